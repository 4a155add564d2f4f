using Handbill.Desk.Contracts;
using Handbill.Desk.Stories.Differences;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Ui.Components;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Desk.Stories;

/// <summary>Every state that a story had, what changed between any two of them, and the way back to one.</summary>
[Authorize(nameof(Permission.SignedIn))]
internal sealed class RevisionsModel(HandbillDb db, StoryDesk desk, StoryWriting writing, IStringLocalizer<StoryWords> words) : PageModel
{
    public Story Story { get; private set; } = null!;

    public bool MayWrite { get; private set; }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<RevisionLine> Revisions { get; private set; } = [];

    public IReadOnlyList<Choice> Numbers { get; private set; } = [];

    public Revision From { get; private set; } = null!;

    public Revision To { get; private set; } = null!;

    /// <summary>What changed, by the name of the field.</summary>
    public IReadOnlyList<(string Field, IReadOnlyList<DiffRun> Runs)> Changes { get; private set; } = [];

    public AccountId Me => desk.Me;

    public async Task<IActionResult> OnGetAsync(StoryId id, int? from, int? to, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        var last = to ?? Story.Revision;
        if (await writing.FindRevisionAsync(id, last, cancellation) is not { } now
            || await writing.FindRevisionAsync(id, from ?? Math.Max(1, last - 1), cancellation) is not { } was)
        {
            return NotFound();
        }

        (From, To) = (was, now);
        Changes = [.. new[]
        {
            (words["Kicker"].Value, was.Kicker, now.Kicker), (words["Headline"].Value, was.Headline, now.Headline),
            (words["Text"].Value, was.Body, now.Body), (words["Byline"].Value, was.Byline, now.Byline),
        }.Where(field => field.Item2.Length + field.Item3.Length > 0).Select(field => (field.Item1, WordDiff.Of(field.Item2, field.Item3)))];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(StoryId id, int number, int basedOn, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation) || !MayWrite || await writing.FindRevisionAsync(id, number, cancellation) is not { } old)
        {
            return NotFound();
        }

        // Who restores has seen all revisions up to one: what was written since is not pushed aside unseen.
        var outcome = basedOn == Story.Revision
            ? await writing.WriteAsync(id, StoryText.Of(old), settings: null, basedOn, desk.Me, number, cancellation)
            : new WriteOutcome.Touched(StoryMerge.Of(StoryText.Of(old), StoryText.Of(old), StoryText.Of(Story)), Story.Revision);
        var (said, tone) = outcome switch
        {
            WriteOutcome.Written => (words["Revision {0} is back, as a new revision. The one before is kept.", number].Value, Tone.Done),
            WriteOutcome.Locked => (words["This text is locked: it changes only by an open correction, which the editorial board agrees. Nothing was changed."], Tone.Attention),
            _ => (words["Nothing was restored: somebody has written in it since you opened this page. Look at what changed, then restore."], Tone.Attention),
        };
        Flash.Say(HttpContext, said, tone);
        return Redirect($"/stories/{id}/revisions");
    }

    private async Task<bool> LoadAsync(StoryId id, CancellationToken cancellation)
    {
        if (await desk.LookAsync(id, cancellation) is not ({ } story, var mayWrite))
        {
            return false;
        }

        (Story, MayWrite) = (story, mayWrite && story.LockedAt is null);
        Revisions = await db.Set<Revision>().AsNoTracking().Where(one => one.StoryId == id).OrderByDescending(one => one.Number)
            .Select(one => new RevisionLine(one.Number, one.At, one.By, one.BasedOn, one.RestoredFrom)).ToListAsync(cancellation);
        Numbers = [.. Revisions.Select(one => new Choice($"{one.Number}", $"{one.Number}"))];
        return true;
    }
}

/// <summary>A revision in the list, without its text.</summary>
internal sealed record RevisionLine(int Number, DateTimeOffset At, AccountId By, int BasedOn, int? RestoredFrom);
