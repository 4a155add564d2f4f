using Handbill.Desk.Contracts;
using Handbill.Desk.Locks;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Ids;
using Handbill.Press.Contracts;
using Handbill.Ui.Components;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Handbill.Desk.Editorials;

/// <summary>The desk of an issue's editorial: it is begun here, its languages stand side by side, the board locks them.</summary>
[Authorize(nameof(Permission.SeeEditorials))]
internal sealed class IndexModel(EditorialDesk editorials, EditorialLocking locking, StoryDesk desk, StoryWriting writing, TimeProvider clock, IStringLocalizer<EditorialWords> words)
    : PageModel
{
    private const int LongestReason = 2000;

    public EditorialSight Sight { get; private set; } = null!;

    [BindProperty]
    public string? Headline { get; set; }

    [BindProperty]
    public string? Template { get; set; }

    /// <summary>Headline of an article to be begun.</summary>
    [BindProperty]
    public string? Article { get; set; }

    /// <summary>The story that was to be unlocked without a reason.</summary>
    public string? Unlocking { get; private set; }

    public string? Reason { get; private set; }

    public IReadOnlyList<Choice> Templates => [new("", words["Begin with nothing"]), .. Sight.Templates.Select(one => new Choice(one.Id.ToString(), $"{one.Name} ({one.Language})"))];

    public async Task<IActionResult> OnGetAsync(IssueId id, CancellationToken cancellation) => await FindAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostBeginAsync(IssueId id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || !Sight.MayWrite)
        {
            return NotFound();
        }

        var template = Sight.Templates.FirstOrDefault(one => one.Id.ToString() == Template);
        var story = New(StoryKind.Editorial, string.IsNullOrWhiteSpace(Headline) ? template?.Headline : Headline, nameof(Headline));
        if (story is null)
        {
            return this.Again();
        }

        story.Body = template?.Body ?? "";
        var (issue, language) = (Sight.Issue.Id, story.Language);
        var isBegun = await writing.BeginAsync(
            story, desk.Me, cancellation,
            one => one.IssueId == issue && one.Kind == StoryKind.Editorial && one.Language == language && one.TranslationOf == null && one.State != StoryState.Killed);
        if (!isBegun)
        {
            Flash.Say(HttpContext, words["Somebody else has begun it meanwhile: nothing was begun twice."], Tone.Attention);
            return Redirect($"/issues/{id}/editorial");
        }

        Flash.Say(HttpContext, words["It is begun: write it here."]);
        return Redirect($"/stories/{story.Id}");
    }

    public async Task<IActionResult> OnPostArticleAsync(IssueId id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || !Sight.MayWrite)
        {
            return NotFound();
        }

        if (New(StoryKind.Article, Article, nameof(Article)) is not { } story)
        {
            return this.Again();
        }

        await writing.BeginAsync(story, desk.Me, cancellation);
        Flash.Say(HttpContext, words["It is begun: write it here."]);
        return Redirect($"/stories/{story.Id}");
    }

    public async Task<IActionResult> OnPostLockAsync(IssueId id, string? story, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || !Sight.MayLock || Piece(story) is not { } piece)
        {
            return NotFound();
        }

        var isDone = await locking.LockAsync(piece.Id, desk.Me, cancellation);
        Flash.Say(
            HttpContext, isDone ? words["It is locked: nobody changes its text until the board unlocks it."] : words["Nothing was done: it is locked already, or held. It stands here as it is now."],
            isDone ? Tone.Done : Tone.Attention);
        return Redirect($"/issues/{id}/editorial");
    }

    public async Task<IActionResult> OnPostUnlockAsync(IssueId id, string? story, string? reason, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || !Sight.MayLock || Piece(story) is not { } piece)
        {
            return NotFound();
        }

        var why = (reason ?? "").Replace("\0", "", StringComparison.Ordinal).Trim();
        if (why.Length is 0 or > LongestReason)
        {
            ModelState.AddModelError($"reason-{piece.Id}", words["Say why it is unlocked, in {0} characters at most: it stands among its comments.", LongestReason]);
            (Unlocking, Reason) = (piece.Id.ToString(), why);
            return this.Again();
        }

        var isDone = await locking.UnlockAsync(piece.Id, words["Unlocked by the board: {0}", why], desk.Me, cancellation);
        Flash.Say(
            HttpContext, isDone ? words["It is unlocked: it may be written again."] : words["Nothing was done: it is not locked, or its issue is."],
            isDone ? Tone.Done : Tone.Attention);
        return Redirect($"/issues/{id}/editorial");
    }

    private Story? Piece(string? id) => Sight.Languages.Select(language => language.Piece).Concat(Sight.Variants.Select(one => one.Piece)).FirstOrDefault(piece => piece is not null && piece.Id.ToString() == id);

    private Story? New(StoryKind kind, string? typed, string field)
    {
        var headline = StoryText.Typed(typed, "", "", "").Headline;
        if (headline.Length is 0 or > StoryInput.LongestHeadline)
        {
            ModelState.AddModelError(field, words["Write a headline of {0} characters at most: it is found by it.", StoryInput.LongestHeadline]);
            return null;
        }

        var now = clock.GetUtcNow();
        return new Story
        {
            Id = NewId.Of<StoryId>(clock), Kind = kind, PublicationId = Sight.Issue.PublicationId, IssueId = Sight.Issue.Id, Language = Sight.Issue.Language,
            Headline = headline, CreatedAt = now, CreatedBy = desk.Me, ChangedAt = now, ChangedBy = desk.Me,
        };
    }

    private async Task<bool> FindAsync(IssueId id, CancellationToken cancellation)
    {
        if (await editorials.ReadAsync(id, cancellation) is not { } sight)
        {
            return false;
        }

        Sight = sight;
        return true;
    }
}
