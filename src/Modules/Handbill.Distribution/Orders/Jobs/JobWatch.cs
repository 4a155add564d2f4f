using System.Diagnostics;
using Handbill.Distribution.Contracts;
using Handbill.Kernel.Changes;
using Handbill.Kernel.Data;
using Handbill.Kernel.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Handbill.Distribution.Orders.Jobs;

/// <summary>
/// Sees in every process that jobs go on: those that wait are called for, those that printers have are asked after, and where whoever was sending one gives no sign of
/// life the printer is asked how far it came.
/// </summary>
internal sealed partial class JobWatch(IServiceScopeFactory scopes, IChangeFeed feed, TimeProvider clock, ILogger<JobWatch> log) : BackgroundService
{
    private static readonly TimeSpan AtStart = TimeSpan.FromSeconds(1), Between = TimeSpan.FromSeconds(1), AtRest = TimeSpan.FromSeconds(15), Untaken = TimeSpan.FromSeconds(3), Asks = TimeSpan.FromSeconds(10);

    private readonly Dictionary<PrintJobId, (PrintJobState State, int Beat, long Since)> _seen = [];

    /// <summary>How long whoever sends a job may give no sign of life; a sign comes every two seconds.</summary>
    public TimeSpan Silent { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Looks once.</summary>
    /// <returns>False when no job is open.</returns>
    public async Task<bool> LookAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HandbillDb>();
        var jobs = await db.Set<PrintJob>().AsNoTracking().Where(job => JobBook.Open.Contains(job.State)).OrderBy(job => job.AskedAt).Take(200).ToListAsync(cancellation);
        foreach (var gone in _seen.Keys.Except(jobs.Select(job => job.Id)).ToList())
        {
            _seen.Remove(gone);
        }

        // What lies under a cover waits until that is at the printer.
        var covers = jobs.Where(job => job.IsCover && job.State is PrintJobState.Waiting or PrintJobState.Sending).ToList();
        foreach (var job in jobs.Where(job => job.State != PrintJobState.Waiting || !covers.Exists(job.LiesUnder)))
        {
            await LookAsync(scope.ServiceProvider, job, cancellation);
        }

        return jobs.Count > 0;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var listener = feed.Listen();
        await PauseAsync(AtStart, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                listener.Forget();
                if (await LookAsync(stoppingToken))
                {
                    await PauseAsync(Between, stoppingToken);
                }
                else
                {
                    await listener.NewsAsync(AtRest, TimeSpan.Zero, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem) when (problem is not OutOfMemoryException)
            {
                SayFailed(problem);
                await PauseAsync(Between, stoppingToken);
            }
        }
    }

    private async Task LookAsync(IServiceProvider services, PrintJob job, CancellationToken cancellation)
    {
        if (!_seen.TryGetValue(job.Id, out var seen) || seen.State != job.State || seen.Beat != job.Beat)
        {
            _seen[job.Id] = seen = (job.State, job.Beat, Stopwatch.GetTimestamp());
        }

        var since = Stopwatch.GetElapsedTime(seen.Since);
        switch (job.State)
        {
            case PrintJobState.Waiting when since >= Untaken:
                services.GetRequiredService<IWorkQueue>().Enqueue(JobDesk.Work, job.Id.Value);
                break;
            case PrintJobState.Sending when since < Silent:
            case PrintJobState.Waiting:
            case PrintJobState.Unsure when since < Asks:
                return;
            default:
                await services.GetRequiredService<JobTracking>().FollowAsync(job, cancellation);
                break;
        }

        // What is not in the hands of a printer is looked at again after as long a time.
        if (job.State is not (PrintJobState.Sent or PrintJobState.Printing))
        {
            _seen[job.Id] = seen with { Since = Stopwatch.GetTimestamp() };
        }
    }

    private async Task PauseAsync(TimeSpan time, CancellationToken stopping) =>
        await Task.Delay(time, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    [LoggerMessage(Level = LogLevel.Error, Message = "It could not be seen how print jobs stand; the next look is in a second.")]
    private partial void SayFailed(Exception problem);
}
