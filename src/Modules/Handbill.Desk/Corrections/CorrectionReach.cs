using Handbill.Desk.Contracts;
using Handbill.Desk.Proofs;
using Handbill.Desk.Stories;
using Handbill.Desk.Variants;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Desk.Corrections;

/// <summary>Finds which sheets a correction changes, and how they would fit, before anything is saved.</summary>
internal sealed class CorrectionReach(HandbillDb db, IIssues issues, ILiveProofs proofs, SheetPictures pictures, IEnumerable<ICorrectionEffects> effects)
{
    /// <summary>So many sheets are set to see how they fit; of the others it is only said that they change.</summary>
    public const int MostSet = 400;

    private static readonly IReadOnlySet<StoryId> Nothing = new HashSet<StoryId>();

    /// <summary>What a text in the place of a story's reaches.</summary>
    /// <param name="issue">The locked issue.</param>
    /// <param name="story">The story as it is.</param>
    /// <param name="text">The text that it would have.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<ReachedSheets> OfAsync(IssueCard issue, Story story, StoryText text, CancellationToken cancellation)
    {
        var editions = (await issues.EditionsAsync(issue.Id, cancellation)).Where(edition => edition.ApprovedAt is not null && (story.EditionId is null || story.EditionId == edition.Id)).ToList();
        var marks = await pictures.MarksAsync(issue.Id, cancellation);
        var changed = new List<ReachedSheet>();
        foreach (var part in editions.Chunk(100))
        {
            var ids = part.Select(edition => (EditionId?)edition.Id).ToList();
            var before = await db.Set<Story>().AsNoTracking()
                .Where(one => EF.Parameter(ids).Contains(one.EditionId) || (one.IssueId == issue.Id && one.Kind == StoryKind.Editorial)).ToListAsync(cancellation);
            var after = before.ConvertAll(one => one.Id == story.Id ? With(one, text) : one);
            foreach (var variant in issue.Chosen is { } chosen ? [chosen] : issue.VariantKeys)
            {
                var (was, will) = (VariantTexts.In(before, variant), VariantTexts.In(after, variant));
                foreach (var edition in part)
                {
                    var copy = SheetCopy.Of(issue, edition, Its(will, edition), Nothing);
                    if (copy.FitMark(marks, proofs.Engine) == SheetCopy.Of(issue, edition, Its(was, edition), Nothing).FitMark(marks, proofs.Engine))
                    {
                        continue;
                    }

                    var sheet = changed.Count < MostSet
                        ? await proofs.FitAsync(copy.SharedKey(marks), ending => pictures.FilesAsync(copy, ending), copy.Shared.Head, copy.Text, cancellation)
                        : null;
                    changed.Add(new ReachedSheet(edition, issue.Variants.FirstOrDefault(one => one.Key == variant)?.Name ?? "", sheet));
                }
            }
        }

        var reached = changed.Select(one => one.Edition.Id).Distinct().ToList();
        var said = new List<CorrectionEffect>();
        foreach (var one in effects)
        {
            said.AddRange(await one.OfAsync(issue.Id, reached, cancellation));
        }

        return new ReachedSheets(changed, said);
    }

    private static List<Story> Its(List<Story> stories, EditionCard edition) => stories.FindAll(story => story.EditionId is null || story.EditionId == edition.Id);

    // A copy: the story itself may be followed by the context, and must not change by a look.
    private static Story With(Story story, StoryText text) => new()
    {
        Id = story.Id, Kind = story.Kind, PublicationId = story.PublicationId, IssueId = story.IssueId, EditionId = story.EditionId, GroupId = story.GroupId, Position = story.Position,
        Language = story.Language, Headline = text.Headline, Kicker = text.Kicker, Byline = text.Byline, Body = text.Body, State = story.State, MayBeHeld = story.MayBeHeld,
        TranslationOf = story.TranslationOf, TranslatedRevision = story.TranslatedRevision, TranslatedFrom = story.TranslatedFrom, Variant = story.Variant, VariantOf = story.VariantOf,
        CreatedAt = story.CreatedAt, CreatedBy = story.CreatedBy, ChangedAt = story.ChangedAt, ChangedBy = story.ChangedBy,
    };
}

/// <summary>What a correction reaches.</summary>
/// <param name="Sheets">The sheets that change.</param>
/// <param name="Effects">What other modules say of it.</param>
internal sealed record ReachedSheets(IReadOnlyList<ReachedSheet> Sheets, IReadOnlyList<CorrectionEffect> Effects)
{
    public IReadOnlyCollection<EditionId> Editions => [.. Sheets.Select(sheet => sheet.Edition.Id).Distinct()];

    public int Unfit => Sheets.Count(sheet => sheet.Sheet is { Fit: not "fitted" });
}

/// <summary>A sheet that a correction changes.</summary>
/// <param name="Edition">The edition.</param>
/// <param name="Variant">Name of the variant; empty where the issue has none.</param>
/// <param name="Sheet">How it would fit; null where it was not set.</param>
internal sealed record ReachedSheet(EditionCard Edition, string Variant, ProofSheet? Sheet);
