using System.Collections.Concurrent;
using Handbill.Typesetting.Fitting;

namespace Handbill.Press.Runs;

/// <summary>
/// As many fitters as were ever at work at once, for all issues of a process. A run goes from thread to thread and an editorial from state to state: with one for each thread
/// and state there would soon be sixty, a third of a gigabyte. Safe to use from several threads.
/// </summary>
/// <param name="another">Makes one.</param>
internal sealed class FitterPool(Func<EditionFitter> another)
{
    // The one that worked last, whose words are near, goes first.
    private readonly ConcurrentStack<EditionFitter> _idle = new();

    /// <summary>Has one work, for nobody else meanwhile.</summary>
    public FittedEdition Use(Func<EditionFitter, FittedEdition> work)
    {
        if (!_idle.TryPop(out var fitter))
        {
            fitter = another();
        }

        try
        {
            return work(fitter);
        }
        finally
        {
            _idle.Push(fitter);
        }
    }
}
