using Handbill.Desk.Contracts;
using Handbill.Desk.Editorials.Translations;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Handbill.Ui.Components;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Handbill.Desk.Stories;

/// <summary>One story: its text in a form, what may be done with it, and where two wrote at once, both.</summary>
[Authorize(nameof(Permission.SignedIn))]
internal sealed class EditModel(
    StoryDesk desk, StoryWriting writing, StoryShelf shelf, TranslationDesk translations, IOrganisationFaces faces, IStringLocalizer<StoryWords> words) : PageModel
{
    [BindProperty]
    public StoryInput Input { get; set; } = new();

    public Story Story { get; private set; } = null!;

    public string Issue { get; private set; } = "";

    public string Place { get; private set; } = "";

    public bool MayWrite { get; private set; }

    public bool MayCorrect { get; private set; }

    public IReadOnlyList<StoryState> Moves { get; private set; } = [];

    /// <summary>The edition that the proof beside the text is of, as asked for: an editorial is on many sheets.</summary>
    [BindProperty(SupportsGet = true, Name = "in")]
    public string? In { get; set; }

    /// <summary>The edition that the proof beside the text is of; null where the text is on no sheet yet.</summary>
    public EditionId? Beside { get; private set; }

    /// <summary>The editions that it is on, for an editorial; an item is on one.</summary>
    public IReadOnlyList<Choice> BesideChoices { get; private set; } = [];

    /// <summary>The variants of its issue, with the text of each; empty without variants.</summary>
    public IReadOnlyList<(IssueVariant Variant, Story? Text)> Variants { get; private set; } = [];

    /// <summary>The languages of an article, with its translation in each where it is begun.</summary>
    public IReadOnlyList<(string Tag, Story? Translation)> Translations { get; private set; } = [];

    /// <summary>What somebody else wrote meanwhile where it touches; null when it does not.</summary>
    public StoryMerge? Merge { get; private set; }

    public async Task<IActionResult> OnGetAsync(StoryId id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        ModelState.Clear();
        Input = StoryInput.Of(Story, await ZoneAsync());
        await FillAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(StoryId id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation) || !MayWrite)
        {
            return NotFound();
        }

        ModelState.Note(nameof(Input), Input.Check(words));
        if (!ModelState.IsValid)
        {
            return await AgainAsync(StatusCodes.Status400BadRequest, cancellation);
        }

        // Only an embargo is told by a clock.
        var zone = Input.EmbargoDay is null ? TimeZoneInfo.Utc : await ZoneAsync();
        var outcome = await writing.WriteAsync(id, Input.Text, Input.Settings(zone), Input.BasedOn, desk.Me, restoredFrom: null, cancellation);
        switch (outcome)
        {
            case WriteOutcome.Written written:
                Flash.Say(HttpContext, Saved(written));
                return Redirect($"/stories/{id}?saved={written.Revision}");
            case WriteOutcome.Touched touched:
                Merge = touched.Merge;
                ModelState.Forget(nameof(Input));
                Input.Show(touched.Merge.Text);
                Input.BasedOn = touched.Revision;
                return await AgainAsync(StatusCodes.Status409Conflict, cancellation);
            case WriteOutcome.SettingsTouched settings:
                await LoadAsync(id, cancellation);
                foreach (var field in new[] { nameof(Input.WasLanguage), nameof(Input.WasMayBeHeld), nameof(Input.WasEmbargo) })
                {
                    ModelState.Remove($"{nameof(Input)}.{field}");
                }

                Input.Had(StorySettings.Of(Story));
                foreach (var field in settings.Fields)
                {
                    ModelState.AddModelError(
                        $"{nameof(Input)}.{(field == nameof(StorySettings.EmbargoUntil) ? nameof(Input.EmbargoDay) : field)}",
                        words["Somebody else chose otherwise here while you were writing. Save again to have it your way."]);
                }

                return await AgainAsync(StatusCodes.Status409Conflict, cancellation);
            default:
                ModelState.AddModelError("", words["This text is locked: it changes only by an open correction, which the editorial board agrees. Nothing was changed."]);
                return await AgainAsync(StatusCodes.Status409Conflict, cancellation);
        }
    }

    public async Task<IActionResult> OnPostStateAsync(StoryId id, string? to, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation) || !MayWrite)
        {
            return NotFound();
        }

        var mayDecide = await desk.MayDecideAsync(Story, cancellation);
        if (!Enum.TryParse<StoryState>(to, out var state) || !Enum.IsDefined(state))
        {
            return BadRequest();
        }

        var done = await writing.ChangeAsync(
            id,
            $"story.{state.ToString().ToLowerInvariant()}",
            desk.Me,
            story =>
            {
                var may = StoryMoves.From(story.State, mayDecide).Contains(state);
                story.State = may ? state : story.State;
                return ValueTask.FromResult(may);
            },
            cancellation);
        Flash.Say(
            HttpContext,
            done ? words["It is now: {0}.", words.State(state)] : words["Nothing was done: somebody else has changed this story meanwhile, or it is locked. It stands here as it is now."],
            done ? Tone.Done : Tone.Attention);
        return Redirect($"/stories/{id}");
    }

    public async Task<IActionResult> OnPostVariantAsync(StoryId id, string? variant, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation) || !MayWrite || Story.Variant.Length > 0)
        {
            return NotFound();
        }

        if ((await desk.VariantsAsync(Story, cancellation)).All(one => one.Variant.Key != variant))
        {
            return BadRequest();
        }

        Flash.Say(HttpContext, words["The text for this variant begins with the usual words: change what differs."]);
        return Redirect($"/stories/{await writing.BeginVariantAsync(Story, variant!, desk.Me, cancellation)}");
    }

    private string Saved(WriteOutcome.Written written)
    {
        var said = written.IsMerged ? words["Saved. Somebody else wrote in it meanwhile: their changes do not touch yours, and both are in the text now."] : words["Saved."];
        return written.TookApprovalBack ? $"{said} {words["It was approved before: it must be read again."]}" : said;
    }

    private async Task<bool> LoadAsync(StoryId id, CancellationToken cancellation)
    {
        if (await desk.LookAsync(id, cancellation) is not ({ } story, var mayWrite))
        {
            return false;
        }

        (Story, MayWrite) = (story, mayWrite);
        return true;
    }

    // What is shown around the text. Whoever saves is sent on, and does not wait for it.
    private async Task FillAsync(CancellationToken cancellation)
    {
        Moves = MayWrite && Story.LockedAt is null ? StoryMoves.From(Story.State, await desk.MayDecideAsync(Story, cancellation)) : [];
        Issue = await shelf.NameAsync(Story.IssueId, cancellation);
        Place = await shelf.PlaceAsync(Story, cancellation);
        Translations = await translations.OfAsync(Story, cancellation);
        MayCorrect = await desk.MayCorrectAsync(Story, cancellation);
        Variants = await desk.VariantsAsync(Story, cancellation);
        await ChooseSheetAsync(cancellation);
    }

    private async Task<IActionResult> AgainAsync(int status, CancellationToken cancellation)
    {
        await FillAsync(cancellation);
        return this.Again(status);
    }

    private async Task ChooseSheetAsync(CancellationToken cancellation)
    {
        Beside = Story.EditionId;
        if (Story.Kind == StoryKind.Editorial && Story.IssueId is { } issue)
        {
            var editions = await shelf.ReadersAsync(Story, issue, cancellation);
            BesideChoices = [.. editions.Select(edition => new Choice(edition.Id.ToString(), edition.WorkplaceName))];
            Beside = (editions.FirstOrDefault(edition => edition.Id.ToString() == In) ?? editions.FirstOrDefault())?.Id;
            In = Beside?.ToString();
        }
    }

    private async Task<TimeZoneInfo> ZoneAsync() => (await faces.FindAsync(HttpContext)).TimeZone;
}
