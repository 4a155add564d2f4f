using Handbill.Desk.Contracts;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Handbill.Press.Contracts;
using Handbill.Ui.Components;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Desk.Stories;

/// <summary>Begins an item for an edition, from a template if one is wanted.</summary>
[Authorize(nameof(Permission.WriteItems))]
internal sealed class NewModel(
    HandbillDb db, StoryDesk desk, StoryWriting writing, StoryShelf shelf, IOrganisationFaces faces, TimeProvider clock, IStringLocalizer<StoryWords> words) : PageModel
{
    private IReadOnlyList<(IssueCard Issue, EditionCard Edition)> _open = [];

    [BindProperty]
    public StoryInput Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Edition { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Template { get; set; }

    public IReadOnlyList<Choice> Editions { get; private set; } = [];

    public IReadOnlyList<Choice> Templates { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        var chosen = Chosen();
        if (!string.IsNullOrEmpty(Edition) && chosen is null)
        {
            return NotFound();
        }

        ModelState.Clear();
        Edition = (chosen ?? _open.FirstOrDefault()).Edition?.Id.ToString();
        Input.Language = (chosen ?? _open.FirstOrDefault()).Edition?.Language ?? "en";
        if (TemplateId.TryParse(Template, null, out var id)
            && await db.Set<Template>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id && one.ArchivedAt == null, cancellation) is { } template)
        {
            (Input.Headline, Input.Body, Input.Language) = (template.Headline, template.Body, template.Language);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        var chosen = Chosen();
        if (chosen is null && EditionId.TryParse(Edition, null, out _))
        {
            return NotFound();
        }

        ModelState.Note(nameof(Input), Input.Check(words));
        if (chosen is null)
        {
            ModelState.AddModelError(nameof(Edition), words["Choose the edition that it is for."]);
        }

        if (chosen is not { } place || !ModelState.IsValid)
        {
            return this.Again();
        }

        var text = Input.Text;
        var settings = Input.Settings((await faces.FindAsync(HttpContext)).TimeZone).Mine;
        var now = clock.GetUtcNow();
        var story = new Story
        {
            Id = NewId.Of<StoryId>(clock), Kind = StoryKind.Item, PublicationId = place.Issue.PublicationId, IssueId = place.Issue.Id,
            EditionId = place.Edition.Id, GroupId = place.Edition.GroupId, Language = settings.Language, Headline = text.Headline, Kicker = text.Kicker,
            Byline = text.Byline, Body = text.Body, MayBeHeld = settings.MayBeHeld, EmbargoUntil = settings.EmbargoUntil,
            CreatedAt = now, CreatedBy = desk.Me, ChangedAt = now, ChangedBy = desk.Me,
        };
        await writing.BeginAsync(story, desk.Me, cancellation);
        Flash.Say(HttpContext, words["Saved. It stands last in its edition; mark it as ready when it may be read aloud."]);
        return Redirect($"/stories/{story.Id}?saved=1&begun=1");
    }

    private (IssueCard Issue, EditionCard Edition)? Chosen() =>
        EditionId.TryParse(Edition, null, out var id) && _open.Any(open => open.Edition.Id == id) ? _open.First(open => open.Edition.Id == id) : null;

    private async Task LoadAsync(CancellationToken cancellation)
    {
        _open = await shelf.OpenAsync((await desk.ReachAsync(cancellation)).Items, cancellation);
        Editions = [.. _open.Select(open => new Choice(open.Edition.Id.ToString(), $"{open.Edition.WorkplaceName}, {open.Issue.PublicationName} {open.Issue.Number}"))];
        Templates =
        [
            new("", words["Begin with nothing"]),
            .. (await db.Set<Template>().AsNoTracking().Where(one => one.Kind == StoryKind.Item && one.ArchivedAt == null).OrderBy(one => one.Name).ToListAsync(cancellation))
                .Select(one => new Choice(one.Id.ToString(), $"{one.Name} ({one.Language})")),
        ];
    }
}
