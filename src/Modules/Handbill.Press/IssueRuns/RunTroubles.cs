using System.Collections.Concurrent;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;

namespace Handbill.Press.IssueRuns;

/// <summary>What keeps this process's runs from going on, for when the store cannot keep it. Safe to use from several threads.</summary>
internal sealed class RunTroubles
{
    private readonly ConcurrentDictionary<RunId, StoreTrouble> _troubles = new();

    public void Note(RunId run, StoreTrouble trouble) => _troubles[run] = trouble;

    /// <summary>Forgets it.</summary>
    /// <returns>False when there was none.</returns>
    public bool Forget(RunId run) => _troubles.TryRemove(run, out _);

    public StoreTrouble? Of(RunId run) => _troubles.TryGetValue(run, out var trouble) ? trouble : null;
}
