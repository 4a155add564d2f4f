using Handbill.Groups.Contracts;

namespace Handbill.Press.Contracts;

/// <summary>
/// Where the readers of a group's sheets write in: known by whoever takes what they write. It stands on the sheets of editions whose publication and who themselves name no
/// address of their own. Until the lock it is asked for anew each time; at the lock it is kept with the edition.
/// </summary>
public interface ISubmitAddresses
{
    /// <summary>Absolute addresses of at most 200 signs, by group; a group without one is missing.</summary>
    Task<IReadOnlyDictionary<GroupId, string>> OfAsync(IReadOnlyCollection<GroupId> groups, CancellationToken cancellation);

    /// <summary>Addresses for the sheets of editions that are being locked, within the caller's transaction; one without is missing. They may be of this batch alone.</summary>
    Task<IReadOnlyDictionary<EditionId, string>> KeepAsync(IReadOnlyList<EditionCard> editions, CancellationToken cancellation);
}

/// <summary>Which editions carry a group's address.</summary>
public static class SubmitAddressing
{
    /// <summary>Editions as they are printed: those that name no address have their group's, as long as the issue is not locked.</summary>
    public static async Task<IReadOnlyList<EditionCard>> AddressedAsync(
        this IEnumerable<ISubmitAddresses> addresses, IssueCard issue, IReadOnlyList<EditionCard> editions, CancellationToken cancellation)
    {
        var open = issue.LockedAt is null ? Without(issue, editions) : [];
        var groups = open.Select(edition => edition.GroupId).Distinct().ToList();
        foreach (var one in groups.Count > 0 ? addresses : [])
        {
            var known = await one.OfAsync(groups, cancellation);
            editions = [.. editions.Select(edition => open.Contains(edition) && known.TryGetValue(edition.GroupId, out var address) ? edition with { Submit = address } : edition)];
        }

        return editions;
    }

    /// <summary>Editions that name no address, and whose issue names none.</summary>
    public static IReadOnlyList<EditionCard> Without(IssueCard issue, IEnumerable<EditionCard> editions) =>
        issue.Submit.Length > 0 ? [] : [.. editions.Where(edition => edition.Submit.Length == 0 && !edition.IsPaper)];
}
