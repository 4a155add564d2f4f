using Handbill.Kernel.Changes;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Handbill.Desk.Fits;

/// <summary>
/// Keeps the fits of open issues up to date, from the start of the server on: woken by what is done, one sheet after the other, and by one server process
/// at a time however many there are. What it knows stands in the database, so that it goes on where it was however it ended.
/// </summary>
internal sealed partial class FitWatch(IServiceScopeFactory scopes, IStore store, IChangeFeed feed, TimeProvider clock, ILogger<FitWatch> log) : BackgroundService
{
    // The first pages after a start come first. What is typed comes in bursts, which are set together once there is a moment's quiet, or after a while. Another process that holds the gate does our
    // work too, unless it had just looked. The sweep is for what no notice came of: from another machine, or by a new program.
    private static readonly TimeSpan AtStart = TimeSpan.FromSeconds(2), Gathering = TimeSpan.FromMilliseconds(250), LongestBurst = TimeSpan.FromSeconds(2), Held = TimeSpan.FromSeconds(2),
        Between = TimeSpan.FromMinutes(5), AfterTrouble = TimeSpan.FromSeconds(30);

    /// <summary>True when nothing is set but by <see cref="SetStaleAsync"/> and <see cref="SweepAsync"/>, as in tests.</summary>
    public bool IsByHand { get; set; }

    /// <summary>Sets all that is stale now.</summary>
    /// <returns>False when another process is at it.</returns>
    public async Task<bool> SetStaleAsync(CancellationToken cancellation)
    {
        // Asked first without the gate: most of what is done changes no sheet.
        await using (var scope = scopes.CreateAsyncScope())
        {
            if ((await scope.ServiceProvider.GetRequiredService<IIssues>().StaleAsync(1, cancellation)).Count == 0)
            {
                return true;
            }
        }

        return await HoldingAsync(
            async () =>
            {
                // A scope each time: what was read for one part is not kept for the next.
                int looked;
                do
                {
                    await using var scope = scopes.CreateAsyncScope();
                    looked = await scope.ServiceProvider.GetRequiredService<FitSetting>().SetSomeAsync(cancellation);
                }
                while (looked > 0);
            },
            cancellation);
    }

    /// <summary>Holds all editions of open issues against what their fits were found from.</summary>
    /// <returns>False when another process is at it.</returns>
    public Task<bool> SweepAsync(CancellationToken cancellation) => HoldingAsync(
        async () =>
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<FitSetting>().SweepAsync(cancellation);
        },
        cancellation);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (IsByHand)
        {
            return;
        }

        using var listener = feed.Listen();
        await PauseAsync(AtStart, stoppingToken);
        var sweptAt = DateTimeOffset.MinValue;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                listener.Forget();
                if (clock.GetUtcNow() - sweptAt >= Between)
                {
                    await SweepAsync(stoppingToken);
                    sweptAt = clock.GetUtcNow();
                }

                if (await SetStaleAsync(stoppingToken))
                {
                    await NewsAsync(listener, stoppingToken);
                    await GatherAsync(listener, stoppingToken);
                }
                else
                {
                    await PauseAsync(Held, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem)
            {
                // What was noted is kept; the rest is as stale as before, and the server goes on meanwhile.
                SayFailed(problem);
                await PauseAsync(AfterTrouble, stoppingToken);
            }
        }
    }

    private async Task<bool> HoldingAsync(Func<Task> work, CancellationToken cancellation)
    {
        await using var hold = await store.TryHoldAsync(StoreGate.Fits, cancellation);
        if (hold is null)
        {
            return false;
        }

        await work();
        return true;
    }

    private async Task GatherAsync(ChangeListener listener, CancellationToken stopping)
    {
        var until = clock.GetUtcNow() + LongestBurst;
        do
        {
            await PauseAsync(Gathering, stopping);
        }
        while (IsNews(listener) && clock.GetUtcNow() < until && !stopping.IsCancellationRequested);
    }

    // Whether something was done that is not our own work, of all that was not heard yet.
    private static bool IsNews(ChangeListener listener)
    {
        var isNews = false;
        while (listener.Acts.TryRead(out var act))
        {
            isNews |= act.Act != FitSetting.Act;
        }

        return isNews;
    }

    // Until something is done that is not our own work, or the sweep is due.
    private async Task NewsAsync(ChangeListener listener, CancellationToken stopping)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var timer = clock.CreateTimer(_ => waiting.Cancel(), null, Between, Timeout.InfiniteTimeSpan);
        try
        {
            while (await listener.Acts.WaitToReadAsync(waiting.Token))
            {
                if (IsNews(listener))
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            // Nothing was done: the sweep is due.
        }
    }

    private async Task PauseAsync(TimeSpan time, CancellationToken stopping) =>
        await Task.Delay(time, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    [LoggerMessage(Level = LogLevel.Error, Message = "How sheets fit could not be found out; the next try is in half a minute.")]
    private partial void SayFailed(Exception problem);
}
