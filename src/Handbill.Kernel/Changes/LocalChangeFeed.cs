using System.Collections.Concurrent;
using Handbill.Kernel.Audit;

namespace Handbill.Kernel.Changes;

/// <summary>The feed of one process. Safe to use from several threads.</summary>
public sealed class LocalChangeFeed : IChangeFeed
{
    private const int MostUnread = 256;

    private readonly ConcurrentDictionary<ChangeListener, byte> _listeners = new();

    /// <summary>How many listen.</summary>
    public int Listeners => _listeners.Count;

    /// <inheritdoc/>
    public void Tell(AuditAct act)
    {
        foreach (var listener in _listeners.Keys)
        {
            listener.Channel.Writer.TryWrite(act);
        }
    }

    /// <inheritdoc/>
    public ChangeListener Listen()
    {
        var listener = new ChangeListener(MostUnread, ended => _listeners.TryRemove(ended, out _));
        _listeners.TryAdd(listener, 0);
        return listener;
    }
}
