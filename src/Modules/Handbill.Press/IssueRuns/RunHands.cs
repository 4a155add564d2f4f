using Handbill.Kernel.Work;

namespace Handbill.Press.IssueRuns;

/// <summary>How many of this process's workers are at press runs. Safe to use from several threads.</summary>
internal sealed class RunHands(WorkHands all)
{
    private int _busy;

    /// <summary>So many could be at one besides; 0 or more.</summary>
    public int Free => Math.Max(0, all.Most - Volatile.Read(ref _busy));

    /// <summary>Takes one until what is given is disposed of.</summary>
    public IDisposable Take()
    {
        Interlocked.Increment(ref _busy);
        return new Hand(this);
    }

    private sealed class Hand(RunHands hands) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref hands._busy);
    }
}
