using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Handbill.Typesetting.Pages;

namespace Handbill.Pdf.Imposition;

/// <summary>How an edition is to be laid on paper, as `--print` says it. Lengths in points.</summary>
public sealed record PrintSpec
{
    /// <summary>How pages are laid on paper; null for what suits the sheet, see <see cref="KindFor"/>.</summary>
    public PrintKind? Kind { get; init; }

    /// <summary>What may be printed beyond the cut, 0 to 10 mm. Above 0 the paper is larger than the sheet.</summary>
    public double Bleed { get; init; }

    /// <summary>Marks where to cut, beside the sheet on larger paper.</summary>
    public bool CropMarks { get; init; }

    /// <summary>Marks where to fold, beside the sheet on larger paper.</summary>
    public bool FoldMarks { get; init; }

    /// <summary>How far the pages of each further sheet of a booklet move to the spine, 0 to 2 mm.</summary>
    public double Creep { get; init; }

    /// <summary>
    /// The edge that the duplicator turns the paper over; null for the one that leaves both sides upright: the long edge of
    /// upright paper, the short edge of paper on its side.
    /// </summary>
    public FlipEdge? Flip { get; init; }

    /// <summary>True binds on the right, false on the left, null as the edition's language is read.</summary>
    public bool? BindRight { get; init; }

    /// <summary>Reads a specification such as `2-up,bleed=3mm,crop,flip=short`. The empty text is what suits the sheet.</summary>
    /// <param name="text">Words with commas between them, in any order and case.</param>
    /// <param name="spec">What it says.</param>
    /// <param name="refusal">What is wrong with it and what is allowed.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out PrintSpec? spec, [NotNullWhen(false)] out string? refusal)
    {
        ArgumentNullException.ThrowIfNull(text);
        return PrintSpecReader.TryRead(text, out spec, out refusal);
    }

    /// <summary>How pages are laid on paper for a sheet: folded and two-up sheets as their names say, others as they are; folded ones that make more
    /// than four pages are laid into each other.</summary>
    public PrintKind KindFor(Sheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return Kind
            ?? (sheet.Pages > 4 ? PrintKind.Booklet
            : sheet.Pages == 4 ? PrintKind.Folded
            : sheet.PaperWidth > sheet.PageWidth * 1.5 ? PrintKind.TwoUp
            : PrintKind.AsIs);
    }

    /// <summary>The specification as <see cref="TryParse"/> reads it; empty for what suits the sheet.</summary>
    public override string ToString()
    {
        List<string> words = [];
        if (Kind is { } kind)
        {
            words.Add(PrintSpecReader.NameOf(kind));
        }

        if (Bleed > 0)
        {
            words.Add($"bleed={Points(Bleed)}");
        }

        if (CropMarks)
        {
            words.Add("crop");
        }

        if (FoldMarks)
        {
            words.Add("fold");
        }

        if (Creep > 0)
        {
            words.Add($"creep={Points(Creep)}");
        }

        if (Flip is { } flip)
        {
            words.Add(flip == FlipEdge.Long ? "flip=long" : "flip=short");
        }

        if (BindRight is { } right)
        {
            words.Add(right ? "rtl" : "ltr");
        }

        return string.Join(',', words);
    }

    private static string Points(double length) => length.ToString("R", CultureInfo.InvariantCulture) + "pt";
}
