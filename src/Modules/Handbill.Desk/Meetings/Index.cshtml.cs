using System.Globalization;
using Handbill.Desk.Contracts;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Ids;
using Handbill.Press.Contracts;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Handbill.Desk.Meetings;

/// <summary>
/// The meeting: every item in large type, to be read aloud, amended and decided on. Each form says what its reader had before them, so
/// that one which arrives late changes nothing that was changed meanwhile. A script is answered with the parts that differ.
/// </summary>
[Authorize(nameof(Permission.WriteItems))]
internal sealed class IndexModel(MeetingDesk desk, MeetingActs acts, StoryWriting writing, TimeProvider clock, IStringLocalizer<MeetingWords> words) : PageModel
{
    private const int Sizes = 5;

    // What an item shows beside its text after an act that could not be done.
    private Func<ItemView, ItemView> _also = static view => view;
    private StoryId? _about;

    public Table Table { get; private set; } = null!;

    /// <summary>The number of the only item that is shown; null when all are.</summary>
    public int? One { get; private set; }

    /// <summary>How large the type is, from 1.</summary>
    public int Size { get; private set; } = 2;

    /// <summary>What was typed and is not saved.</summary>
    public MeetingForm? Typed { get; private set; }

    public string Me => desk.Me.ToString();

    public IEnumerable<ItemView> Items => Table.Items.Select((story, at) => ViewOf(story, at + 1));

    public async Task<IActionResult> OnGetAsync(EditionId id, CancellationToken cancellation)
    {
        // A look changes nothing: not what was typed into a form that came back.
        ModelState.Clear();
        return await LoadAsync(id, cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostDecideAsync(EditionId id, MeetingForm form, CancellationToken cancellation)
    {
        if (await HeadAsync(id, form, isDecision: true, cancellation) is not { } head || Find(form.StoryId) is not { } story)
        {
            return NotFound();
        }

        var why = form.WhyText;
        if (form.Decided is not { } kind || form.ItemSeen is not { } seen || form.DecisionId is null || why.Length > MeetingForm.LongestLine)
        {
            return Wrong(story.Id, form, why.Length > MeetingForm.LongestLine ? $"why-{story.Id}" : "", why.Length > MeetingForm.LongestLine
                ? words["This has {0} characters; {1} is the most. Cut it.", why.Length, MeetingForm.LongestLine]
                : words["This decision cannot be read. Load the page again and decide once more."]);
        }

        var verdict = await acts.DecideAsync(head, story.Id, kind, seen, why, cancellation);
        await LoadAsync(id, cancellation);
        if (verdict != Verdict.Changed)
        {
            return Answer(verdict, story.Id, words["{0}: {1}", story.Headline, words.Done(kind)]);
        }

        var read = await desk.RevisionAsync(story.Id, seen.Revision, cancellation);
        return Changed(story.Id, view => view with { Refused = kind, Read = read is null || read.Number == view.Story.Revision ? null : StoryText.Of(read), Typed = form });
    }

    public async Task<IActionResult> OnPostAmendAsync(EditionId id, MeetingForm form, CancellationToken cancellation)
    {
        if (await HeadAsync(id, form, isDecision: false, cancellation) is not { } head || Find(form.StoryId) is not { } story)
        {
            return NotFound();
        }

        var basis = await writing.FindRevisionAsync(story.Id, form.Revision ?? 0, cancellation);
        var before = basis is null ? StoryText.Of(story) : StoryText.Of(basis);
        var text = StoryText.Typed(form.Headline, before.Kicker, before.Byline, form.Body);
        if (form.DecisionId is null || form.Revision is null)
        {
            return Wrong(story.Id, form, "", words["This decision cannot be read. Load the page again and decide once more."]);
        }

        if (text.Headline.Length is 0 or > StoryInput.LongestHeadline)
        {
            return Wrong(story.Id, form, $"headline-{story.Id}", words["A headline has 1 to {0} characters.", StoryInput.LongestHeadline]);
        }

        if (text.Body.Length > StoryInput.LongestBody)
        {
            return Wrong(story.Id, form, $"body-{story.Id}", words["This has {0} characters; {1} is the most. Cut it.", text.Body.Length, StoryInput.LongestBody]);
        }

        var outcome = await acts.AmendAsync(head, story.Id, text, form.Revision.Value, cancellation);
        await LoadAsync(id, cancellation);
        return outcome switch
        {
            WriteOutcome.Written written => Answer(Verdict.Applied, story.Id, Saved(story, written), written.IsMerged ? null : written.Revision),
            WriteOutcome.Touched touched => Changed(story.Id, view => view with { Merge = touched.Merge }),
            _ => Answer(Verdict.Locked, story.Id, ""),
        };
    }

    public async Task<IActionResult> OnPostOrderAsync(EditionId id, MeetingForm form, CancellationToken cancellation)
    {
        if (await HeadAsync(id, form, isDecision: false, cancellation) is not { } head)
        {
            return NotFound();
        }

        var seen = MeetingForm.Order(form.Seen);
        var wanted = form.Wanted is null && seen is not null ? form.Moved(seen) : MeetingForm.Order(form.Wanted);
        if (form.DecisionId is null || seen is null || wanted is null || !seen.ToHashSet().SetEquals(wanted))
        {
            return Wrong(null, form, "", words["This order cannot be read. Load the page again and move the item once more."]);
        }

        var verdict = await acts.OrderAsync(head, seen, wanted, cancellation);
        await LoadAsync(id, cancellation);
        return verdict == Verdict.Changed
            ? Changed(null, static view => view)
            : Answer(verdict, null, words["The order is changed."]);
    }

    public async Task<IActionResult> OnPostTaskAsync(EditionId id, MeetingForm form, CancellationToken cancellation)
    {
        if (await HeadAsync(id, form, isDecision: true, cancellation) is not { } head || (!string.IsNullOrEmpty(form.Story) && Find(form.StoryId) is null))
        {
            return NotFound();
        }

        var (text, who) = (StoryText.Lines(form.Text), StoryText.Lines(form.Who));
        var at = form.StoryId?.ToString() ?? "end";
        if (form.DecisionId is null)
        {
            ModelState.AddModelError("", words["This decision cannot be read. Load the page again and decide once more."]);
        }

        if (text.Length is 0 or > MeetingForm.LongestNote)
        {
            ModelState.AddModelError($"task-{at}", words["Say what is to be done, in 1 to {0} characters.", MeetingForm.LongestNote]);
        }

        if (who.Length > MeetingForm.LongestLine)
        {
            ModelState.AddModelError($"who-{at}", words["This has {0} characters; {1} is the most. Cut it.", who.Length, MeetingForm.LongestLine]);
        }

        // A day that cannot be read is told at its own field, of which the page has several.
        if (ModelState.Remove(nameof(form.Due)) && (form.Due is { Year: < 2000 or > 2200 } || (form.Due is null && !string.IsNullOrEmpty(Request.Form["due"]))))
        {
            ModelState.AddModelError($"due-{at}", words["Choose a day that one can wait for."]);
        }

        if (!ModelState.IsValid)
        {
            return Wrong(form.StoryId, form, "", null);
        }

        await acts.AddTaskAsync(head, form.StoryId, text, who, form.Due, cancellation);
        await LoadAsync(id, cancellation);
        return Answer(Verdict.Applied, form.StoryId, words["It is written down: {0}", text]);
    }

    public async Task<IActionResult> OnPostDoneAsync(EditionId id, MeetingForm form, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation) || !Table.MayDecide || form.DecisionId is not { } task
            || !await acts.SettleTaskAsync(Table.Edition, task, isDone: true, desk.Me, cancellation))
        {
            return NotFound();
        }

        await LoadAsync(id, cancellation);
        return Answer(Verdict.Applied, null, words["It is done. The minutes keep it."]);
    }

    public async Task<IActionResult> OnPostBeginAsync(EditionId id, MeetingForm form, CancellationToken cancellation)
    {
        if (await HeadAsync(id, form, isDecision: true, cancellation) is not { } head)
        {
            return NotFound();
        }

        if (!Table.IsLocked)
        {
            await acts.BeginMeetingAsync(head, cancellation);
        }

        await LoadAsync(id, cancellation);
        return Answer(Table.IsLocked ? Verdict.Locked : Verdict.Applied, null, words["The meeting has begun."]);
    }

    public async Task<IActionResult> OnPostEndAsync(EditionId id, MeetingForm form, CancellationToken cancellation)
    {
        if (await HeadAsync(id, form, isDecision: true, cancellation) is not { } head)
        {
            return NotFound();
        }

        await acts.EndMeetingAsync(head.Edition, isOver: true, desk.Me, cancellation);
        Flash.Say(HttpContext, words["The meeting is over. Its minutes can still be written."]);
        return Redirect($"/editions/{id}/meeting/minutes");
    }

    /// <summary>The address of this page with another item or size.</summary>
    public string Address(int? one, int size) => $"?size={size.ToString(CultureInfo.InvariantCulture)}{(one is { } number ? string.Create(CultureInfo.InvariantCulture, $"&one={number}") : "")}";

    private async Task<bool> LoadAsync(EditionId id, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, cancellation) is not { } table)
        {
            return false;
        }

        Table = table;
        Size = int.TryParse(Request.Query["size"], NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? Math.Clamp(size, 1, Sizes) : 2;
        One = int.TryParse(Request.Query["one"], NumberStyles.None, CultureInfo.InvariantCulture, out var one) && Table.Items.Count > 0 ? Math.Clamp(one, 1, Table.Items.Count) : null;
        return true;
    }

    private async Task<ActHead?> HeadAsync(EditionId id, MeetingForm form, bool isDecision, CancellationToken cancellation)
    {
        return await LoadAsync(id, cancellation) && (Table.MayDecide || !isDecision)
            ? new ActHead(form.DecisionId ?? default, Table.Edition, form.MeetingId, desk.Me)
            : null;
    }

    private Story? Find(StoryId? id) => Table.Items.FirstOrDefault(item => item.Id == id);

    private ItemView ViewOf(Story story, int number)
    {
        var view = new ItemView { Table = Table, Story = story, Number = number, IsShown = One is null || One == number, NewId = () => NewId.Of<DecisionId>(clock) };
        return story.Id == _about ? _also(view) : view;
    }

    private string Saved(Story story, WriteOutcome.Written written)
    {
        var said = words["{0}: {1}", story.Headline, words.Done(DecisionKind.Amend)];
        return written.IsMerged ? $"{said}. {words["Somebody else wrote in it meanwhile: both are in the text now. Read it again."]}"
            : written.TookApprovalBack ? $"{said}. {words["It was approved before: approve it as it stands now."]}"
            : said;
    }

    private IActionResult Answer(Verdict verdict, StoryId? about, string said, int? revision = null)
    {
        if (verdict == Verdict.Locked)
        {
            ModelState.AddModelError("", words["The issue is locked: a meeting decides nothing about it any more. Its text changes only by a correction."]);
            return Refuse("locked", about);
        }

        if (IsPart)
        {
            return Part(verdict == Verdict.Applied ? "applied" : "already", said, about, revision);
        }

        Flash.Say(HttpContext, said);
        return Redirect($"/editions/{Table.Edition.Id}/meeting{Address(One, Size)}{(about is { } story ? $"#s-{story}" : "")}");
    }

    private IActionResult Changed(StoryId? about, Func<ItemView, ItemView> also)
    {
        (_about, _also) = (about, also);
        ModelState.AddModelError(about is { } story ? $"s-{story}" : "order", about is null
            ? words["Somebody else changed the order meanwhile. It stands here as it is now: move the item once more."]
            : words["This item changed meanwhile, and nothing was overwritten. Both stand below: decide once more."]);
        return Refuse("changed", about);
    }

    private IActionResult Wrong(StoryId? about, MeetingForm form, string field, string? fault)
    {
        Typed = form;
        (_about, _also) = (about, view => view with { Typed = form });
        if (fault is not null)
        {
            ModelState.AddModelError(field, fault);
        }

        return Refuse("wrong", about, StatusCodes.Status400BadRequest);
    }

    private IActionResult Refuse(string outcome, StoryId? about, int status = StatusCodes.Status409Conflict)
    {
        if (!IsPart)
        {
            One = about is null || One is null ? One : Table.Items.ToList().FindIndex(item => item.Id == about) + 1;
            return this.Again(status);
        }

        var said = string.Join(' ', ModelState.Values.SelectMany(entry => entry.Errors).Select(error => error.ErrorMessage).Distinct());
        ModelState.Clear();
        Response.StatusCode = status;
        return Part(outcome, said, about, null);
    }

    private bool IsPart => Request.Headers.ContainsKey("X-Part");

    private PartialViewResult Part(string outcome, string said, StoryId? about, int? revision) => Partial(
        "/Meetings/_Outcome.cshtml", new OutcomeView(outcome, said, Table, about is { } story ? Items.FirstOrDefault(item => item.Story.Id == story) : null, revision));
}
