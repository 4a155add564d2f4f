namespace Handbill.Site.Imports.Saving;

/// <summary>Reads pieces and makes them ready while those before are saved: neither asks a table. It is no further ahead than so many pieces and bytes.</summary>
/// <param name="steps">What is read.</param>
/// <param name="making">Makes pieces ready; nobody else uses it meanwhile.</param>
/// <param name="most">So many pieces ahead.</param>
/// <param name="mostBytes">So much memory, and one piece more.</param>
internal sealed class PieceLine(IEnumerable<ImportStep> steps, ReadyPieces making, int most, long mostBytes) : IDisposable
{
    private readonly Queue<(ImportStep Step, ReadyPiece? Piece, ImportFault? Fault)> _line = [];
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _there = new(0), _taken = new(0);
    private readonly CancellationTokenSource _ending = new();
    private Task _reading = Task.CompletedTask;
    private long _bytes;

    /// <summary>Steps in their order, each piece that is published with what is made of it, or with why nothing is. Once only.</summary>
    public IEnumerable<(ImportStep Step, ReadyPiece? Piece, ImportFault? Fault)> Read()
    {
        _reading = Task.Run(ReadAhead, CancellationToken.None);
        while (true)
        {
            _there.Wait();
            (ImportStep, ReadyPiece? Piece, ImportFault?) next;
            lock (_gate)
            {
                if (!_line.TryDequeue(out next))
                {
                    break;
                }

                _bytes -= next.Piece?.Bytes ?? 0;
            }

            _taken.Release();
            yield return next;
        }

        // Says what went wrong.
        _reading.GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        _ending.Cancel();
        _reading.ContinueWith(_ => { }, TaskScheduler.Default).Wait();
        _ending.Dispose();
        _there.Dispose();
        _taken.Dispose();
    }

    private void ReadAhead()
    {
        try
        {
            foreach (var step in steps)
            {
                ImportFault? fault = null;
                var piece = step.Piece is { IsPublished: true } read ? making.Of(read, out fault) : null;
                while (IsFull())
                {
                    _taken.Wait(_ending.Token);
                }

                _ending.Token.ThrowIfCancellationRequested();
                lock (_gate)
                {
                    _line.Enqueue((step, piece, fault));
                    _bytes += piece?.Bytes ?? 0;
                }

                _there.Release();
            }
        }
        catch (OperationCanceledException) when (_ending.IsCancellationRequested)
        {
            // Nobody wants the rest.
        }
        finally
        {
            // What is asked for after the last is not there.
            _there.Release();
        }
    }

    private bool IsFull()
    {
        lock (_gate)
        {
            return _line.Count >= most || (_line.Count > 0 && _bytes >= mostBytes);
        }
    }
}
