namespace Handbill.Groups.Contracts;

/// <summary>
/// Follows what groups say of their sheets. All that are registered are asked, in the transaction that saves what a group says, after it is saved.
/// </summary>
public interface ISheetWishFollower
{
    /// <summary>A group said that anybody may read its sheets, or that nobody outside may.</summary>
    /// <param name="group">The group, which <see cref="IGroups"/> shows as it is now.</param>
    /// <param name="cancellation">Ends it; nothing is saved then.</param>
    Task SaidAsync(GroupId group, CancellationToken cancellation);
}
