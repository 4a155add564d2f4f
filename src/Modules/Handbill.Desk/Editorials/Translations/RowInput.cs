using Microsoft.AspNetCore.Http;

namespace Handbill.Desk.Editorials.Translations;

/// <summary>A row of the sheet as it stands in the form: with what its translator had before them.</summary>
/// <param name="Source">The original that they saw; null when there was none.</param>
/// <param name="Was">The original as it had been translated; null when that was not known.</param>
/// <param name="Before">The translation that they saw.</param>
/// <param name="Target">What they made of it.</param>
internal sealed record RowInput(string? Source, string? Was, string Before, string Target)
{
    /// <summary>They said that the translation is still right.</summary>
    public bool IsRight { get; init; }

    /// <summary>They dropped it.</summary>
    public bool IsDropped { get; init; }

    public TranslationRow Row => new(Source, Was, Target);

    /// <summary>What they say of it: it is a translation of the original that they saw when they changed it or said that it is right.</summary>
    public TranslationUnit Unit
    {
        get
        {
            var isSaid = Target.Length > 0 && Source is not null && (IsRight || Target != Before);
            return new TranslationUnit(isSaid ? Source : Was, IsDropped ? "" : Target) { IsSaid = isSaid };
        }
    }

    public static RowInput Of(TranslationRow row) => new(row.Source, row.Was, row.Target, row.Target);

    /// <summary>The rows of a form, in their order: its headline and kicker are rows as well, under another prefix.</summary>
    public static IReadOnlyList<RowInput> Read(IFormCollection form, string prefix)
    {
        var (sources, were, befores, targets) = (form[prefix + "Source"], form[prefix + "Was"], form[prefix + "Before"], form[prefix + "Target"]);
        var count = new[] { sources.Count, were.Count, befores.Count, targets.Count }.Min();
        var (right, dropped) = (form[prefix + "Right"].ToHashSet(StringComparer.Ordinal), form[prefix + "Drop"].ToHashSet(StringComparer.Ordinal));
        return
        [
            .. Enumerable.Range(0, count).Select(at => new RowInput(Given(sources[at]), Given(were[at]), CopyBlocks.Trimmed(befores[at]), CopyBlocks.Trimmed(targets[at]))
            {
                IsRight = right.Contains(at.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                IsDropped = dropped.Contains(at.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            }),
        ];
    }

    private static string? Given(string? text) => CopyBlocks.Trimmed(text) is { Length: > 0 } given ? given : null;
}
