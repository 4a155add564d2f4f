using Handbill.Desk.Contracts;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Desk.Editorials;

/// <summary>Reads what lies on the desk of an issue's editorial, for whoever writes, translates or locks it.</summary>
internal sealed class EditorialDesk(HandbillDb db, StoryDesk desk, IIssues issues, IAccess access)
{
    /// <summary>The desk of an issue; null when there is none, or it is not theirs.</summary>
    public async Task<EditorialSight?> ReadAsync(IssueId id, CancellationToken cancellation)
    {
        if (await issues.FindAsync(id, cancellation) is not { } issue)
        {
            return null;
        }

        Scope[] scopes = [Scope.Publication(issue.PublicationId.Value)];
        if (!await access.MayAsync(Permission.SeeEditorials, scopes, cancellation))
        {
            return null;
        }

        var (mayWrite, mayLock, mayTranslate) = (
            await access.MayAsync(Permission.WriteEditorials, scopes, cancellation),
            await access.MayAsync(Permission.Lock, scopes, cancellation),
            await access.MayAsync(Permission.Translate, scopes, cancellation));
        var stories = await (await desk.VisibleAsync(cancellation)).AsNoTracking()
            .Where(story => story.IssueId == id && (story.Kind == StoryKind.Editorial || story.Kind == StoryKind.Article) && story.State != StoryState.Killed)
            .ToListAsync(cancellation);
        var editorials = stories.FindAll(story => story.Kind == StoryKind.Editorial && story.Variant.Length == 0);
        var templates = mayWrite
            ? await db.Set<Template>().AsNoTracking().Where(one => one.Kind == StoryKind.Editorial && one.ArchivedAt == null).OrderBy(one => one.Name).ToListAsync(cancellation)
            : [];
        return new EditorialSight(
            issue, EditorialLanguage.OriginalOf(issue, editorials), EditorialLanguage.Of(issue, await issues.EditionsAsync(id, cancellation), editorials),
            [.. stories.Where(story => story.Kind == StoryKind.Article && story.TranslationOf is null).OrderBy(story => story.Position).ThenBy(story => story.Id.Value)],
            templates, mayWrite, mayLock, mayTranslate)
        {
            Variants = [.. from variant in issue.Variants from story in stories where story.Kind == StoryKind.Editorial && story.Variant == variant.Key orderby story.Language != issue.Language, story.Language select (variant, story)],
        };
    }
}

/// <summary>The desk of an issue's editorial.</summary>
internal sealed record EditorialSight(
    IssueCard Issue, Story? Original, IReadOnlyList<EditorialLanguage> Languages, IReadOnlyList<Story> Articles, IReadOnlyList<Template> Templates,
    bool MayWrite, bool MayLock, bool MayTranslate)
{
    /// <summary>The texts that it has for variants, in their order.</summary>
    public IReadOnlyList<(IssueVariant Variant, Story Piece)> Variants { get; init; } = [];

    public bool IsOpen => Issue.LockedAt is null;
}
