namespace Handbill.Site.Imports;

/// <summary>What someone who imports an archive may say about it.</summary>
internal sealed record ImportSettings
{
    /// <summary>Language of pieces whose archive does not say; BCP 47, empty for none.</summary>
    public string Language { get; init; } = "";

    /// <summary>Address under which the archive stood, for links and pictures that are written without it; null when nobody says.</summary>
    public Uri? Base { get; init; }

    /// <summary>Folder with what was uploaded to the old site; empty when there is none.</summary>
    public string Uploads { get; init; } = "";

    /// <summary>How names of PDFs tell their date, such as `{yyyy}-{MM}-{dd}` or `{name}-{number}-{yyyy}{MM}`; empty when they don't.</summary>
    public string NamePattern { get; init; } = "";

    /// <summary>Makes a picture of the first page of a PDF that is open at its start; null where covers are not wanted.</summary>
    public Func<Stream, Task<byte[]?>>? DrawCover { get; init; }
}
