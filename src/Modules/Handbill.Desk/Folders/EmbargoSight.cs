using Handbill.Desk.Contracts;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;

namespace Handbill.Desk.Folders;

/// <summary>What of an embargoed story somebody may see: nobody but its desk sees it before its time, in no output.</summary>
/// <param name="Items">Where they write items; null for whoever runs the server, before whom nothing is hidden.</param>
/// <param name="Editorials">Where they write editorials and articles.</param>
/// <param name="Now">The moment.</param>
internal sealed record EmbargoSight(Reach? Items, Reach? Editorials, DateTimeOffset Now)
{
    public static async Task<EmbargoSight> OfAsync(IAccess access, DateTimeOffset now, CancellationToken cancellation) =>
        new(await access.ReachAsync(Permission.WriteItems, cancellation), await access.ReachAsync(Permission.WriteEditorials, cancellation), now);

    public bool Shows(Story story)
    {
        if (story.EmbargoUntil is not { } until || until <= Now || Items is null)
        {
            return true;
        }

        var desk = story.Kind is StoryKind.Editorial or StoryKind.Article ? Editorials ?? Items : Items;
        return desk.Everywhere || desk.Publications.Contains(story.PublicationId.Value) || (story.GroupId is { } group && desk.Groups.Contains(group));
    }
}
