using System.Collections.Immutable;
using Handbill.Desk.Contracts;
using Handbill.Desk.Editorials;
using Handbill.Desk.Flatplans;
using Handbill.Desk.Pictures;
using Handbill.Desk.Stories;
using Handbill.Desk.Variants;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Desk.Folders;

/// <summary>Makes an issue folder of what the database has: one question a table.</summary>
internal sealed class FolderExport(HandbillDb db, IIssues issues, IEnumerable<ISubmitAddresses> addresses)
{
    /// <summary>The issue as its folder says it; null when there is none.</summary>
    /// <param name="id">The issue.</param>
    /// <param name="sight">Whom the folder is for.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IssueText?> ReadAsync(IssueId id, EmbargoSight sight, CancellationToken cancellation)
    {
        if (await issues.FindAsync(id, cancellation) is not { } issue)
        {
            return null;
        }

        var head = IssueHeads.Of(issue);
        var editions = await addresses.AddressedAsync(issue, await issues.EditionsAsync(id, cancellation), cancellation);
        var stories = (await db.Set<Story>().AsNoTracking().Where(story => story.IssueId == id && (story.State != StoryState.Killed || story.Variant != "")).ToListAsync(cancellation))
            .FindAll(sight.Shows);
        // Nothing that a group did not approve goes on its sheet: what was left out when the issue was locked stays out.
        var printed = editions.Where(edition => !edition.IsPaper && (issue.LockedAt is null || edition.ApprovedAt is not null)).ToList();
        var pictures = await db.Set<Picture>().AsNoTracking().Where(picture => picture.IssueId == id).ToListAsync(cancellation);
        var text = new IssueText
        {
            Head = head with { Variants = [.. issue.VariantNames] },
            Editorials = Editorials(""),
            Editions = Editions(""),
            Variants = [.. issue.Variants.Select(variant => new VariantText(variant, Editorials(variant.Key), Editions(variant.Key)))],
            Pictures = [.. pictures.OrderBy(picture => picture.Path, StringComparer.Ordinal).Select(picture => new FolderPicture(picture.Path, picture.Bytes, picture.Width, picture.Height))],
            Others = StoryTexts.Others(issue.OtherFiles),
        };
        return FlatplanShelf.WithArticles(issue, stories, await FlatplanShelf.ReadAsync(db, id, cancellation), text);

        ImmutableArray<EditorialText> Editorials(string variant) => StoryTexts.Editorials(PrintedEditorials.Of(issue, VariantTexts.In(stories, variant)), head.Language);

        ImmutableArray<EditionText> Editions(string variant)
        {
            var byEdition = VariantTexts.In(stories, variant).Where(story => story.EditionId is not null).ToLookup(story => story.EditionId!.Value);
            return [.. printed.Select(edition => StoryTexts.Edition(edition, [.. byEdition[edition.Id]]))];
        }
    }
}
