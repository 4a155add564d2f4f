using Microsoft.Extensions.Hosting;

namespace Handbill.Kernel.Work;

/// <summary>Does something again and again, in every process: a while after the start, and then each time so long after it was done. What fails is told, and the next time tries again.</summary>
/// <param name="atStart">How long after the start it is done first: whoever waits for the first page is not kept waiting by it.</param>
/// <param name="between">How long between two times.</param>
/// <param name="clock">What tells the time.</param>
public abstract class RegularRound(TimeSpan atStart, TimeSpan between, TimeProvider clock) : BackgroundService
{
    /// <summary>What tells the time.</summary>
    protected TimeProvider Clock { get; } = clock;

    /// <summary>Does it once.</summary>
    protected abstract Task DoAsync(CancellationToken cancellation);

    /// <summary>Tells that it failed.</summary>
    protected abstract void Failed(Exception problem);

    /// <inheritdoc/>
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await PauseAsync(atStart, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await DoAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem) when (problem is not OutOfMemoryException)
            {
                Failed(problem);
            }

            await PauseAsync(between, stoppingToken);
        }
    }

    private async Task PauseAsync(TimeSpan time, CancellationToken stopping) =>
        await Task.Delay(time, Clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
