using Handbill.Kernel.Work;
using Hangfire;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server.Work;

/// <summary>The one job that the queue knows: work by its name, which stays when classes are renamed.</summary>
internal sealed class WorkJob(IServiceProvider services)
{
    /// <summary>Does it. What fails is not tried again by the queue: rows say what is left, and who watches them calls again.</summary>
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public Task RunAsync(string work, Guid subject, CancellationToken cancellation) => services.GetRequiredKeyedService<IQueuedWork>(work).DoAsync(subject, cancellation);
}
