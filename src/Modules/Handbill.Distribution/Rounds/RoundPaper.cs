using System.Collections.Immutable;
using System.Globalization;
using Handbill.Press.Contracts;
using Handbill.Typesetting.Forms;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Text;
using Handbill.Ui.Words;
using Microsoft.Extensions.Localization;

namespace Handbill.Distribution.Rounds;

/// <summary>
/// Writes what goes on paper: a label for each bundle, and a route sheet for each place where bundles are fetched. No names stand on them. Words
/// and numbers are of the language that is set for the thread.
/// </summary>
internal sealed class RoundPaper(IStringLocalizer<SheetWords> words)
{
    private const int LabelColumns = 2, LabelRows = 5;

    // What fits under one arm: a heavier bundle is tied as two.
    private const int CopiesOfBundle = 250;

    /// <summary>Labels, one for each bundle as it is tied.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="rows">Its rounds.</param>
    /// <param name="editions">Its editions.</param>
    public LabelSheet Labels(IssueCard issue, IEnumerable<RoundRow> rows, IReadOnlyList<EditionCard> editions)
    {
        var named = editions.ToDictionary(edition => edition.Id);
        var labels = ImmutableArray.CreateBuilder<Label>();
        foreach (var row in rows.Where(row => !row.IsOff))
        {
            foreach (var bundle in row.Bundles.Where(bundle => bundle.Copies > 0 && named.ContainsKey(bundle.EditionId)))
            {
                var parts = CopyShares.Share(bundle.Copies, new int[(bundle.Copies + CopiesOfBundle - 1) / CopiesOfBundle]);
                labels.AddRange(parts.Select((copies, at) => LabelOf(issue, row, named[bundle.EditionId], copies, at + 1, parts.Length)));
            }
        }

        return new LabelSheet
        {
            Title = words["Labels: {0} {1}", issue.PublicationName, Number(issue.Number)], Language = issue.Language, Sheet = SheetOf(issue), Columns = LabelColumns, Rows = LabelRows,
            Labels = labels.ToImmutable(),
        };
    }

    /// <summary>The route sheets: for each place where bundles are fetched, its stops in order.</summary>
    public Form Routes(IssueCard issue, IEnumerable<RoundRow> rows, IReadOnlyList<EditionCard> editions)
    {
        var slugs = editions.ToDictionary(edition => edition.Id, edition => $"{edition.Slug} ({edition.Language})");
        var parts = ImmutableArray.CreateBuilder<FormPart>();
        foreach (var place in rows.Where(row => !row.IsOff).GroupBy(row => row.Round.PickUp, StringComparer.CurrentCultureIgnoreCase).OrderBy(place => place.Key, StringComparer.CurrentCultureIgnoreCase))
        {
            var stops = place.ToList();
            parts.Add(new FormHeading(words["Fetched from: {0}", place.Key.Length > 0 ? place.Key : words["the press"].Value]));
            parts.Add(new FormFigures([new(Number(stops.Sum(stop => stop.Copies)), words["copies in all"]), new(Number(stops.Count), words["stops"])]));
            parts.Add(new FormTable(
                [
                    new(words["When"], 1.7), new(words["Where"], 3.2), new(words["Copies"], 1, CellAlignment.End), new(words["Taken"], 1.1), new(words["Left over"], 1.1), new(words["Money"], 1.1), new(words["Remarks"], 2.2),
                ],
                [.. stops.Select(stop => Row(issue, stop, slugs))]));
        }

        parts.Add(new FormHeading(words["Before you go"]));
        parts.Add(new FormTicks([words["The bundles are counted, and their labels fit this sheet."], words["You know whom to call when somebody does not come."]]));
        parts.Add(new FormHeading(words["What to do if …"]));
        parts.Add(new FormParagraph(words["A gate is closed: hand out on the pavement before it, and write it down."]));
        parts.Add(new FormParagraph(words["Somebody sends you away: stay calm, ask for a name, go, and tell your group."]));
        parts.Add(new FormParagraph(words["Copies run out: write down when. Copies are left: bring them back, they are counted."]));
        parts.Add(new FormLines(words["Remarks"], 4));
        return new Form { Title = words["Route sheet: {0} {1}", issue.PublicationName, Number(issue.Number)], Language = issue.Language, Sheet = SheetOf(issue), Parts = parts.ToImmutable() };
    }

    private Label LabelOf(IssueCard issue, RoundRow row, EditionCard edition, int copies, int number, int of) => new(
    [
        new LabelLine(row.Round.WorkplaceName, 17, Strong: true),
        new LabelLine(words["{0} copies", Number(copies)], 15, Strong: true),
        new LabelLine(Place(row.Round) is { Length: > 0 } place ? $"{place} · {When(issue, row.Round)}" : When(issue, row.Round), 11),
        new LabelLine($"{edition.Slug} ({edition.Language})", 10),
        new LabelLine($"{issue.PublicationName} {Number(issue.Number)} · {words["bundle {0} of {1}", Number(number), Number(of)]}", 9),
    ]);

    private static ImmutableArray<FormCell> Row(IssueCard issue, RoundRow stop, Dictionary<EditionId, string> slugs)
    {
        var where = string.Join('\n', new[] { stop.Round.WorkplaceName, Place(stop.Round) }.Where(text => text.Length > 0));
        var copies = stop.Bundles.Count > 1
            ? string.Join('\n', stop.Bundles.Select(bundle => $"{Number(bundle.Copies)} {slugs.GetValueOrDefault(bundle.EditionId, "")}"))
            : Number(stop.Copies);
        return [new(When(issue, stop.Round)), new(where, Strong: true), new(copies), new(""), new(""), new(""), new("")];
    }

    private static string Place(Round round) => string.Join(", ", new[] { round.GateName, round.ShiftName }.Where(name => name.Length > 0));

    private static string When(IssueCard issue, Round round)
    {
        var (day, minutes) = WallClock.Shown(round.GoesAt, issue.TimeZone);
        return $"{Ui.Words.Language.Current.ShortDate(day, day)} {TimeOnly.MinValue.AddMinutes(minutes).ToString("HH:mm", CultureInfo.InvariantCulture)}";
    }

    private static string Number(int number) => Ui.Words.Language.Current.Number(number);

    private static Sheet SheetOf(IssueCard issue) =>
        Sheet.Find(issue.Sheet.Contains("Letter", StringComparison.OrdinalIgnoreCase) || issue.Sheet.Contains("Tabloid", StringComparison.OrdinalIgnoreCase) ? "Letter" : "A4")!;
}
