using Handbill.Distribution.Orders.Machines;
using Handbill.Pdf.Imposition;
using Handbill.Pdf.Joining;
using Handbill.Press.Contracts;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Text;

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

    /// <summary>Whether cover and sheets are in it, or one of them: where the machine is told how often, a cover that is wanted once is a file of its own.</summary>
    public JobContents Contents { get; init; } = JobContents.All;

    /// <summary>Copies of all editions.</summary>
    public long Copies => Sheets.Sum(sheet => (long)sheet.Copies);

    /// <summary>Sheets of paper, without the cover.</summary>
    public long Papers => Sheets.Sum(sheet => PapersOf(Machine, Sheet, sheet.Copies));

    /// <summary>The sheet that the issue is set for: <see cref="SheetOf"/>.</summary>
    public required Sheet Sheet { get; init; }

    /// <summary>The sheet that an issue is set for.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="pages">Its pages by its flatplan; null for those of the sheet.</param>
    public static Sheet SheetOf(IssueCard issue, int? pages)
    {
        var sheet = Sheet.Find(issue.Sheet) ?? Sheet.All[0];
        return pages is { } many ? sheet with { Pages = many } : sheet;
    }

    /// <summary>How pages lie on a machine's paper: as it wants them, or as suits the sheet where two pages cannot be folded.</summary>
    public static PrintKind KindOf(Machine machine, Sheet sheet) =>
        machine.Imposition is { } wanted && Takes(wanted, sheet) ? wanted : new PrintSpec().KindFor(sheet);

    /// <summary>Whether the pages of a sheet can lie so.</summary>
    public static bool Takes(PrintKind wanted, Sheet sheet) => sheet.Pages > 2 || wanted is PrintKind.AsIs or PrintKind.TwoUp;

    /// <summary>How the pages of an edition are to be laid anew for the machine; null where they lie as it takes them.</summary>
    /// <param name="language">BCP 47 tag of the edition.</param>
    public PageLaying? LayingOf(string language) => KindOf(Machine, Sheet) is var kind && kind == new PrintSpec().KindFor(Sheet)
        ? null
        : new PageLaying(new PrintSpec { Kind = kind }, Sheet, LanguageFacts.Direction(language));

    /// <summary>Width and height of the paper, in points.</summary>
    public (double Width, double Height) PaperSize
    {
        get
        {
            var side = Imposer.Impose(new PrintSpec { Kind = KindOf(Machine, Sheet) }, Sheet, Sheet.Pages, TextDirection.LeftToRight)[0];
            return (side.Width, side.Height);
        }
    }

    /// <summary>How often a file is printed for so many copies: a sheet that is cut in two makes two.</summary>
    public static int TimesOf(Machine machine, Sheet sheet, int copies) => KindOf(machine, sheet) == PrintKind.TwoUp ? (copies + 1) / 2 : copies;

    /// <summary>Sheets of paper for so many copies.</summary>
    public static long PapersOf(Machine machine, Sheet sheet, int copies) =>
        (long)TimesOf(machine, sheet, copies) * (KindOf(machine, sheet) is PrintKind.AsIs or PrintKind.TwoUp ? (sheet.Pages + 1) / 2 : (sheet.Pages + 3) / 4);
}

/// <summary>What is in a file for a machine.</summary>
internal enum JobContents
{
    /// <summary>The cover, then the sheets.</summary>
    All,

    Cover,

    Sheets,
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
