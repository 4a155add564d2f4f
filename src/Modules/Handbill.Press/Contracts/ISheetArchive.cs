namespace Handbill.Press.Contracts;

/// <summary>The sheets of an issue as runs made them, for other modules: what there is now, and all that ever was.</summary>
public interface ISheetArchive
{
    /// <summary>Every state of every edition's sheet that could be given out: a run that changed nothing adds none. By edition's name, the newest first.</summary>
    /// <param name="issue">The issue: where it has variants, those of the chosen one, and none before the choice.</param>
    /// <param name="cancellation">Ends it.</param>
    Task<IReadOnlyList<SheetState>> StatesAsync(IssueCard issue, CancellationToken cancellation);

    /// <summary>Begins a run of some editions of a locked issue.</summary>
    /// <returns>False when nothing was begun: another run goes on, or none of them is printed.</returns>
    Task<bool> MakeAsync(IssueId issue, IReadOnlyCollection<EditionId> editions, Handbill.Groups.Contracts.AccountId by, CancellationToken cancellation);
}

/// <summary>One state of an edition's sheet.</summary>
/// <param name="Edition">The edition.</param>
/// <param name="Run">The first run that made it so.</param>
/// <param name="At">When that run was asked for.</param>
/// <param name="Slug">Names its files.</param>
/// <param name="WorkplaceName">As printed.</param>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Prints">Files for print, each with its hash; empty when it did not fit.</param>
/// <param name="Reading">Hash of the file for reading; empty for none.</param>
/// <param name="Until">When the run was asked for that made another; null for what holds now.</param>
public sealed record SheetState(
    EditionId Edition, RunId Run, DateTimeOffset At, string Slug, string WorkplaceName, string Language, IReadOnlyList<(string Name, string Hash)> Prints, string Reading, DateTimeOffset? Until);
