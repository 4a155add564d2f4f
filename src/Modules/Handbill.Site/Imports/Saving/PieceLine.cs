namespace Handbill.Site.Imports.Saving;

/// <summary>Reads pieces and makes them ready while those before are saved: neither asks a table. It is no further ahead than so many pieces and bytes.</summary>
/// <param name="steps">What is read.</param>
/// <param name="making">Makes pieces ready; nobody else uses it meanwhile.</param>
/// <param name="most">So many pieces ahead.</param>
/// <param name="mostBytes">So much memory, and one piece more.</param>
internal sealed class PieceLine(IEnumerable<ImportStep> steps, ReadyPieces making, int most, long mostBytes) : IDisposable
{
    private readonly Queue<(ImportStep Step, ReadyPiece? Piece, ImportFault? Fault)> _line = [];

    // Guards all below, and is told of each change.
    private readonly object _gate = new();
    private Task _reading = Task.CompletedTask;
    private long _bytes;
    private bool _isRead, _isUnwanted;

    /// <summary>Steps in their order, each piece that is published with what is made of it, or with why nothing is. Once only.</summary>
    public IEnumerable<(ImportStep Step, ReadyPiece? Piece, ImportFault? Fault)> Read()
    {
        // Not of the pool, whose few threads are for whoever waits for the database.
        _reading = Task.Factory.StartNew(ReadAhead, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        while (Take() is { } next)
        {
            yield return next;
        }

        // Says what went wrong.
        _reading.GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isUnwanted = true;
            Monitor.PulseAll(_gate);
        }

        _reading.ContinueWith(_ => { }, TaskScheduler.Default).Wait();
    }

    private (ImportStep Step, ReadyPiece? Piece, ImportFault? Fault)? Take()
    {
        lock (_gate)
        {
            while (_line.Count == 0 && !_isRead)
            {
                Monitor.Wait(_gate);
            }

            if (!_line.TryDequeue(out var next))
            {
                return null;
            }

            _bytes -= next.Piece?.Bytes ?? 0;
            Monitor.PulseAll(_gate);
            return next;
        }
    }

    private void ReadAhead()
    {
        try
        {
            foreach (var step in steps)
            {
                ImportFault? fault = null;
                var piece = step.Piece is { IsPublished: true } read ? making.Of(read, out fault) : null;
                if (!Add((step, piece, fault)))
                {
                    return;
                }
            }
        }
        finally
        {
            lock (_gate)
            {
                _isRead = true;
                Monitor.PulseAll(_gate);
            }
        }
    }

    // False when nobody wants the rest.
    private bool Add((ImportStep Step, ReadyPiece? Piece, ImportFault? Fault) next)
    {
        lock (_gate)
        {
            while (!_isUnwanted && _line.Count > 0 && (_line.Count >= most || _bytes >= mostBytes))
            {
                Monitor.Wait(_gate);
            }

            _line.Enqueue(next);
            _bytes += next.Piece?.Bytes ?? 0;
            Monitor.PulseAll(_gate);
            return !_isUnwanted;
        }
    }
}
