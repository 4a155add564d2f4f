using System.Text.Encodings.Web;
using Handbill.Distribution.Contracts;
using Handbill.Press.Contracts;
using Handbill.Ui.Components;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;

namespace Handbill.Distribution.Orders.Jobs;

/// <summary>
/// Writes what changes of a job that was sent: for the page, and for the events that put fresh cells in its place. Buttons belong to the one form of the page, which
/// has the token against forged requests.
/// </summary>
internal sealed class JobMarkup(IssueId issue, ILookup<PrintJobId, OldCopies> old, IStringLocalizer words)
{
    /// <summary>Id of the form that the buttons send.</summary>
    public const string Form = "job-act";

    private readonly JobWordsOf _said = new(words);

    /// <summary>How the job stands, and what to do about it: two cells on one line.</summary>
    public IHtmlContent Cells(PrintJob job) => new HtmlString(CellsText(job));

    /// <summary>The same as text.</summary>
    public string CellsText(PrintJob job)
    {
        var said = string.Join(' ', new[] { _said.TroubleOf(job), _said.CorrectedOf(job, old[job.Id]) }.Where(one => one.Length > 0));
        var trouble = said.Length > 0 ? E(said) : job.EndedAt is not null ? "–" : "";
        return $"<td id=\"js-{job.Id}\" data-label=\"{E(words["State"])}\">{StateMarkup.Of(_said.ShapeOf(job), E(_said.StateOf(job)))}</td>"
            + $"<td id=\"jd-{job.Id}\" data-label=\"{E(words["What to do"])}\">{string.Join(' ', Acts(job).Prepend(trouble))}</td>";
    }

    private IEnumerable<string> Acts(PrintJob job) => job.State switch
    {
        PrintJobState.Unsure => [Button(job, "printed", words["It is printed"]), Button(job, "notprinted", words["It is not: send it again"])],
        PrintJobState.Failed => [Button(job, "again", words["Try again"]), Button(job, "cancel", words["Cancel the job"])],
        PrintJobState.Waiting or PrintJobState.Sent or PrintJobState.Printing => [Button(job, "cancel", words["Cancel the job"])],
        _ => [],
    };

    private string Button(PrintJob job, string act, string said) =>
        $"<button class=\"button\" form=\"{Form}\" formaction=\"/issues/{issue}/orders?handler=Job&amp;job={job.Id}\" name=\"act\" value=\"{act}\">{E(said)}</button>";

    private static string E(string text) => HtmlEncoder.Default.Encode(text);
}
