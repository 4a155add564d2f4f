using Handbill.Desk.Contracts;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Desk.Stories;

/// <summary>What is said about a story, and what is suggested for words in it.</summary>
[Authorize(nameof(Permission.SignedIn))]
internal sealed class CommentsModel(HandbillDb db, StoryDesk desk, StoryWriting writing, TimeProvider clock, IStringLocalizer<StoryWords> words) : PageModel
{
    private const int Longest = 4000;

    [BindProperty]
    public CommentInput Input { get; set; } = new();

    public Story Story { get; private set; } = null!;

    public bool MayWrite { get; private set; }

    /// <summary>Those that are open first, then the newest.</summary>
    public IReadOnlyList<Comment> Comments { get; private set; } = [];

    public AccountId Me => desk.Me;

    public async Task<IActionResult> OnGetAsync(StoryId id, CancellationToken cancellation) =>
        await LoadAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(StoryId id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        var (quote, replacement, text) = (StoryText.Lines(Input.Quote), StoryText.Lines(Input.Replacement), StoryText.Lines(Input.Text));
        Check(quote, replacement, text);
        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        var comment = new Comment
        {
            Id = NewId.Of<CommentId>(clock), StoryId = id, Revision = Story.Revision, Quote = quote,
            Replacement = Input.Suggests ? replacement : null, Text = text, At = clock.GetUtcNow(), By = Me,
        };
        db.Add(comment);
        db.Record(new AuditAct(Me.Value, Input.Suggests ? "comment.suggest" : "comment.add", "story", id.Value, $"comment={comment.Id}"));
        await db.SaveChangesAsync(cancellation);
        Flash.Say(HttpContext, Input.Suggests ? words["The suggestion stands below."] : words["The comment stands below."]);
        return Redirect($"/stories/{id}/comments");
    }

    public async Task<IActionResult> OnPostTakeAsync(StoryId id, string? comment, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation) || !MayWrite || Open(comment) is not { Replacement: { } replacement } found)
        {
            return NotFound();
        }

        var text = StoryText.Of(Story);
        if (Suggestions.Take(text.Body, found.Quote, replacement) is not { } body)
        {
            Flash.Say(HttpContext, words["The words that it is about no longer stand in the text just once. Change the text by hand, then put the suggestion aside."], Tone.Attention);
            return Redirect($"/stories/{id}/comments");
        }

        var outcome = await writing.WriteAsync(id, text with { Body = body }, settings: null, Story.Revision, Me, restoredFrom: null, cancellation);
        if (outcome is not WriteOutcome.Written)
        {
            Flash.Say(HttpContext, words["Nothing was done: somebody else has changed this story meanwhile, or it is locked. It stands here as it is now."], Tone.Attention);
            return Redirect($"/stories/{id}/comments");
        }

        await SettleAsync(found.Id, isTaken: true, cancellation);
        Flash.Say(HttpContext, words["The suggestion is in the text."]);
        return Redirect($"/stories/{id}/comments");
    }

    public async Task<IActionResult> OnPostSettleAsync(StoryId id, string? comment, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation) || Open(comment) is not { } found || (!MayWrite && found.By != Me))
        {
            return NotFound();
        }

        await SettleAsync(found.Id, isTaken: false, cancellation);
        return Redirect($"/stories/{id}/comments");
    }

    private Comment? Open(string? id) => Comments.FirstOrDefault(one => one.SettledAt is null && one.Id.ToString() == id);

    private async Task SettleAsync(CommentId id, bool isTaken, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        var comment = await db.Set<Comment>().FirstAsync(one => one.Id == id, cancellation);
        (comment.SettledAt, comment.SettledBy, comment.Taken) = (clock.GetUtcNow(), Me, isTaken);
        db.Record(new AuditAct(Me.Value, isTaken ? "comment.take" : "comment.settle", "story", comment.StoryId.Value, $"comment={id}"));
        await db.SaveChangesAsync(cancellation);
    }

    private void Check(string quote, string replacement, string text)
    {
        if (Input.Suggests && quote.Length == 0)
        {
            ModelState.AddModelError("Input.Quote", words["Copy the words here that yours are to stand in place of."]);
        }
        else if (quote.Length > 0 && !Story.Body.Contains(quote, StringComparison.Ordinal))
        {
            ModelState.AddModelError("Input.Quote", words["These words do not stand in the text. Copy them as they are written there, with their signs."]);
        }

        if (!Input.Suggests && text.Length == 0)
        {
            ModelState.AddModelError("Input.Text", words["Write what you want to say."]);
        }

        foreach (var (field, value) in new[] { ("Input.Quote", quote), ("Input.Replacement", replacement), ("Input.Text", text) })
        {
            if (value.Length > Longest)
            {
                ModelState.AddModelError(field, words["This has {0} characters; {1} is the most. Cut it.", value.Length, Longest]);
            }
        }
    }

    private async Task<bool> LoadAsync(StoryId id, CancellationToken cancellation)
    {
        if (await desk.LookAsync(id, cancellation) is not ({ } story, var mayWrite))
        {
            return false;
        }

        (Story, MayWrite) = (story, mayWrite && story.LockedAt is null);
        Comments = await db.Set<Comment>().AsNoTracking().Where(one => one.StoryId == id)
            .OrderBy(one => one.SettledAt != null).ThenByDescending(one => one.At).ToListAsync(cancellation);
        return true;
    }
}

/// <summary>A comment's form as it was sent.</summary>
internal sealed class CommentInput
{
    public string? Quote { get; set; }

    public bool Suggests { get; set; }

    public string? Replacement { get; set; }

    public string? Text { get; set; }
}
