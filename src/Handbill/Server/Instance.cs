using Handbill.Desk;
using Handbill.Distribution;
using Handbill.Floor;
using Handbill.Groups;
using Handbill.Kernel.Data;
using Handbill.Kernel.Modules;
using Handbill.Kernel.Work;
using Handbill.Press;
using Handbill.Server.Work;
using Handbill.Site;
using Handbill.Storage.Postgres;
using Handbill.Storage.Sqlite;
using Handbill.Vault;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server;

/// <summary>Where an instance keeps what it has: what `--data` and `--database` say, the same for every command that touches it.</summary>
/// <param name="Data">The data folder; made when it is missing.</param>
/// <param name="Database">Connection string of PostgreSQL; null for SQLite in the data folder.</param>
internal sealed record Instance(string Data, string? Database)
{
    /// <summary>All modules, in the order in which their tables refer to each other.</summary>
    public static IReadOnlyList<IModule> Modules { get; } = [new GroupsModule(), new PressModule(), new DeskModule(), new DistributionModule(), new VaultModule(), new FloorModule(), new SiteModule()];

    /// <summary>What tells the time; of the machine as a rule.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Registers what is wanted beside the modules' own services, such as what stands for them in a test.</summary>
    public Action<IServiceCollection> Registers { get; init; } = _ => { };

    /// <summary>Maps what is wanted beside the modules' own addresses.</summary>
    public Action<IEndpointRouteBuilder> Maps { get; init; } = _ => { };

    /// <summary>What tells another process of it.</summary>
    public IReadOnlyList<string> Arguments => Database is null ? ["--data", Data] : ["--data", Data, "--database", Database];

    /// <summary>The database as asked for.</summary>
    public IStore OpenStore() => Database is null ? new SqliteStore(Data) : new PostgresStore(Database);

    /// <summary>The database, for a command that is no server. Dispose of it.</summary>
    public HandbillDb OpenDb() => OpenDb(OpenStore());

    /// <summary>The database by a store of the caller's.</summary>
    public static HandbillDb OpenDb(IStore store) => new(OptionsOf(store), Modules, store, TimeProvider.System);

    /// <summary>Registers the database, the modules and what they stand on.</summary>
    public void AddTo(IServiceCollection services)
    {
        var store = OpenStore();
        services.AddSingleton(this);
        services.AddSingleton(Clock);
        services.AddSingleton(new LocalFolder(Data));
        services.AddSingleton(_ => store.OpenFeed());
        services.AddSingleton(store);
        services.AddSingleton(Database is null ? WorkHands.Alone : WorkHands.Shared);
        services.AddSingleton<WorkActivator>();
        services.AddSingleton<WorkQueue>();
        services.AddSingleton<IWorkQueue>(provider => provider.GetRequiredService<WorkQueue>());
        services.AddHostedService(provider => provider.GetRequiredService<WorkQueue>());
        // Not by AddDbContext, which would have the model built once more for each server: it is the same for all in a process.
        services.AddSingleton(OptionsOf(store));
        services.AddScoped<HandbillDb>();
        foreach (var module in Modules)
        {
            services.AddSingleton(module);
            module.AddServices(services);
        }

        Registers(services);
    }

    private static DbContextOptions<HandbillDb> OptionsOf(IStore store)
    {
        var options = new DbContextOptionsBuilder<HandbillDb>();
        store.Configure(options);
        return options.UseModel(store.Model).Options;
    }
}
