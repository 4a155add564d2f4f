using Handbill.Desk.Contracts;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Handbill.Ui.Components;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Handbill.Desk.Stories;

/// <summary>Moves an item to another edition of its group: the next issue's, or another workplace's.</summary>
[Authorize(nameof(Permission.WriteItems))]
internal sealed class MoveModel(StoryDesk desk, StoryWriting writing, StoryShelf shelf, IStringLocalizer<StoryWords> words) : PageModel
{
    private IReadOnlyList<(IssueCard Issue, EditionCard Edition)> _targets = [];

    [BindProperty]
    public string? Edition { get; set; }

    public Story Story { get; private set; } = null!;

    public IReadOnlyList<Choice> Editions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(StoryId id, CancellationToken cancellation) =>
        await LoadAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(StoryId id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        var target = _targets.FirstOrDefault(open => open.Edition.Id.ToString() == Edition);
        if (target.Edition is null)
        {
            ModelState.AddModelError(nameof(Edition), words["Choose an edition of the same group whose issue is still open."]);
            return this.Again();
        }

        if ((await desk.VariantsAsync(Story, cancellation)).Any(one => one.Text is { State: not StoryState.Killed }))
        {
            ModelState.AddModelError(nameof(Edition), words["It has texts for variants of this issue, which would be left behind: kill them first."]);
            return this.Again();
        }

        var position = await writing.NextPositionAsync(target.Edition.Id, cancellation);
        var done = await writing.ChangeAsync(
            id,
            "story.move",
            desk.Me,
            story =>
            {
                (story.EditionId, story.IssueId, story.PublicationId, story.Position) = (target.Edition.Id, target.Issue.Id, target.Issue.PublicationId, position);

                // Another meeting reads it: what one agreed to for its sheet, the other has not heard.
                story.State = story.State is StoryState.Approved or StoryState.Held ? StoryState.Ready : story.State;
                return ValueTask.FromResult(true);
            },
            cancellation);
        Flash.Say(
            HttpContext, done ? words["It stands now in {0}.", target.Edition.WorkplaceName] : words["Nothing was done: this text is locked, it changes only by an open correction."],
            done ? Tone.Done : Tone.Attention);
        return Redirect($"/stories/{id}");
    }

    private async Task<bool> LoadAsync(StoryId id, CancellationToken cancellation)
    {
        if (await desk.LookAsync(id, cancellation) is not ({ Kind: StoryKind.Item, Variant: "", GroupId: { } group } story, true))
        {
            return false;
        }

        Story = story;
        _targets = [.. (await shelf.OpenAsync((await desk.ReachAsync(cancellation)).Items, cancellation)).Where(open => open.Edition.GroupId == group && open.Edition.Id != story.EditionId)];
        Editions = [.. _targets.Select(open => new Choice(open.Edition.Id.ToString(), $"{open.Edition.WorkplaceName}, {open.Issue.PublicationName} {open.Issue.Number}"))];
        return true;
    }
}
