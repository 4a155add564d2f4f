using Handbill.Distribution.Orders.Machines;
using Handbill.Pdf.Imposition;
using Handbill.Press.Contracts;
using Handbill.Typesetting.Pages;

namespace Handbill.Distribution.Orders.Jobs;

/// <summary>What one file for a machine holds. Pure.</summary>
internal sealed record JobPlan
{
    public required IssueCard Issue { get; init; }

    public required Machine Machine { get; init; }

    /// <summary>The ink's name where each ink has its own file; otherwise the one ordered, empty for none in particular.</summary>
    public required string Ink { get; init; }

    public required string Paper { get; init; }

    /// <summary>The editions, in their order.</summary>
    public required IReadOnlyList<PlannedSheet> Sheets { get; init; }

    /// <summary>False for a file that the machine is told to print several times: a cover is wanted once.</summary>
    public bool HasCover { get; init; } = true;

    /// <summary>Copies of all editions.</summary>
    public long Copies => Sheets.Sum(sheet => (long)sheet.Copies);

    /// <summary>Sheets of paper, without the cover.</summary>
    public long Papers => Sheets.Sum(sheet => PapersOf(Sheet, sheet.Copies));

    /// <summary>The sheet that the issue is set for.</summary>
    public Sheet Sheet => SheetOf(Issue);

    public static Sheet SheetOf(IssueCard issue) => Sheet.Find(issue.Sheet) ?? Sheet.All[0];

    /// <summary>How often a file is printed for so many copies: a sheet that is cut in two makes two.</summary>
    public static int PapersOf(Sheet sheet, int copies) => new PrintSpec().KindFor(sheet) == PrintKind.TwoUp ? (copies + 1) / 2 : copies;
}

/// <summary>An edition of a file.</summary>
/// <param name="Workplace">As printed.</param>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Copies">1 or more.</param>
/// <param name="Hash">Its file.</param>
internal sealed record PlannedSheet(string Workplace, string Language, int Copies, string Hash)
{
    /// <summary>The edition it is of; null where that is not asked any more.</summary>
    public EditionCard? Edition { get; init; }
}
