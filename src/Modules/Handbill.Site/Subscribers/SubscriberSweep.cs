using Handbill.Kernel.Data;
using Handbill.Kernel.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Handbill.Site.Subscribers;

/// <summary>Deletes addresses that nobody confirmed in time. In every process; twice does no harm.</summary>
internal sealed partial class SubscriberSweep(IServiceScopeFactory scopes, TimeProvider clock, ILogger<SubscriberSweep> log)
    : RegularRound(TimeSpan.FromSeconds(30), TimeSpan.FromHours(1), clock)
{
    protected override async Task DoAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HandbillDb>();
        var before = Clock.GetUtcNow() - SubscriberQuestion.Lasts;
        var gone = db.Set<Subscriber>().Where(one => one.ConfirmedAt == null && one.AskedAt < before);
        if (await gone.AnyAsync(cancellation))
        {
            // As an act, so that nobody confirms one meanwhile.
            await using var act = await db.BeginActAsync(cancellation);
            await gone.ExecuteDeleteAsync(cancellation);
            await db.SaveActAsync(act, cancellation);
        }
    }

    protected override void Failed(Exception problem) => SayFailed(problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "Addresses that nobody confirmed could not be deleted; the next try is in an hour.")]
    private partial void SayFailed(Exception problem);
}
