using Handbill.Groups.Contracts;

namespace Handbill.Desk.Stories;

/// <summary>Where somebody may write items, write editorials and articles, and translate.</summary>
internal sealed record StoryReach(Reach Items, Reach Editorials, Reach Translations)
{
    public static async Task<StoryReach> OfAsync(IAccess access, CancellationToken cancellation) => new(
        await access.ReachAsync(Permission.WriteItems, cancellation),
        await access.ReachAsync(Permission.WriteEditorials, cancellation),
        await access.ReachAsync(Permission.Translate, cancellation));

    public bool IsNowhere => Items.IsNowhere && Editorials.IsNowhere && Translations.IsNowhere;
}
