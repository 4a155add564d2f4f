using System.Globalization;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Handbill.Typesetting.Text;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Handbill.Desk.Flatplans;

/// <summary>The flatplan of a newspaper: pages with frames, articles in them, and how all of it fits.</summary>
[Authorize(nameof(Permission.SeeBoard))]
internal sealed class IndexModel(FlatplanDesk desk, IStringLocalizer<FlatplanWords> words) : PageModel
{
    public FlatplanSight Sight { get; private set; } = null!;

    /// <summary>The frame that is worked on; -1 for none.</summary>
    public int Frame { get; private set; } = -1;

    public FlatplanMarkup Markup { get; private set; } = null!;

    public string Seen => FlatplanEndpoints.Stamp(Markup);

    public async Task<IActionResult> OnGetAsync(IssueId id, [FromQuery] string? frame, CancellationToken cancellation) =>
        await FindAsync(id, Number(frame) ?? -1, cancellation) ? Page() : NotFound();

    public Task<IActionResult> OnPostAddAsync(IssueId id, CancellationToken cancellation) =>
        ActAsync(id, "add", plan => Box() is { } box ? plan.Add(box) : NoBox(plan), plan => plan.Frames.Length, cancellation);

    public Task<IActionResult> OnPostAddFreeAsync(IssueId id, [FromQuery] int page, CancellationToken cancellation) =>
        ActAsync(id, "add", plan => plan.AddFree(page), plan => plan.Frames.Length, cancellation);

    public Task<IActionResult> OnPostPutAsync(IssueId id, CancellationToken cancellation) =>
        ActAsync(id, "put", plan => Box() is { } box ? plan.Put(Asked, box) : NoBox(plan), _ => Asked, cancellation);

    public Task<IActionResult> OnPostSplitRowsAsync(IssueId id, CancellationToken cancellation) =>
        ActAsync(id, "split", plan => plan.Split(Asked, isSideBySide: false), _ => Asked, cancellation);

    public Task<IActionResult> OnPostSplitColumnsAsync(IssueId id, CancellationToken cancellation) =>
        ActAsync(id, "split", plan => plan.Split(Asked, isSideBySide: true), _ => Asked, cancellation);

    public Task<IActionResult> OnPostRemoveAsync(IssueId id, CancellationToken cancellation) => ActAsync(id, "remove", plan => plan.Remove(Asked), _ => -1, cancellation);

    public Task<IActionResult> OnPostPlaceAsync(IssueId id, CancellationToken cancellation) => ActAsync(
        id,
        "place",
        plan => Field("story") is var story && (story.Length == 0 || Sight.Stories.Any(one => one.Id.ToString() == story))
            ? plan.Place(Asked, story)
            : new FlatplanAct(plan, new FlatplanFault(Asked, FlatplanTrouble.NoFrame, "there is no such article any more", "look at the page again")),
        _ => Asked,
        cancellation);

    public Task<IActionResult> OnPostPagesAsync(IssueId id, CancellationToken cancellation) =>
        ActAsync(id, "pages", plan => plan.WithPages(Number(Field("pages")) ?? 0), _ => Asked, cancellation);

    public async Task<IActionResult> OnPostUndoAsync(IssueId id, CancellationToken cancellation) =>
        await AnswerAsync(id, await desk.TurnAsync(id, Version, isBack: true, cancellation), words["The step was taken back."], Asked, cancellation);

    public async Task<IActionResult> OnPostRedoAsync(IssueId id, CancellationToken cancellation) =>
        await AnswerAsync(id, await desk.TurnAsync(id, Version, isBack: false, cancellation), words["The step was taken again."], Asked, cancellation);

    private int Version => Number(Field("version")) ?? -1;

    private int Asked => Number(Field("frame")) ?? -1;

    private async Task<IActionResult> ActAsync(
        IssueId id, string name, Func<FlatplanText, FlatplanAct> act, Func<FlatplanText, int> selectedAfter, CancellationToken cancellation)
    {
        if (!await FindAsync(id, Asked, cancellation))
        {
            return NotFound();
        }

        var selected = selectedAfter(Sight.Plan);
        return await AnswerAsync(id, await desk.ActAsync(id, Version, act, name, cancellation), words["It is done."], selected, cancellation);
    }

    private async Task<IActionResult> AnswerAsync(IssueId id, FlatplanAnswer answer, string done, int selected, CancellationToken cancellation)
    {
        if (answer.Outcome == FlatplanOutcome.Missing || !await FindAsync(id, selected, cancellation))
        {
            return NotFound();
        }

        var said = answer.Outcome switch
        {
            FlatplanOutcome.Done => done,
            FlatplanOutcome.Locked => words["The issue is locked: its pages change no more."],
            FlatplanOutcome.Changed => words["Somebody else changed the flatplan meanwhile, and nothing of theirs was overwritten. Look at it as it is now, and do it again."],
            _ => Refused(answer.Fault!),
        };
        Response.StatusCode = answer.Outcome switch
        {
            FlatplanOutcome.Done => StatusCodes.Status200OK,
            FlatplanOutcome.Refused => StatusCodes.Status400BadRequest,
            _ => StatusCodes.Status409Conflict,
        };
        if (Request.Headers.ContainsKey("X-Part"))
        {
            // Read out, with how it fits now; what is shown is new in any case.
            Response.Headers["X-Said"] = Uri.EscapeDataString($"{said} {Markup.Sentence()}");
            return new ContentResult { StatusCode = Response.StatusCode, ContentType = "text/html; charset=utf-8", Content = Markup.Text() };
        }

        if (answer.Outcome == FlatplanOutcome.Done)
        {
            Flash.Say(HttpContext, $"{said} {Markup.Sentence()}");
            return Redirect(Frame >= 0 ? $"/issues/{id}/flatplan?frame={Frame}#plan-panel" : $"/issues/{id}/flatplan#plan-panel");
        }

        ModelState.AddModelError("", said);
        return Page();
    }

    private string Refused(FlatplanFault fault) => fault.Trouble switch
    {
        FlatplanTrouble.Outside => words["The frame would go beyond its page: move it, or make it smaller."],
        FlatplanTrouble.TooSmall => words["The frame would be too small for a headline and a line of text: make it {0} rows high or more.", Sight.Plan.LeastRows],
        FlatplanTrouble.Overlap => words["The frame would lie over another: move one of the two, or make it smaller."],
        FlatplanTrouble.Twice => words["The article would stand twice on one page: it goes on, on a later page."],
        FlatplanTrouble.Backwards => words["The article would jump back to an earlier page: it goes on, on a later page."],
        FlatplanTrouble.NoRoom => words["The page has no room for another frame: make one smaller, or part one."],
        FlatplanTrouble.TooMany => words["There are as many frames as a paper can have: take one out first."],
        FlatplanTrouble.Pages => words["A paper has 4, 8, 12 or 16 pages, and pages with frames are not taken away: take those out first."],
        _ => words["That is not there any more: look at the page as it is now."],
    };

    private static FlatplanAct NoBox(FlatplanText plan) => new(plan, new FlatplanFault(-1, FlatplanTrouble.Outside, "the numbers are no place on a page", "write whole numbers"));

    private FrameBox? Box() =>
        Number(Field("page")) is { } page && Number(Field("column")) is { } column && Number(Field("row")) is { } row && Number(Field("columns")) is { } columns && Number(Field("rows")) is { } rows
            ? new FrameBox(page, column, row, columns, rows) : null;

    private string Field(string name) => Request.HasFormContentType ? Request.Form[name].ToString() : "";

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 100_000_000 ? number : null;

    private async Task<bool> FindAsync(IssueId id, int frame, CancellationToken cancellation)
    {
        if (await desk.ReadAsync(id, cancellation) is not { } sight)
        {
            return false;
        }

        Sight = sight;
        Frame = frame < sight.Plan.Frames.Length ? frame : -1;
        Markup = new FlatplanMarkup(words, sight, Frame);
        return true;
    }
}
