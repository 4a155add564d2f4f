using Handbill.Groups.Contracts;

namespace Handbill.Press.Contracts;

/// <summary>
/// Issues and editions, for other modules. The commands write at once, within the transaction that the caller has begun on the same
/// <see cref="Handbill.Kernel.Data.HandbillDb"/>: they are there when it commits, with the caller's own rows, or not at all. They name what changed to
/// nobody: the caller records the act that they are part of.
/// </summary>
public interface IIssues
{
    /// <summary>Issues that are still worked on: not locked yet, or not yet handed out; the next hand-out first.</summary>
    Task<IReadOnlyList<IssueCard>> OpenAsync(CancellationToken cancellation);

    /// <summary>The latest issues of a publication, open or not, the newest number first.</summary>
    /// <param name="publication">The publication.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Ends the question.</param>
    Task<IReadOnlyList<IssueCard>> LatestAsync(PublicationId publication, int most, CancellationToken cancellation);

    /// <summary>One issue; null when there is none.</summary>
    Task<IssueCard?> FindAsync(IssueId id, CancellationToken cancellation);

    /// <summary>An issue's editions, by slug in ordinal order.</summary>
    Task<IReadOnlyList<EditionCard>> EditionsAsync(IssueId issue, CancellationToken cancellation);

    /// <summary>One edition; null when there is none.</summary>
    Task<EditionCard?> FindEditionAsync(EditionId id, CancellationToken cancellation);

    /// <summary>The editions of open issues that these groups work on, by issue and slug.</summary>
    Task<IReadOnlyList<EditionCard>> OpenEditionsAsync(IReadOnlyCollection<GroupId> groups, CancellationToken cancellation);

    /// <summary>What an edition prints has changed: its copy version goes up by one, and its approval is taken back.</summary>
    /// <returns>False when there is no such edition.</returns>
    /// <exception cref="InvalidOperationException">No transaction was begun.</exception>
    Task<bool> TouchAsync(EditionId edition, CancellationToken cancellation);

    /// <summary>What all editions of an issue in a language print has changed, as when an editorial does.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="language">BCP 47 tag of the editions, whatever their region where it has none; null for all.</param>
    /// <param name="takesApprovalBack">False when what changed is not for a group to approve: an editorial is not.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="InvalidOperationException">No transaction was begun.</exception>
    Task TouchAllAsync(IssueId issue, string? language, bool takesApprovalBack, CancellationToken cancellation);

    /// <summary>The edition is approved, now, as it is.</summary>
    /// <returns>False when there is no such edition.</returns>
    /// <exception cref="InvalidOperationException">No transaction was begun.</exception>
    Task<bool> ApproveAsync(EditionId edition, CancellationToken cancellation);

    /// <summary>The edition is approved, now, if it still prints what was read.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="copyVersion">The copy version that was read.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>False when there is no such edition, or its copy has changed since.</returns>
    /// <exception cref="InvalidOperationException">No transaction was begun.</exception>
    Task<bool> ApproveAsync(EditionId edition, int copyVersion, CancellationToken cancellation);

    /// <summary>What all editions of a group in issues that are not locked print has changed, as when its address for writing in does.</summary>
    /// <exception cref="InvalidOperationException">No transaction was begun.</exception>
    Task TouchGroupAsync(GroupId group, CancellationToken cancellation);

    /// <summary>Keeps the addresses that stand on editions' sheets from the lock on.</summary>
    /// <param name="addresses">Absolute addresses by edition.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="InvalidOperationException">No transaction was begun.</exception>
    Task KeepAddressesAsync(IReadOnlyDictionary<EditionId, string> addresses, CancellationToken cancellation);

    /// <summary>What all editions of a publication's open issues print has changed, as when its house style does.</summary>
    /// <exception cref="InvalidOperationException">No transaction was begun.</exception>
    Task TouchIssuesAsync(PublicationId publication, CancellationToken cancellation);

    /// <summary>Editions of open issues whose fit is not known as they are now, by issue.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Ends the question.</param>
    Task<IReadOnlyList<EditionCard>> StaleAsync(int most, CancellationToken cancellation);

    /// <summary>Notes how editions fitted; needs no transaction. Where a newer copy's fit is known already, that stays.</summary>
    /// <returns>How many were noted.</returns>
    Task<int> NoteFitsAsync(IReadOnlyCollection<NotedFit> fits, CancellationToken cancellation);

    /// <summary>Names the variants that an issue is made in. Its editions fit anew.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="names">As <see cref="IssueVariant.Check"/> wants them; empty for one text.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>False when there is no such issue, it is locked, or the names will not do.</returns>
    /// <exception cref="InvalidOperationException">No transaction was begun.</exception>
    Task<bool> SetVariantsAsync(IssueId issue, IReadOnlyList<string> names, CancellationToken cancellation);

    /// <summary>Locks an issue, now: its text changes only by corrections from then on.</summary>
    /// <returns>False when there is no such issue, or it is locked already.</returns>
    /// <exception cref="InvalidOperationException">No transaction was begun.</exception>
    Task<bool> LockAsync(IssueId issue, CancellationToken cancellation);
}
