using Handbill.Desk.Contracts;
using Handbill.Desk.Flatplans;
using Handbill.Desk.Folders;
using Handbill.Desk.Stories;
using Handbill.Desk.Variants;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Desk.Proofs;

/// <summary>What editions print, for who finds their fit and for the press: as it stands, whoever is going to look at it.</summary>
internal sealed class SheetCopies(HandbillDb db, ILiveProofs proofs, SheetPictures pictures, IIssues issues, IEnumerable<ISubmitAddresses> addresses, IAccess access, TimeProvider clock) : IIssueCopy
{
    private static readonly IReadOnlySet<StoryId> Nothing = new HashSet<StoryId>();

    private static readonly StoryKind[] Common = [.. Enum.GetValues<StoryKind>().Where(kind => kind != StoryKind.Item)];

    public async Task<int?> PagesAsync(IssueId issue, CancellationToken cancellation) => (await FlatplanShelf.ReadAsync(db, issue, cancellation))?.Pages;

    public async Task<IReadOnlyList<SheetText>> ReadAsync(IssueCard issue, IReadOnlyList<EditionCard> editions, string variant, CancellationToken cancellation)
    {
        editions = await addresses.AddressedAsync(issue, editions, cancellation);
        var ids = editions.Select(edition => (EditionId?)edition.Id).ToList();
        var texts = await db.Set<Story>().AsNoTracking().Where(story => EF.Parameter(ids).Contains(story.EditionId)).ToListAsync(cancellation);

        // By the kinds that there are: what is not an item would be looked for among all items of the issue.
        texts.AddRange(await db.Set<Story>().AsNoTracking().Where(story => story.IssueId == issue.Id && EF.Constant(Common).Contains(story.Kind) && story.EditionId == null).ToListAsync(cancellation));
        var stories = VariantTexts.In(texts, variant);
        var common = stories.FindAll(story => story.EditionId is null);
        var items = stories.Where(story => story.EditionId is not null).ToLookup(story => story.EditionId);
        var plan = editions.Any(edition => edition.IsPaper) ? await FlatplanShelf.ReadAsync(db, issue.Id, cancellation) : null;
        var marks = await pictures.MarksAsync(issue.Id, cancellation);
        return
        [
            .. editions.Select(edition =>
            {
                var copy = edition.IsPaper ? SheetCopy.OfPaper(issue, edition, common, plan) : SheetCopy.Of(issue, edition, [.. common, .. items[edition.Id]], Nothing);
                return new SheetText
                {
                    Edition = edition,
                    Mark = copy.FitMark(marks, proofs.Engine),
                    SharedKey = copy.SharedKey(marks),
                    Shared = ending => pictures.FilesAsync(copy, ending),
                    Head = copy.Shared.Head,
                    Text = copy.Text,
                };
            }),
        ];
    }

    public async Task<HiddenSheets> HiddenAsync(IssueId issue, CancellationToken cancellation)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        var chosen = (await issues.FindAsync(issue, cancellation))?.Chosen;
        var embargoed = await db.Set<Story>().AsNoTracking()
            .Where(story => story.IssueId == issue && story.EmbargoUntil > now && story.State != StoryState.Killed && story.State != StoryState.Held && (chosen == null || story.Variant == "" || story.Variant == chosen)).ToListAsync(cancellation);
        if (embargoed.Count == 0)
        {
            return new HiddenSheets(All: false, new HashSet<EditionId>(), now.Value);
        }

        var sight = await EmbargoSight.OfAsync(access, now.Value, cancellation);
        var hidden = embargoed.FindAll(story => !sight.Shows(story));
        return new HiddenSheets(
            hidden.Exists(story => story.EditionId is null), hidden.Select(story => story.EditionId).OfType<EditionId>().ToHashSet(), hidden.Select(story => story.EmbargoUntil!.Value).DefaultIfEmpty(now.Value).Max());
    }
}
