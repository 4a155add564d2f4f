using Handbill.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Handbill.Site.Subscribers;

/// <summary>Deletes addresses that nobody confirmed in time. In every process; twice does no harm.</summary>
internal sealed partial class SubscriberSweep(IServiceScopeFactory scopes, TimeProvider clock, ILogger<SubscriberSweep> log) : BackgroundService
{
    private static readonly TimeSpan AtStart = TimeSpan.FromSeconds(30), Between = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await PauseAsync(AtStart, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem) when (problem is not OutOfMemoryException)
            {
                SayFailed(problem);
            }

            await PauseAsync(Between, stoppingToken);
        }
    }

    private async Task SweepAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HandbillDb>();
        var before = clock.GetUtcNow() - SubscriberQuestion.Lasts;
        var gone = db.Set<Subscriber>().Where(one => one.ConfirmedAt == null && one.AskedAt < before);
        if (await gone.AnyAsync(cancellation))
        {
            // As an act, so that nobody confirms one meanwhile.
            await using var act = await db.BeginActAsync(cancellation);
            await gone.ExecuteDeleteAsync(cancellation);
            await db.SaveActAsync(act, cancellation);
        }
    }

    private async Task PauseAsync(TimeSpan time, CancellationToken stopping) =>
        await Task.Delay(time, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    [LoggerMessage(Level = LogLevel.Error, Message = "Addresses that nobody confirmed could not be deleted; the next try is in an hour.")]
    private partial void SayFailed(Exception problem);
}
