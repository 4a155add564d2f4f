using Handbill.Kernel.Data;
using Handbill.Server.Logs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Handbill.Server;

/// <summary>The modules without a web server, for a process that works and shows nothing.</summary>
internal static class WorkerHost
{
    // What a part is at when the process is told to end is let go of, not finished.
    private static readonly TimeSpan EndsWithin = TimeSpan.FromSeconds(10);

    /// <summary>A host that is ready to be started.</summary>
    /// <exception cref="StoreException">There is no instance, its schema is not this program's, or the database cannot be used.</exception>
    public static async Task<IHost> PrepareAsync(Instance instance, LineLogger logs, CancellationToken cancellation)
    {
        await instance.OpenStore().OpenAsync(mustHoldInstance: true, cancellation);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory, DisableDefaults = true });
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = EndsWithin);
        HandbillServer.AddLogs(builder.Logging, logs);
        OpenedInstance.AddTo(builder.Services, instance);
        var host = builder.Build();
        try
        {
            await using var scope = host.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<HandbillDb>();
            await Schema.PrepareAsync(db, () => CopyBeforeMigration.MakeAsync(instance.Data, db.Store, TimeProvider.System, cancellation), cancellation);
            return host;
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }
}
