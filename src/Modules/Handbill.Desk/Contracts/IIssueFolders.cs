using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;

namespace Handbill.Desk.Contracts;

/// <summary>Issues as folders, on their way out and in.</summary>
public interface IIssueFolders
{
    /// <summary>The folder of an issue as it stands, for whoever runs the server: nothing is left out for an embargo. Null when there is no such issue.</summary>
    Task<IssueFiles?> ExportAsync(IssueId issue, CancellationToken cancellation);

    /// <summary>What would become of a folder; nothing is written.</summary>
    /// <param name="text">What the folder says.</param>
    /// <param name="group">Name of the group for workplaces that are new; null for a group each, named after the workplace.</param>
    /// <param name="cancellation">Ends it.</param>
    Task<ImportPlan> PlanAsync(IssueText text, string? group, CancellationToken cancellation);

    /// <summary>Takes a folder in, whole or not at all.</summary>
    /// <param name="text">What the folder says.</param>
    /// <param name="group">As for <see cref="PlanAsync"/>.</param>
    /// <param name="by">Who does it; null for whoever runs the server.</param>
    /// <param name="cancellation">Ends it; nothing is written then.</param>
    /// <returns>The issue; null when the plan has faults.</returns>
    Task<IssueId?> ImportAsync(IssueText text, string? group, AccountId? by, CancellationToken cancellation);
}

/// <summary>What would become of a folder that is taken in.</summary>
/// <param name="Publication">Name of the publication.</param>
/// <param name="IsNewPublication">True when there is none of this name yet.</param>
/// <param name="Number">Number of the issue.</param>
/// <param name="Editions">Its editions, by slug.</param>
/// <param name="Stories">Stories that it has: items, editorials, articles.</param>
/// <param name="Pictures">Pictures that it has.</param>
/// <param name="Faults">What stands in the way; empty when it may come.</param>
public sealed record ImportPlan(
    string Publication, bool IsNewPublication, int Number, IReadOnlyList<PlannedImport> Editions, int Stories, int Pictures, IReadOnlyList<IssueFault> Faults);

/// <summary>What would become of one edition.</summary>
/// <param name="Slug">Its slug.</param>
/// <param name="Workplace">The workplace as printed.</param>
/// <param name="IsNewWorkplace">True when there is no workplace of this slug yet.</param>
/// <param name="Group">Name of the group that a new workplace gets; empty for a known one.</param>
/// <param name="Items">Items that are printed.</param>
/// <param name="Held">Items that are held.</param>
public sealed record PlannedImport(string Slug, string Workplace, bool IsNewWorkplace, string Group, int Items, int Held);
