using System.Threading.Channels;
using Handbill.Kernel.Audit;

namespace Handbill.Kernel.Changes;

/// <summary>
/// Tells live pages that something was done, once it is saved for others to read: ids only, never a text. Who listens reads again what
/// it shows. On one machine it is told within the process; between machines it is carried by the database's own notices.
/// </summary>
public interface IChangeFeed
{
    /// <summary>The act that is told when something may have been missed: whoever keeps what was read reads all of it again.</summary>
    const string Missed = "feed.missed";

    /// <summary>Tells everybody who listens.</summary>
    void Tell(AuditAct act);

    /// <summary>
    /// Begins to listen. What is not read in time is dropped, oldest first: whoever reads anything at all reads the newest state.
    /// </summary>
    ChangeListener Listen();
}

/// <summary>One listener; ends when it is disposed.</summary>
public sealed class ChangeListener : IDisposable
{
    private readonly Action<ChangeListener> _end;

    internal ChangeListener(int most, Action<ChangeListener> end)
    {
        _end = end;
        Channel = System.Threading.Channels.Channel.CreateBounded<AuditAct>(
            new BoundedChannelOptions(most) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
    }

    /// <summary>What was done since it began to listen.</summary>
    public ChannelReader<AuditAct> Acts => Channel.Reader;

    internal Channel<AuditAct> Channel { get; }

    /// <summary>Waits until something is done, and a moment longer for what is done with it; all that was done is passed by then.</summary>
    /// <param name="quiet">When nothing is done for so long, the wait is over too.</param>
    /// <param name="gathering">The moment.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task NewsAsync(TimeSpan quiet, TimeSpan gathering, CancellationToken cancellation)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        waiting.CancelAfter(quiet);
        try
        {
            await Acts.WaitToReadAsync(waiting.Token);
            await Task.Delay(gathering, cancellation);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Nothing was done.
        }

        Forget();
    }

    /// <summary>Waits until something is done, and takes what was done so far.</summary>
    /// <param name="longest">When nothing is done for so long, the wait is over too.</param>
    /// <param name="clock">What tells the time.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The acts in their order; empty when nothing was done.</returns>
    public async Task<IReadOnlyList<AuditAct>> TakeAsync(TimeSpan longest, TimeProvider clock, CancellationToken cancellation)
    {
        using var over = new CancellationTokenSource(longest, clock);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation, over.Token);
        try
        {
            await Acts.WaitToReadAsync(waiting.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Nothing was done.
        }

        var acts = new List<AuditAct>();
        while (Acts.TryRead(out var act))
        {
            acts.Add(act);
        }

        return acts;
    }

    /// <summary>Passes by what was done so far.</summary>
    public void Forget()
    {
        while (Acts.TryRead(out _))
        {
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _end(this);
        Channel.Writer.TryComplete();
    }
}
