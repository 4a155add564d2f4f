using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Handbill.Press.Publications;

/// <summary>Looks every minute whether an issue is due to open, from the start of the server on.</summary>
internal sealed partial class IssueClock(IServiceScopeFactory scopes, TimeProvider clock, ILogger<IssueClock> log) : BackgroundService
{
    public static readonly TimeSpan Between = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<IssueOpening>().OpenDueAsync(clock.GetUtcNow(), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem)
            {
                // Nothing of it was kept; the next look tries again, and the server goes on meanwhile.
                SayFailed(problem);
            }

            await Task.Delay(Between, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Issues that are due could not be opened; the next try is in a minute.")]
    private partial void SayFailed(Exception problem);
}
