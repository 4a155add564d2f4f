using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;

namespace Handbill.Site.Issues;

/// <summary>A sheet that can be published if its group wants that.</summary>
/// <param name="State">The sheet.</param>
/// <param name="Group">The group that made it; default for the publication's own.</param>
/// <param name="GroupName">The group's name; empty for none.</param>
/// <param name="IsWithheld">True when its group did not say that anybody may read it.</param>
internal sealed record ReadySheet(SheetState State, GroupId Group, string GroupName, bool IsWithheld)
{
    /// <summary>The sheet with what its group says. Pure.</summary>
    public static ReadySheet Of(SheetState state, GroupId group, IReadOnlyDictionary<GroupId, GroupCard> cards)
    {
        var card = cards.GetValueOrDefault(group);
        return new ReadySheet(state, group, card?.Name ?? "", group != default && card is not { ShowsSheets: true });
    }
}
