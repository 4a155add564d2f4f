using Handbill.Desk.Contracts;
using Handbill.Desk.Editorials;
using Handbill.Kernel.Outcomes;
using Handbill.Press.Contracts;

namespace Handbill.Desk.Locks;

/// <summary>What is missing before an issue can be locked. Pure.</summary>
internal static class LockCheck
{
    /// <summary>All that is missing, in the order of the sheet: the front first.</summary>
    /// <param name="editions">The editions.</param>
    /// <param name="editorials">Its editorials.</param>
    /// <param name="leftOut">Editions that are left out of this issue.</param>
    public static IReadOnlyList<Refusal> Missing(IReadOnlyList<EditionCard> editions, PrintedEditorials editorials, IReadOnlySet<EditionId> leftOut)
    {
        var missing = new List<Refusal>();
        var printed = editions.Where(edition => !leftOut.Contains(edition.Id)).ToList();
        if (printed.Count == 0)
        {
            missing.Add(new Refusal("", "No edition is left: an issue is locked to be printed."));
        }

        foreach (var language in printed.Select(edition => edition.Language).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (editorials.For(language) is not { } piece)
            {
                missing.Add(new Refusal("", "There is no editorial in {0}: write it, or leave out the editions in it.", language));
            }
            else if (piece.LockedAt is null && piece.State != StoryState.Approved)
            {
                missing.Add(new Refusal("", "The editorial in {0} is not locked: the board locks it at its desk.", language));
            }
            else if (editorials.IsOfOlderText(piece))
            {
                missing.Add(new Refusal("", "The editorial in {0} is of an older text: translate what changed.", language));
            }
        }

        missing.AddRange(printed.Where(edition => edition.ApprovedAt is null)
            .Select(edition => new Refusal($"Out-{edition.Id}", "{0} is not approved: hold its meeting, or leave it out of this issue.", edition.WorkplaceName)));
        return missing;
    }
}
