using System.Threading.Channels;
using Handbill.Kernel.Audit;

namespace Handbill.Kernel.Changes;

/// <summary>
/// Tells live pages that something was done, once it is saved for others to read: ids only, never a text. Who listens reads again what
/// it shows. On one machine it is told within the process; between machines it is carried by the database's own notices.
/// </summary>
public interface IChangeFeed
{
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
