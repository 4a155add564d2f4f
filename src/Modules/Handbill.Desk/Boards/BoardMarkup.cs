using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using Handbill.Press.Contracts;
using Handbill.Ui.Components;
using Handbill.Ui.Words;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;

namespace Handbill.Desk.Boards;

/// <summary>
/// Writes a row of the board: for the page, and for the events that put a fresh row in its place. By hand, since hundreds of rows through
/// tag helpers take longer than everything else about the page. One for an answer: what it has written it gives again.
/// </summary>
internal sealed class BoardMarkup(IStringLocalizer<BoardWords> words, DateTimeOffset now)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Default;

    private readonly Dictionary<EditionId, string> _rows = [];
    private readonly Dictionary<string, string> _labels = new(StringComparer.Ordinal);
    private readonly Dictionary<(Progress, string), string> _states = [];

    public IHtmlContent Row(BoardRow row) => new HtmlString(Text(row));

    /// <summary>The row as markup on one line.</summary>
    public string Text(BoardRow row)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_rows, row.Edition.Id, out _);
        return known ??= Write(row);
    }

    private string Write(BoardRow row)
    {
        var edition = row.Edition;
        var id = edition.Id.ToString();
        var html = new StringBuilder(900);
        if (edition.IsPaper)
        {
            return Paper(html, row);
        }

        html.Append("<tr id=\"e-").Append(id).Append("\"><th scope=\"row\"><a href=\"/stories/edition/").Append(id).Append("\"><bdi>").Append(E(edition.WorkplaceName)).Append("</bdi></a></th>");
        Cell(html, "Group", E(row.Region.Length > 0 ? $"{row.Group}, {row.Region}" : row.Group));
        Cell(html, "Copy in", State(row.Copy, row.Items == 0 ? words["no copy yet"] : words["{0} of {1} ready", row.Ready, row.Items]));
        Cell(html, "Read", $"<a href=\"/editions/{id}/meeting\">{State(row.Read, row.Read switch { Progress.Done => words["read aloud"], Progress.Started => words["being read"], _ => words["not read"] })}</a>");
        Cell(html, "Approved", edition.ApprovedAt is null ? State(Progress.Waiting, words["not approved"]) : State(Progress.Done, words["approved by its group"]));
        Cell(html, "Fit", row.Fits.Count == 0 || !(row.Edition.IsFitCurrent || row.Edition.CannotBeSet)
            ? $"<a href=\"/editions/{id}/proof\">{Fit(row)}</a>"
            : $"<ul class=\"plain\">{string.Concat(row.Fits.Select(one => $"<li><a href=\"/editions/{id}/proof?variant={one.Variant.Key}\">{E(one.Variant.Name)} {FitOf(row, one.Fit.Fit, one.Fit.Words)}</a></li>"))}</ul>");
        Cell(html, "Language", $"<bdi>{E(edition.Language)}</bdi>");
        Cell(html, "Editorial", Editorial(row.Editorial));
        Cell(html, "Late", row.Late is { } late ? State(Progress.Late, Late(late)) : "");
        return html.Append("</tr>").ToString();
    }

    // A newspaper is of no group: its articles stand on the flatplan, and the board locks them.
    private string Paper(StringBuilder html, BoardRow row)
    {
        var (edition, plan) = (row.Edition, $"/issues/{row.Edition.IssueId}/flatplan");
        html.Append("<tr id=\"e-").Append(edition.Id).Append("\"><th scope=\"row\"><a href=\"").Append(plan).Append("\"><bdi>").Append(E(edition.WorkplaceName)).Append("</bdi></a></th>");
        Cell(html, "Group", "–");
        Cell(html, "Copy in", "–");
        Cell(html, "Read", "–");
        Cell(html, "Approved", "–");
        Cell(html, "Fit", $"<a href=\"{plan}\">{Fit(row)}</a>");
        Cell(html, "Language", $"<bdi>{E(edition.Language)}</bdi>");
        Cell(html, "Editorial", "–");
        Cell(html, "Late", "");
        return html.Append("</tr>").ToString();
    }

    private void Cell(StringBuilder html, string label, string content)
    {
        ref var word = ref CollectionsMarshal.GetValueRefOrAddDefault(_labels, label, out _);
        html.Append("<td data-label=\"").Append(word ??= E(words[label].Value)).Append("\">").Append(content).Append("</td>");
    }

    private string Fit(BoardRow row) => row.Edition.CannotBeSet ? State(Progress.Waiting, words["cannot be set yet"])
        : !row.Edition.IsFitCurrent ? State(Progress.Waiting, words["not set yet"])
        : FitOf(row, row.Edition.Fit, row.Edition.FitWords);

    private string FitOf(BoardRow row, string fit, int off) => fit switch
    {
        "" => State(Progress.Waiting, words["cannot be set yet"]),
        "fitted" => State(Progress.Done, words["exactly full"]),
        "overset" => State(Progress.Late, words.Count(off, "{0} word to cut|{0} words to cut")),
        _ when row.Items == 0 => State(Progress.Waiting, words["its back is empty"]),
        _ => State(Progress.Started, words.Count(off, "room for {0} word|room for {0} words")),
    };

    private string Editorial(EditorialState state) => state switch
    {
        EditorialState.Missing => State(Progress.Waiting, words["not written"]),
        EditorialState.Draft => State(Progress.Started, words["being written"]),
        EditorialState.Stale => State(Progress.Late, words["of an older text"]),
        EditorialState.Ready => State(Progress.Done, words["ready"]),
        _ => State(Progress.Locked, words["locked by the board"]),
    };

    private string Late(Lateness late)
    {
        var span = now - late.Since;
        var by = span.TotalHours < 1 ? words["under an hour"].Value
            : span.TotalHours < 24 ? words.Count((long)span.TotalHours, "{0} hour|{0} hours")
            : words.Count((long)span.TotalDays, "{0} day|{0} days");
        return late.What == LatePart.Copy ? words["copy late by {0}", by] : words["approval late by {0}", by];
    }

    private string State(Progress progress, string text)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_states, (progress, text), out _);
        if (known is not null)
        {
            return known;
        }

        return known = StateMarkup.Of(progress, E(text));
    }

    private static string E(string text) => Encoder.Encode(text);
}
