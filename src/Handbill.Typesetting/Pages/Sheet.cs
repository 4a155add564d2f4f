namespace Handbill.Typesetting.Pages;

/// <summary>A sheet of paper as the reader holds it and as the duplicator takes it. Sizes in points, 1/72 inch.</summary>
/// <param name="Name">As written in `issue.yaml`.</param>
/// <param name="PageWidth">Width of one page.</param>
/// <param name="PageHeight">Height of one page.</param>
/// <param name="Pages">Pages of an edition that fills one sheet: 2 or 4.</param>
/// <param name="PaperWidth">Width of the paper that it is printed on.</param>
/// <param name="PaperHeight">Height of the paper.</param>
public sealed record Sheet(
    string Name, double PageWidth, double PageHeight, int Pages, double PaperWidth, double PaperHeight)
{
    private const double Mm = 72 / 25.4;

    /// <summary>Every sheet the press knows.</summary>
    public static IReadOnlyList<Sheet> All { get; } =
    [
        new("A4", 210 * Mm, 297 * Mm, 2, 210 * Mm, 297 * Mm),
        new("Letter", 612, 792, 2, 612, 792),
        new("A3-folded", 210 * Mm, 297 * Mm, 4, 420 * Mm, 297 * Mm),
        new("Tabloid-folded", 612, 792, 4, 1224, 792),
        new("A5-two-up", 148 * Mm, 210 * Mm, 2, 297 * Mm, 210 * Mm),
        new("half-Letter-two-up", 396, 612, 2, 792, 612),
    ];

    /// <summary>Finds a sheet by its name, whatever the case; null when there is none.</summary>
    public static Sheet? Find(string name) =>
        All.FirstOrDefault(sheet => string.Equals(sheet.Name, name, StringComparison.OrdinalIgnoreCase));
}
