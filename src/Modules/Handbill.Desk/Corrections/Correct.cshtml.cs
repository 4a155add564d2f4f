using Handbill.Desk.Locks;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Handbill.Desk.Contracts;
using Handbill.Press.Contracts;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Desk.Corrections;

/// <summary>Changes a locked text in the open: what, why, who agreed.</summary>
[Authorize(nameof(Permission.Lock))]
internal sealed class CorrectModel(HandbillDb db, IIssues issues, CorrectionReach reach, ISheetArchive archive, IEnumerable<ICorrectionFollower> followers, IAccess access, TimeProvider clock, IStringLocalizer<LockWords> words) : PageModel
{
    public Story Story { get; private set; } = null!;

    [BindProperty]
    public CorrectionInput Input { get; set; } = new();

    /// <summary>True when somebody else corrected it meanwhile: their text is shown beside.</summary>
    public bool IsOlder { get; private set; }

    /// <summary>What it reaches; null before that was asked.</summary>
    public ReachedSheets? Reach { get; private set; }

    public async Task<IActionResult> OnGetAsync(StoryId id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        ModelState.Clear();
        Input = CorrectionInput.Of(Story);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(StoryId id, CancellationToken cancellation)
    {
        // What is wrong with it is told by its own check, in the reader's words: a kicker may well be empty.
        ModelState.Clear();
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        if (!Check())
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        // Nobody waits at the gate while sheets are set.
        var reached = await reach.OfAsync((await issues.FindAsync(Story.IssueId!.Value, cancellation))!, Story, Input.Text, cancellation);
        if (Input.Looked != Input.Mark)
        {
            (Reach, Input.Looked) = (reached, Input.Mark);
            ModelState.Remove($"{nameof(Input)}.{nameof(Input.Looked)}");
            return Page();
        }

        return await MakeAsync(id, reached, cancellation);
    }

    private async Task<IActionResult> MakeAsync(StoryId id, ReachedSheets reached, CancellationToken cancellation)
    {
        await using var work = await db.BeginActAsync(cancellation);
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        if (!Check())
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        Correct(access.Me!.Value);
        await db.SaveChangesAsync(cancellation);
        await TouchAsync(cancellation);
        foreach (var follower in followers)
        {
            await follower.CorrectedAsync(ReadyStories.Of(Story), Input.What.Trim(), access.Me!.Value, cancellation);
        }

        await work.CommitAsync(cancellation);
        var issue = (await issues.FindAsync(Story.IssueId!.Value, cancellation))!;
        var wasMade = (await archive.StatesAsync(issue, cancellation)).Count > 0;
        var isBegun = reached.Editions.Count > 0 && wasMade && await archive.MakeAsync(issue.Id, reached.Editions, access.Me!.Value, cancellation);
        Flash.Say(HttpContext, isBegun || !wasMade
            ? words["The correction is made, and everybody can read it."]
            : words["The correction is made, and everybody can read it. The press is at another run: make the sheets again when it has ended."]);
        return Redirect($"/issues/{Story.IssueId}/corrections");
    }

    private bool Check()
    {
        foreach (var refusal in Input.Check(Story))
        {
            ModelState.AddModelError(refusal.Field, words[refusal.Words, refusal.Values]);
        }

        if (Input.BasedOn != Story.Revision)
        {
            IsOlder = true;
            ModelState.Remove($"{nameof(Input)}.{nameof(Input.BasedOn)}");
            ModelState.AddModelError("", words["Somebody corrected this text meanwhile. Their text stands beside yours: bring the two together and save again."]);
            Input.BasedOn = Story.Revision;
        }

        return ModelState.IsValid;
    }

    private async Task<bool> FindAsync(StoryId id, CancellationToken cancellation)
    {
        if (await db.Set<Story>().FirstOrDefaultAsync(story => story.Id == id, cancellation) is not { LockedAt: not null, IssueId: not null } story
            || !await access.MayAsync(Permission.Lock, new[] { Scope.Publication(story.PublicationId.Value) }, cancellation))
        {
            return false;
        }

        Story = story;
        return true;
    }

    private void Correct(AccountId by)
    {
        var now = clock.GetUtcNow();
        (Story.Headline, Story.Kicker, Story.Byline, Story.Body) = (Input.Text.Headline, Input.Text.Kicker, Input.Text.Byline, Input.Text.Body);
        (Story.ChangedAt, Story.ChangedBy) = (now, by);
        Story.Revision++;
        Story.Version++;
        db.Add(new Revision
        {
            Id = NewId.Of<RevisionId>(clock), StoryId = Story.Id, Number = Story.Revision, Headline = Story.Headline, Kicker = Story.Kicker,
            Byline = Story.Byline, Body = Story.Body, At = now, By = by, BasedOn = Story.Revision - 1,
        });
        db.Add(new Correction
        {
            Id = NewId.Of<CorrectionId>(clock), IssueId = Story.IssueId!.Value, StoryId = Story.Id, Revision = Story.Revision,
            What = Input.What.Trim(), Why = Input.Why.Trim(), AgreedBy = Input.AgreedBy.Trim(), At = now, By = by,
        });
        db.Record(new AuditAct(by.Value, "story.correct", "story", Story.Id.Value, $"revision={Story.Revision}"));
    }

    // What is printed has changed. The group's approval stands: the board agreed the correction.
    private async Task TouchAsync(CancellationToken cancellation)
    {
        if (Story.EditionId is { } edition)
        {
            await issues.TouchAsync(edition, cancellation);
            await issues.ApproveAsync(edition, cancellation);
        }
        else
        {
            await issues.TouchAllAsync(Story.IssueId!.Value, Story.Language, takesApprovalBack: false, cancellation);
        }
    }
}
