using Handbill.Kernel.Data;
using Handbill.Ui;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Handbill.Server;

/// <summary>An instance opened by a command: its services without a web server.</summary>
internal sealed class OpenedInstance : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly AsyncServiceScope _scope;

    private OpenedInstance(ServiceProvider services)
    {
        _services = services;
        _scope = services.CreateAsyncScope();
    }

    public IServiceProvider Services => _scope.ServiceProvider;

    /// <summary>Opens an instance that is there.</summary>
    /// <exception cref="StoreException">There is none, or its database cannot be used.</exception>
    public static async Task<OpenedInstance> OpenAsync(Instance instance, CancellationToken cancellation)
    {
        await instance.OpenStore().OpenAsync(mustHoldInstance: true, cancellation);
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        AddTo(services, instance);
        var opened = new OpenedInstance(services.BuildServiceProvider());
        try
        {
            var db = opened.Services.GetRequiredService<HandbillDb>();
            await Schema.PrepareAsync(db, () => CopyBeforeMigration.MakeAsync(instance.Data, db.Store, TimeProvider.System, cancellation), cancellation);
            return opened;
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    /// <summary>Registers an instance and what its modules expect around them where there are no pages.</summary>
    public static void AddTo(IServiceCollection services, Instance instance)
    {
        KeyFiles.AddTo(services, instance);
        services.AddHandbillWords([.. Instance.Modules.Select(module => module.GetType().Assembly)]);
        services.AddHttpContextAccessor();
        services.AddAuthorizationCore();
        instance.AddTo(services);
    }

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _services.DisposeAsync();
    }
}
