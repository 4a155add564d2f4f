using System.Diagnostics;
using Handbill.Kernel.Changes;
using Handbill.Kernel.Data;
using Handbill.Kernel.Work;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Handbill.Press.IssueRuns;

/// <summary>
/// Sees in every process that runs go on: a part whose worker gives no sign of life is let go of, and where parts lie while this process has a hand free, it is called. The
/// worker may have been killed, the queue lost with its process, a call gone astray, the database away. No clock is asked what time it is, only how long something took.
/// </summary>
internal sealed partial class RunWatch(IServiceScopeFactory scopes, IChangeFeed feed, RunHands hands, TimeProvider clock, ILogger<RunWatch> log) : BackgroundService
{
    private static readonly TimeSpan AtStart = TimeSpan.FromSeconds(1), Between = TimeSpan.FromSeconds(1), AtRest = TimeSpan.FromSeconds(15);

    private readonly Dictionary<(RunId Run, int Part), (Guid Holder, int Beat, long Since)> _held = [];
    private readonly Dictionary<RunId, long> _idleSince = [];

    /// <summary>How long somebody who is at a part may give no sign of life; a sign comes every two seconds.</summary>
    public TimeSpan Silent { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>How long parts may lie about while this process has a hand free; whoever was called takes them sooner.</summary>
    public TimeSpan Idle { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Looks once.</summary>
    /// <returns>False when no run goes on.</returns>
    public async Task<bool> LookAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HandbillDb>();
        var runs = await db.Set<IssueRun>().AsNoTracking().Where(run => run.EndedAt == null).ToListAsync(cancellation);
        Forget([.. runs.Select(run => run.Id)]);
        if (runs.Count > 0)
        {
            scope.ServiceProvider.GetRequiredService<IWorkQueue>().Join();
        }

        foreach (var run in runs)
        {
            var parts = await db.Set<RunPart>().AsNoTracking().Where(part => part.RunId == run.Id && !part.IsDone).Select(part => new { part.Number, part.HeldBy, part.Beat }).ToListAsync(cancellation);
            if (parts.Count == 0)
            {
                // Its last worker went between the last part and the end.
                await scope.ServiceProvider.GetRequiredService<PartPress>().EndAsync(run, cancellation);
                continue;
            }

            foreach (var part in parts.Where(part => part.HeldBy is not null))
            {
                var (key, holder) = ((run.Id, part.Number), part.HeldBy!.Value);
                if (!_held.TryGetValue(key, out var seen) || seen.Holder != holder || seen.Beat != part.Beat)
                {
                    _held[key] = (holder, part.Beat, Stopwatch.GetTimestamp());
                }
                else if (Stopwatch.GetElapsedTime(seen.Since) >= Silent)
                {
                    await db.Set<RunPart>().Where(one => one.RunId == run.Id && one.Number == part.Number && one.HeldBy == holder && one.Beat == part.Beat && !one.IsDone)
                        .ExecuteUpdateAsync(set => set.SetProperty(one => one.HeldBy, (Guid?)null), cancellation);
                    SayDead(run.Id, part.Number);
                }
            }

            Call(scope.ServiceProvider, run.Id, parts.Count(part => part.HeldBy is null));
        }

        return runs.Count > 0;
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
                    await NewsAsync(listener, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem)
            {
                SayFailed(problem);
                await PauseAsync(Between, stoppingToken);
            }
        }
    }

    // One call too many costs nothing, one too few keeps a machine idle to the end of the run.
    private void Call(IServiceProvider services, RunId run, int free)
    {
        if (free == 0 || hands.Free == 0)
        {
            _idleSince.Remove(run);
        }
        else if (!_idleSince.TryGetValue(run, out var since))
        {
            _idleSince[run] = Stopwatch.GetTimestamp();
        }
        else if (Stopwatch.GetElapsedTime(since) >= Idle)
        {
            _idleSince.Remove(run);
            services.GetRequiredService<RunDesk>().Call(run, Math.Min(free, hands.Free));
        }
    }

    private void Forget(HashSet<RunId> running)
    {
        foreach (var gone in _held.Keys.Where(key => !running.Contains(key.Run)).ToList())
        {
            _held.Remove(gone);
        }

        foreach (var gone in _idleSince.Keys.Where(run => !running.Contains(run)).ToList())
        {
            _idleSince.Remove(gone);
        }
    }

    private async Task NewsAsync(ChangeListener listener, CancellationToken stopping)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var timer = clock.CreateTimer(_ => waiting.Cancel(), null, AtRest, Timeout.InfiniteTimeSpan);
        try
        {
            while (await listener.Acts.WaitToReadAsync(waiting.Token))
            {
                while (listener.Acts.TryRead(out var act))
                {
                    if (act.Act is RunActs.Begin or "feed.missed")
                    {
                        return;
                    }
                }
            }
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            // Nothing was begun that we heard of: a look all the same.
        }
    }

    private async Task PauseAsync(TimeSpan time, CancellationToken stopping) =>
        await Task.Delay(time, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The worker at part {Part} of press run {Run} gives no sign of life; another takes it.")]
    private partial void SayDead(RunId run, int part);

    [LoggerMessage(Level = LogLevel.Error, Message = "It could not be seen whether press runs go on; the next look is in a second.")]
    private partial void SayFailed(Exception problem);
}
