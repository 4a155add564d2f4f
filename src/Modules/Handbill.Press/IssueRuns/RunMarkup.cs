using System.Text;
using System.Text.Encodings.Web;
using Handbill.Press.Contracts;
using Handbill.Ui.Components;
using Handbill.Ui.Words;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;

namespace Handbill.Press.IssueRuns;

/// <summary>Writes what changes while a run goes on: for the page, and for the events that put fresh parts in its place.</summary>
/// <param name="words">The words.</param>
/// <param name="hidden">Sheets under an embargo.</param>
/// <param name="isGivenOut">False as long as no variant is chosen: what is made lies ready.</param>
internal sealed class RunMarkup(IStringLocalizer<RunWords> words, HiddenSheets hidden, bool isGivenOut = true)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Default;

    /// <summary>The row of an edition, on one line.</summary>
    public IHtmlContent Row(IssueRun run, RunRow row) => new HtmlString(RowText(run, row));

    /// <summary>How far the run is, on one line.</summary>
    public IHtmlContent Standing(RunStanding standing) => new HtmlString(StandingText(standing));

    public string RowText(IssueRun run, RunRow row)
    {
        var html = new StringBuilder(600);
        html.Append("<tr id=\"s-").Append(row.Edition).Append("\"><th scope=\"row\"><bdi>").Append(E(row.Workplace)).Append("</bdi></th>");
        Cell(html, words["Language"], $"<bdi>{E(row.Language)}</bdi>");
        Cell(html, words["State"], State(run, row.Sheet));

        // A row is as high before it is made as after.
        Cell(html, words["Files"], row.Sheet is not { Prints.Length: > 0 } sheet ? "–" : !isGivenOut ? E(words["ready"]) : hidden.Hides(row.Edition) ? E(words["under embargo"]) : Files(run, sheet));
        return html.Append("</tr>").ToString();
    }

    public string StandingText(RunStanding standing)
    {
        var run = standing.Run;
        var html = new StringBuilder(900);
        html.Append("<div id=\"run-standing\"><div class=\"progress\"><label for=\"run-bar\">").Append(E(Headline(standing))).Append("</label><span class=\"number\">")
            .Append(E(words["{0} of {1}", Language.Current.Number(standing.Done), Language.Current.Number(run.Sheets)])).Append("</span><progress id=\"run-bar\" value=\"").Append(standing.Done)
            .Append("\" max=\"").Append(Math.Max(1, run.Sheets)).Append("\"></progress></div>");
        html.Append("<p>").Append(E(words.Count(standing.Made, "{0} sheet is made|{0} sheets are made")));
        Part(standing.Of(SheetOutcome.Unchanged), "{0} of them as it was before|{0} of them as they were before");
        Part(standing.Of(SheetOutcome.Overset), "{0} has too much copy|{0} have too much copy");
        Part(standing.Of(SheetOutcome.Underset), "{0} has too little copy|{0} have too little copy");
        Part(standing.Of(SheetOutcome.Faulty), "{0} cannot be set|{0} cannot be set");
        html.Append("</p>");
        if (standing.Trouble.Length > 0)
        {
            html.Append("<div class=\"notice attention\"><strong class=\"notice-word\">").Append(E(words["It waits"])).Append("</strong><div>").Append(E(TroubleWords(standing.Trouble))).Append("</div></div>");
        }

        return html.Append("</div>").ToString();

        void Part(int count, string forms)
        {
            if (count > 0)
            {
                html.Append(" · ").Append(E(words.Count(count, forms)));
            }
        }
    }

    private string Headline(RunStanding standing) => standing.Run switch
    {
        { EndedAt: null } => words["Sheets are being made"],
        { IsCalledOff: true } => words["Called off"],
        _ when standing.Made == standing.Run.Sheets => words["All sheets are made"],
        _ => words["Made, but for those that do not fit"],
    };

    private string TroubleWords(string trouble) => trouble switch
    {
        "Full" => words["The database has no room left. Free some space on its disk: the run goes on by itself, and nothing is lost."],
        "Away" => words["The database does not answer. When it is back the run goes on by itself, and nothing is lost."],
        "Busy" => words["The database is very busy. The run goes on by itself."],
        _ => words["Some sheets could not be made just now. They are tried again by themselves; what went wrong stands in the server’s log."],
    };

    private string State(IssueRun run, RunSheet? sheet) => sheet switch
    {
        null when run.EndedAt is null => Shape(Progress.Waiting, words["waits"]),
        null => Shape(Progress.Stopped, words["not made"]),
        { Outcome: SheetOutcome.Made } => Shape(Progress.Done, words["made"]),
        { Outcome: SheetOutcome.Unchanged } => Shape(Progress.Done, words["as before"]),
        { Outcome: SheetOutcome.Overset } => Shape(Progress.Late, words.Count(sheet.Words, "{0} word to cut|{0} words to cut")),
        { Outcome: SheetOutcome.Underset } => Shape(Progress.Late, words.Count(sheet.Words, "room for {0} word|room for {0} words")),
        _ => Shape(Progress.Late, sheet.Fault.Length > 0 ? words["cannot be set: {0}", sheet.Fault] : words["cannot be set"]),
    };

    private string Files(IssueRun run, RunSheet sheet)
    {
        var links = FileLines.Read(sheet.Prints).Select(file => $"<a href=\"/runs/{run.Id}/print/{E(file.Name)}.pdf\">{E(file.Name == sheet.Slug ? words["for print"] : words["for print: {0}", file.Name[(sheet.Slug.Length + 1)..]])}</a>");
        return string.Join(" · ", sheet.Reading.Length > 0 ? links.Append($"<a href=\"/runs/{run.Id}/{E(sheet.Slug)}.pdf\">{E(words["for reading"])}</a>") : links);
    }

    private static void Cell(StringBuilder html, string label, string content) =>
        html.Append("<td data-label=\"").Append(E(label)).Append("\">").Append(content).Append("</td>");

    private static string Shape(Progress progress, string text) => StateMarkup.Of(progress, E(text));

    private static string E(string text) => Encoder.Encode(text);
}
