using System.Globalization;
using Handbill.Desk.Contracts;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Desk.Editorials.Translations;

/// <summary>A story and its translation side by side, paragraph by paragraph. The first save begins the translation.</summary>
[Authorize(nameof(Permission.SeeEditorials))]
[RequestFormLimits(ValueCountLimit = 16_384)]
internal sealed class EditModel(
    HandbillDb db, StoryDesk desk, StoryWriting writing, IAccess access, TimeProvider clock, IStringLocalizer<EditorialWords> words, IStringLocalizer<StoryWords> storyWords) : PageModel
{
    private const int LettersOfLine = 60;

    public Story Source { get; private set; } = null!;

    /// <summary>Null before the first save.</summary>
    public Story? Translation { get; private set; }

    public string Language { get; private set; } = "";

    public string Direction => Writing.DirectionOf(Language);

    public string SourceDirection => Writing.DirectionOf(Source.Language);

    public string State => Translation is null ? "" : storyWords.State(Translation.State);

    /// <summary>The revision of the translation that its translator has before them; 0 for none.</summary>
    public int BasedOn { get; private set; }

    /// <summary>One row, as are those of the kicker, or none.</summary>
    public IReadOnlyList<RowInput> Headline { get; private set; } = [];

    public IReadOnlyList<RowInput> Kicker { get; private set; } = [];

    public IReadOnlyList<RowInput> Rows { get; private set; } = [];

    /// <summary>What somebody else wrote meanwhile where it touches.</summary>
    public StoryMerge? Merge { get; private set; }

    public int Done => All.Count(row => row.Row.State == RowState.Done);

    public int Of => All.Count(row => row.Source is not null);

    private IEnumerable<RowInput> All => Headline.Concat(Kicker).Concat(Rows);

    public int LinesOf(RowInput row) => Math.Clamp((Math.Max(row.Target.Length, row.Source?.Length ?? 0) / LettersOfLine) + row.Target.Count(letter => letter == '\n') + 1, 1, 40);

    public async Task<IActionResult> OnGetAsync(StoryId id, string language, CancellationToken cancellation)
    {
        if (!await FindAsync(id, language, cancellation))
        {
            return NotFound();
        }

        Show(TranslationSheet.Of(StoryText.Of(Source), TextOf(Translation), TranslationMemory.Read(Translation?.TranslatedFrom)));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(StoryId id, string language, CancellationToken cancellation)
    {
        if (!await FindAsync(id, language, cancellation))
        {
            return NotFound();
        }

        var form = await Request.ReadFormAsync(cancellation);
        (Headline, Kicker, Rows) = (RowInput.Read(form, nameof(Headline)), RowInput.Read(form, nameof(Kicker)), RowInput.Read(form, ""));
        BasedOn = int.TryParse(form[nameof(BasedOn)], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : 0;
        var (headline, kicker) = (Headline.FirstOrDefault()?.Unit, Kicker.FirstOrDefault()?.Unit);
        var mine = StoryText.Typed(headline?.Target, kicker?.Target, Translation?.Byline ?? Source.Byline, CopyBlocks.Compose(Rows.Select(row => row.Unit.Target)));
        if (!Check(mine))
        {
            return this.Again();
        }

        var memory = new TranslationMemory(headline?.Source, kicker?.Source, [.. Rows.Select(row => row.Unit)])
        {
            SaysHeadline = headline?.IsSaid == true, SaysKicker = kicker?.IsSaid == true,
        };
        if (Translation is null && await BeginAsync(mine, memory, cancellation))
        {
            return Saved(isMerged: false);
        }

        await FindAsync(id, language, cancellation);
        switch (await writing.TranslateAsync(Translation!.Id, mine, memory, BasedOn, desk.Me, cancellation))
        {
            case WriteOutcome.Written written:
                return Saved(written.IsMerged);
            case WriteOutcome.Touched touched:
                Merge = touched.Merge;
                BasedOn = touched.Revision;
                await FindAsync(id, language, cancellation);
                Show(TranslationSheet.Of(
                    StoryText.Of(Source), touched.Merge.Text, memory.Over(touched.Merge.Text.Body, TranslationMemory.Read(Translation.TranslatedFrom), Translation.Body)), touched.Revision);
                return this.Again(StatusCodes.Status409Conflict);
            default:
                ModelState.AddModelError("", words["The board locked this translation: it changes when the board unlocks it, or by a correction."]);
                return this.Again(StatusCodes.Status409Conflict);
        }
    }

    private bool Check(StoryText text)
    {
        if (text.Headline.Length is 0 or > StoryInput.LongestHeadline)
        {
            ModelState.AddModelError("HeadlineTarget-0", words["Translate the headline, in {0} characters at most: the translation is found by it.", StoryInput.LongestHeadline]);
        }

        if (text.Kicker.Length > StoryInput.LongestLine)
        {
            ModelState.AddModelError("KickerTarget-0", words["The kicker has {0} characters; {1} is the most. Cut it.", text.Kicker.Length, StoryInput.LongestLine]);
        }

        if (text.Body.Length > StoryInput.LongestBody)
        {
            ModelState.AddModelError("", words["The text has {0} characters; {1} is the most. Cut it.", text.Body.Length, StoryInput.LongestBody]);
        }

        return ModelState.IsValid;
    }

    private RedirectResult Saved(bool isMerged)
    {
        Flash.Say(HttpContext, isMerged ? words["Saved. Somebody else translated in it meanwhile: both are in the text now."] : words["Saved."]);
        return Redirect($"/stories/{Source.Id}/translations/{Language}");
    }

    // False when somebody else began it meanwhile.
    private async Task<bool> BeginAsync(StoryText text, TranslationMemory memory, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var usual = Source.VariantOf is { } from ? (await db.Set<Story>().AsNoTracking().OrderBy(one => one.Id).LastOrDefaultAsync(one => one.TranslationOf == from && one.Language == Language && one.State != StoryState.Killed, cancellation))?.Id : null;
        var story = new Story
        {
            Id = NewId.Of<StoryId>(clock), Kind = Source.Kind, PublicationId = Source.PublicationId, IssueId = Source.IssueId, Position = Source.Position,
            Language = Language, Headline = text.Headline, Kicker = text.Kicker, Byline = text.Byline, Body = text.Body, EmbargoUntil = Source.EmbargoUntil,
            TranslationOf = Source.Id, Variant = Source.Variant, VariantOf = usual, TranslatedFrom = memory.Over(text.Body, TranslationMemory.None, "").Write(),
            CreatedAt = now, CreatedBy = desk.Me, ChangedAt = now, ChangedBy = desk.Me,
        };
        story.TranslatedRevision = TranslationProgress.Between(Source, story).IsCurrent ? Source.Revision : null;
        var (source, language) = (Source.Id, Language);
        return await writing.BeginAsync(story, desk.Me, cancellation, one => one.TranslationOf == source && one.Language == language && one.State != StoryState.Killed);
    }

    private void Show(TranslationSheet sheet, int? revision = null)
    {
        BasedOn = revision ?? Translation?.Revision ?? 0;
        Headline = [RowInput.Of(sheet.Headline)];
        Kicker = sheet.Kicker is { } kicker ? [RowInput.Of(kicker)] : [];
        Rows = [.. sheet.Rows.Select(RowInput.Of)];
    }

    private static StoryText TextOf(Story? story) => story is null ? new StoryText("", "", "", "") : StoryText.Of(story);

    private async Task<bool> FindAsync(StoryId id, string language, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, cancellation) is not { Kind: StoryKind.Editorial or StoryKind.Article, TranslationOf: null } source
            || !StoryInput.IsLanguage(language) || language == source.Language)
        {
            return false;
        }

        Scope[] scopes = [Scope.Publication(source.PublicationId.Value)];
        if (!await access.MayAsync(Permission.Translate, scopes, cancellation) && !await access.MayAsync(Permission.WriteEditorials, scopes, cancellation))
        {
            return false;
        }

        (Source, Language) = (source, language);
        Translation = await db.Set<Story>().AsNoTracking().Where(one => one.TranslationOf == id && one.Language == language && one.State != StoryState.Killed)
            .OrderByDescending(one => one.Id).FirstOrDefaultAsync(cancellation);
        return true;
    }
}
