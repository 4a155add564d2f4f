using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
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
    /// <exception cref="PressException">There is none, or its database cannot be used.</exception>
    public static async Task<OpenedInstance> OpenAsync(Instance instance, CancellationToken cancellation)
    {
        if (instance.Database is null && !Directory.Exists(instance.Data))
        {
            throw new PressException($"{instance.Data}: there is no instance here, name its folder with --data or begin one with `handbill serve`");
        }

        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.AddHttpContextAccessor();
        services.AddAuthorizationCore();
        instance.AddTo(services);
        var opened = new OpenedInstance(services.BuildServiceProvider());
        try
        {
            var db = opened.Services.GetRequiredService<HandbillDb>();
            await Schema.PrepareAsync(db, () => HandbillServer.BackUpAsync(instance, db.Store, cancellation), cancellation);
            return opened;
        }
        catch (StoreException problem)
        {
            await opened.DisposeAsync();
            throw new PressException(problem.Message, problem);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _services.DisposeAsync();
    }
}
