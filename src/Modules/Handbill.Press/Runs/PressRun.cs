using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using Handbill.Press.Contracts;

namespace Handbill.Press.Runs;

/// <summary>
/// Makes the editions of an opened issue, several at a time. No more of them are in memory than are being made, so that a run
/// of ten thousand needs hardly more than a run of ten. What it writes and says does not depend on the number of jobs.
/// </summary>
internal sealed class PressRun
{
    private readonly IIssueWork _work;
    private readonly ImmutableArray<string> _slugs;
    private readonly Products _products;
    private readonly Action<string, MadeEdition>? _put;
    private readonly IPressObserver? _observer;
    private readonly MadeEdition?[] _done;
    private readonly Lock _telling = new();
    private ExceptionDispatchInfo? _broken;
    private int _next = -1;
    private int _told;

    /// <summary>Prepares a run; nothing is made yet.</summary>
    /// <param name="work">The issue.</param>
    /// <param name="slugs">Editions to make, in the issue's order.</param>
    /// <param name="products">What to make of each.</param>
    /// <param name="put">Puts what was made of an edition in place, on the thread that made it; null when only the fit is wanted.</param>
    /// <param name="observer">Told how it goes, or null.</param>
    public PressRun(
        IIssueWork work, ImmutableArray<string> slugs, Products products, Action<string, MadeEdition>? put, IPressObserver? observer)
    {
        _work = work;
        _slugs = slugs;
        _products = products;
        _put = put;
        _observer = observer;
        _done = new MadeEdition?[slugs.Length];
    }

    /// <summary>Makes them all.</summary>
    /// <param name="jobs">Editions made at the same time; 0 for as many as there are cores.</param>
    /// <param name="cancellation">Ends the run; every file is then whole, old or new.</param>
    /// <exception cref="PressException">A file cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The run was ended.</exception>
    public PressReport Run(int jobs, CancellationToken cancellation)
    {
        _observer?.Begin(_slugs.Length);
        var workers = Math.Min(jobs > 0 ? jobs : Environment.ProcessorCount, _slugs.Length);
        var others = new Thread[Math.Max(0, workers - 1)];
        for (var i = 0; i < others.Length; i++)
        {
            others[i] = new Thread(() => Work(cancellation)) { IsBackground = true, Name = "press" };
            others[i].Start();
        }

        Work(cancellation);
        foreach (var other in others)
        {
            other.Join();
        }

        _broken?.Throw();
        cancellation.ThrowIfCancellationRequested();
        return Report();
    }

    private void Work(CancellationToken cancellation)
    {
        try
        {
            while (_broken is null && !cancellation.IsCancellationRequested)
            {
                var index = Interlocked.Increment(ref _next);
                if (index >= _slugs.Length)
                {
                    return;
                }

                Finish(index, Make(_slugs[index], cancellation));
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The thread that started the run says so for all.
        }
        catch (Exception e)
        {
            _broken ??= ExceptionDispatchInfo.Capture(e);
        }
    }

    private MadeEdition Make(string slug, CancellationToken cancellation)
    {
        var made = _work.Make(slug, _products, cancellation);
        _put?.Invoke(slug, made);

        // The bytes are on disk; what is kept is what the report says.
        return made with { Reading = default, Prints = [] };
    }

    private void Finish(int index, MadeEdition made)
    {
        lock (_telling)
        {
            _done[index] = made;
            for (; _told < _done.Length && _done[_told] is { } next; _told++)
            {
                if (next.Result is { } result)
                {
                    _observer?.Made(result);
                }
                else
                {
                    _observer?.Refused(_slugs[_told], next.Faults);
                }
            }
        }
    }

    private PressReport Report() => new()
    {
        Issue = _work.Number,
        Editions = [.. _done.Select(made => made!.Result).OfType<EditionResult>()],
        Faults = [.. _work.Faults.Concat(_done.SelectMany(made => made!.Faults)).Distinct()],
    };
}
