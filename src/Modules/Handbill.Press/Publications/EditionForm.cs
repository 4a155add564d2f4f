namespace Handbill.Press.Publications;

/// <summary>What can be changed of one edition.</summary>
internal sealed class EditionForm
{
    public const int MostCopies = 1_000_000;

    public string? Language { get; set; }

    public int? Copies { get; set; }

    public int Version { get; set; }

    public static EditionForm Of(PlannedEdition edition) => new() { Language = edition.Language, Copies = edition.Copies, Version = edition.Version };
}
