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

/// <summary>Sets an edition as it stands for whoever asks: with what they are typing, and without what they would hold.</summary>
internal sealed class ProofDesk(HandbillDb db, IIssues issues, IEnumerable<ISubmitAddresses> addresses, ILiveProofs proofs, SheetPictures pictures, ShownSheets shown, IAccess access, TimeProvider clock)
{
    /// <summary>The proof of an edition; null when there is none, or it is not theirs to see.</summary>
    /// <param name="id">The edition.</param>
    /// <param name="held">Items to be set as if they were held.</param>
    /// <param name="unsaved">Text that is being typed, or null.</param>
    /// <param name="variant">Key of the variant; null for the one of the text that is typed, or the first.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<EditionProof?> SetAsync(EditionId id, IReadOnlySet<StoryId> held, UnsavedText? unsaved, string? variant, CancellationToken cancellation)
    {
        if (await issues.FindEditionAsync(id, cancellation) is not { } edition || await issues.FindAsync(edition.IssueId, cancellation) is not { } issue
            || !await MaySeeAsync(edition, issue, cancellation))
        {
            return null;
        }

        edition = (await addresses.AddressedAsync(issue, [edition], cancellation))[0];
        var sight = await EmbargoSight.OfAsync(access, clock.GetUtcNow(), cancellation);
        var stories = (await db.Set<Story>().AsNoTracking()
                .Where(story => story.EditionId == id || (story.IssueId == issue.Id && story.Kind == (edition.IsPaper ? StoryKind.Article : StoryKind.Editorial)))
                .ToListAsync(cancellation))
            .FindAll(sight.Shows);
        var typedIn = stories.Find(story => story.Id == unsaved?.Story);
        if (typedIn is not null && !unsaved!.IsOf(typedIn))
        {
            unsaved.PutInto(typedIn);
        }

        var shownVariant = VariantTexts.Shown(issue, stories, variant, typedIn);
        stories = VariantTexts.In(stories, shownVariant);
        var copy = edition.IsPaper
            ? SheetCopy.OfPaper(issue, edition, stories, await FlatplanShelf.ReadAsync(db, issue.Id, cancellation))
            : SheetCopy.Of(issue, edition, stories, held);
        var sheet = await proofs.SetAsync(copy.SharedKey(await pictures.MarksAsync(issue.Id, cancellation)), SharedAsync, copy.Shared.Head, copy.Text, cancellation);
        if (access.Me is { } me)
        {
            shown.Note(me, id, sheet.PageKeys);
        }

        return new EditionProof(edition, issue, sheet, copy.Items, [.. StoryTexts.InOrder(stories).Where(story => StoryTexts.IsPrinted(story) && held.Contains(story.Id))], copy.Editorial) { Variant = shownVariant };

        Task<IssueFiles> SharedAsync(CancellationToken ending) => pictures.FilesAsync(copy, ending);
    }

    private async ValueTask<bool> MaySeeAsync(EditionCard edition, IssueCard issue, CancellationToken cancellation)
    {
        Scope[] scopes = [Scope.Group(edition.GroupId), Scope.Publication(issue.PublicationId.Value)];
        return await access.MayAsync(Permission.WriteItems, scopes, cancellation)
            || await access.MayAsync(Permission.WriteEditorials, scopes, cancellation)
            || await access.MayAsync(Permission.Translate, scopes, cancellation)
            || await access.MayAsync(Permission.SeeBoard, scopes, cancellation);
    }
}

/// <summary>A proof, and the stories on it.</summary>
/// <param name="Edition">The edition.</param>
/// <param name="Issue">Its issue.</param>
/// <param name="Sheet">What was set.</param>
/// <param name="Items">The items that were set, in their order.</param>
/// <param name="Held">Those left out to see what it does.</param>
/// <param name="Editorial">The common piece, or null.</param>
internal sealed record EditionProof(
    EditionCard Edition, IssueCard Issue, ProofSheet Sheet, IReadOnlyList<Story> Items, IReadOnlyList<Story> Held, Story? Editorial)
{
    /// <summary>Key of the variant that is shown; empty for the usual text.</summary>
    public string Variant { get; init; } = "";

    /// <summary>The story of a box; null when there is none.</summary>
    public Story? StoryOf(ProofBox box) => box.Item < 0 ? Editorial : box.Item < Items.Count ? Items[box.Item] : null;

    /// <summary>The query that names the variant and what is held.</summary>
    public string HeldQuery => (Variant.Length > 0 ? $"&variant={Variant}" : "") + string.Concat(Held.Select(story => $"&held={story.Id}"));
}
