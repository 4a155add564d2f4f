using Handbill.Groups.Contracts;

namespace Handbill.Press.Contracts;

/// <summary>Takes an issue in that was made elsewhere. What it adds is saved with the caller's own rows.</summary>
public interface IIssueIntake
{
    /// <summary>What stands in the way of an issue: null when it may come.</summary>
    /// <param name="head">The issue's head.</param>
    /// <param name="cancellation">Ends the question.</param>
    Task<IntakeVerdict> LookAsync(IssueHead head, CancellationToken cancellation);

    /// <summary>Adds the issue, its editions, and its publication where that is new. Saves nothing.</summary>
    /// <param name="issue">What is to be added.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="InvalidOperationException">The number is taken.</exception>
    Task<TakenIssue> AddAsync(IncomingIssue issue, CancellationToken cancellation);
}

/// <summary>What is known of an issue that may be taken in.</summary>
/// <param name="Publication">The publication that it is of; null when that is new.</param>
/// <param name="IsTaken">True when the publication has an issue of this number.</param>
public readonly record struct IntakeVerdict(PublicationCard? Publication, bool IsTaken);

/// <summary>An issue on its way in.</summary>
/// <param name="Head">What stands on its sheets.</param>
/// <param name="Others">Files that no table holds.</param>
/// <param name="Editions">Its editions.</param>
/// <param name="Translations">Further languages that it has an editorial in.</param>
/// <param name="TimeZone">IANA name of the zone for a new publication's deadlines.</param>
public sealed record IncomingIssue(
    IssueHead Head, IReadOnlyDictionary<string, string> Others, IReadOnlyList<IncomingEdition> Editions, IReadOnlyList<string> Translations, string TimeZone);

/// <summary>An edition on its way in.</summary>
/// <param name="Workplace">Whose it is.</param>
/// <param name="Group">Who works on it.</param>
/// <param name="Text">What its file says.</param>
public sealed record IncomingEdition(WorkplaceId Workplace, GroupId Group, EditionText Text);

/// <summary>An issue that was taken in.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Publication">Its publication.</param>
/// <param name="Editions">Ids of its editions, by slug.</param>
public sealed record TakenIssue(IssueId Id, PublicationId Publication, IReadOnlyDictionary<string, EditionId> Editions);
