using Handbill.Desk.Contracts;
using Handbill.Desk.Stories;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Desk.Pictures;

/// <summary>Which pictures somebody sees: those of groups and publications they write for, and those in a story that they see.</summary>
internal sealed class PictureSight(HandbillDb db, StoryDesk desk, IIssues issues)
{
    /// <summary>A picture that they see; null when there is none or they do not.</summary>
    public async Task<Picture?> FindAsync(PictureId id, CancellationToken cancellation)
    {
        if (await db.Set<Picture>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancellation) is not { } picture)
        {
            return null;
        }

        return await MayWriteAsync(picture, cancellation) || await IsInVisibleStoryAsync(picture, cancellation) ? picture : null;
    }

    /// <summary>Whether they may add pictures beside this one and take it away.</summary>
    public async Task<bool> MayWriteAsync(Picture picture, CancellationToken cancellation)
    {
        var reach = await desk.ReachAsync(cancellation);
        if (picture.GroupId is { } group && (reach.Items.Everywhere || reach.Items.Groups.Contains(group)))
        {
            return true;
        }

        var where = picture.GroupId is null ? reach.Editorials : reach.Items;
        return where.Everywhere || (where.Publications.Count > 0 && await issues.FindAsync(picture.IssueId, cancellation) is { } issue
            && where.Publications.Contains(issue.PublicationId.Value));
    }

    /// <summary>The pictures of an issue that a story can name.</summary>
    public async Task<IReadOnlyList<PictureLine>> BesideAsync(Story story, CancellationToken cancellation) => story.IssueId is { } issue
        ? await db.Set<Picture>().AsNoTracking().Where(one => one.IssueId == issue && one.GroupId == story.GroupId).OrderByDescending(one => one.AddedAt)
            .Select(one => new PictureLine(one.Id, one.Path, one.Width, one.Height, one.Rights)).ToListAsync(cancellation)
        : [];

    private async Task<bool> IsInVisibleStoryAsync(Picture picture, CancellationToken cancellation) =>
        await (await desk.VisibleAsync(cancellation)).AnyAsync(
            story => story.IssueId == picture.IssueId && story.GroupId == picture.GroupId && story.Body.Contains(picture.Path), cancellation);
}

/// <summary>A picture in a list, without its bytes.</summary>
internal sealed record PictureLine(PictureId Id, string Path, int Width, int Height, string Rights);
