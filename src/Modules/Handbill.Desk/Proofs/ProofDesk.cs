using System.Security.Cryptography;
using System.Text;
using Handbill.Desk.Contracts;
using Handbill.Desk.Editorials;
using Handbill.Desk.Folders;
using Handbill.Desk.Pictures;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Desk.Proofs;

/// <summary>Sets an edition as it stands for whoever asks: with what they are typing, and without what they would hold.</summary>
internal sealed class ProofDesk(HandbillDb db, IIssues issues, ILiveProofs proofs, ShownSheets shown, IAccess access, TimeProvider clock)
{
    /// <summary>The proof of an edition; null when there is none, or it is not theirs to see.</summary>
    /// <param name="id">The edition.</param>
    /// <param name="held">Items to be set as if they were held.</param>
    /// <param name="unsaved">Text that is being typed, or null.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<EditionProof?> SetAsync(EditionId id, IReadOnlySet<StoryId> held, UnsavedText? unsaved, CancellationToken cancellation)
    {
        if (await issues.FindEditionAsync(id, cancellation) is not { } edition || await issues.FindAsync(edition.IssueId, cancellation) is not { } issue
            || !await MaySeeAsync(edition, issue, cancellation))
        {
            return null;
        }

        var sight = await EmbargoSight.OfAsync(access, clock.GetUtcNow(), cancellation);
        var stories = (await db.Set<Story>().AsNoTracking()
                .Where(story => story.EditionId == id || (story.IssueId == issue.Id && story.Kind == StoryKind.Editorial))
                .ToListAsync(cancellation))
            .FindAll(sight.Shows);
        var typedIn = stories.Find(story => story.Id == unsaved?.Story);
        var isAsSaved = unsaved is null || (typedIn is not null && unsaved.IsOf(typedIn));
        if (!isAsSaved)
        {
            unsaved!.PutInto(typedIn ?? new Story
            {
                Id = unsaved.Story, Kind = StoryKind.Item, PublicationId = issue.PublicationId, Language = "", Headline = "",
                CreatedAt = default, CreatedBy = default, ChangedAt = default, ChangedBy = default,
            });
        }

        var head = IssueHeads.Of(issue);
        var items = StoryTexts.InOrder(stories).Where(StoryTexts.IsPrinted).ToList();
        var printed = items.FindAll(story => !held.Contains(story.Id));
        var text = StoryTexts.Edition(edition, printed) with { Held = [] };
        var printedEditorials = PrintedEditorials.Of(issue, stories);
        var editorials = StoryTexts.Editorials(printedEditorials, head.Language);
        var pictures = await db.Set<Picture>().AsNoTracking().Where(picture => picture.IssueId == issue.Id)
            .OrderBy(picture => picture.Path).Select(picture => new { picture.Path, picture.Hash }).ToListAsync(cancellation);
        var others = StoryTexts.Others(issue.OtherFiles);
        var shared = new IssueText { Head = head, Editorials = editorials, Others = others };
        var key = KeyOf(issue.Id, shared, pictures.Select(picture => $"{picture.Path}:{picture.Hash}"));
        var sheet = await proofs.SetAsync(key, SharedAsync, head, text, cancellation);
        if (access.Me is { } me)
        {
            shown.Note(me, id, sheet.Key);
        }

        if (isAsSaved && held.Count == 0 && sheet.Fit.Length > 0 && !edition.IsFitCurrent)
        {
            await NoteAsync(edition, sheet, cancellation);
        }

        var editorial = printedEditorials.For(edition.Language);
        return new EditionProof(edition, issue, sheet, printed, items.FindAll(story => held.Contains(story.Id)), editorial);

        async Task<IssueFiles> SharedAsync(CancellationToken ending)
        {
            var bytes = await db.Set<Picture>().AsNoTracking().Where(picture => picture.IssueId == issue.Id).ToListAsync(ending);
            return (shared with { Pictures = [.. bytes.Select(picture => new FolderPicture(picture.Path, picture.Bytes, picture.Width, picture.Height))] }).Write();
        }
    }

    private async ValueTask<bool> MaySeeAsync(EditionCard edition, IssueCard issue, CancellationToken cancellation)
    {
        Scope[] scopes = [Scope.Group(edition.GroupId), Scope.Publication(issue.PublicationId.Value)];
        return await access.MayAsync(Permission.WriteItems, scopes, cancellation)
            || await access.MayAsync(Permission.WriteEditorials, scopes, cancellation)
            || await access.MayAsync(Permission.Translate, scopes, cancellation)
            || await access.MayAsync(Permission.SeeBoard, scopes, cancellation);
    }

    private Task<bool> NoteAsync(EditionCard edition, ProofSheet sheet, CancellationToken cancellation) =>
        issues.NoteFitAsync(edition.Id, edition.CopyVersion, sheet.Fit, FitSentence.WordsOff(sheet), cancellation);

    private static string KeyOf(IssueId issue, IssueText shared, IEnumerable<string> pictures)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(issue.ToString()));
        var files = shared.Write();
        foreach (var path in files.Paths)
        {
            Append(path);
            hash.AppendData(files.Find(path)!);
        }

        foreach (var picture in pictures)
        {
            Append(picture);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Append(string part) => hash.AppendData(Encoding.UTF8.GetBytes("\n" + part + "\n"));
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
    /// <summary>The story of a box; null when there is none.</summary>
    public Story? StoryOf(ProofBox box) => box.Item < 0 ? Editorial : box.Item < Items.Count ? Items[box.Item] : null;

    /// <summary>The query that names what is held.</summary>
    public string HeldQuery => string.Concat(Held.Select(story => $"&held={story.Id}"));
}
