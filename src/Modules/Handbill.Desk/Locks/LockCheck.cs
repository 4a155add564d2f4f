using Handbill.Desk.Contracts;
using Handbill.Desk.Editorials;
using Handbill.Kernel.Outcomes;
using Handbill.Press.Contracts;

namespace Handbill.Desk.Locks;

/// <summary>What is missing before an issue can be locked. Pure.</summary>
internal static class LockCheck
{
    /// <summary>All that is missing, in the order of the sheet: the front first.</summary>
    /// <param name="editions">The issue's editions.</param>
    /// <param name="editorials">Its editorials, in each variant that it is made in; in the one text that it has, where that is null.</param>
    /// <param name="leftOut">Editions that are left out of this issue.</param>
    public static IReadOnlyList<Refusal> Missing(IReadOnlyList<EditionCard> editions, IReadOnlyList<(IssueVariant? Variant, PrintedEditorials Editorials)> editorials, IReadOnlySet<EditionId> leftOut)
    {
        var missing = new List<Refusal>();
        var printed = editions.Where(edition => !leftOut.Contains(edition.Id)).ToList();
        if (printed.Count == 0)
        {
            missing.Add(new Refusal("", "No edition is left: an issue is locked to be printed."));
        }

        foreach (var language in printed.Select(edition => edition.Language).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            // A usual text that stands in several variants is said once.
            missing.AddRange(editorials.Select(one => EditorialOf(language, one.Variant, one.Editorials)).OfType<Refusal>().DistinctBy(refusal => string.Format(null, refusal.Words, refusal.Values)));
        }

        missing.AddRange(printed.Where(edition => edition.ApprovedAt is null)
            .Select(edition => new Refusal($"Out-{edition.Id}", "{0} is not approved: hold its meeting, or leave it out of this issue.", edition.WorkplaceName)));
        return missing;
    }

    private static Refusal? EditorialOf(string language, IssueVariant? variant, PrintedEditorials editorials)
    {
        if (editorials.For(language) is not { } piece)
        {
            return variant is null
                ? new Refusal("", "There is no editorial in {0}: write it, or leave out the editions in it.", language)
                : new Refusal("", "There is no editorial in {0} for “{1}”: write it, or leave out the editions in it.", language, variant.Name);
        }

        if (variant is not null && piece.Variant.Length == 0 && editorials.All.Any(other => other.Variant.Length > 0))
        {
            return new Refusal("", "The editorial in {0} is the usual one in “{1}”, though another language has a text of its own for it: translate that.", language, variant.Name);
        }

        var isOwn = variant is not null && piece.Variant.Length > 0;
        return piece.LockedAt is null && piece.State != StoryState.Approved
            ? isOwn ? new Refusal("", "The editorial in {0} for “{1}” is not locked: the board locks it at its desk.", language, variant!.Name) : new Refusal("", "The editorial in {0} is not locked: the board locks it at its desk.", language)
            : !editorials.IsOfOlderText(piece) ? null
            : isOwn ? new Refusal("", "The editorial in {0} for “{1}” is of an older text: translate what changed.", language, variant!.Name)
            : new Refusal("", "The editorial in {0} is of an older text: translate what changed.", language);
    }
}
