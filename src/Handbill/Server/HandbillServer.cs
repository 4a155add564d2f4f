using Handbill.Backups;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Server.Failures;
using Handbill.Server.Logs;
using Handbill.Site;
using Handbill.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Handbill.Server;

/// <summary>Puts the modules together into a web server.</summary>
internal static partial class HandbillServer
{
    /// <summary>Where it listens unless told otherwise.</summary>
    public const string UsualUrls = "http://localhost:5512";

    // What is being answered when the server is told to end gets this long.
    private static readonly TimeSpan EndsWithin = TimeSpan.FromSeconds(20);

    /// <summary>A server that is ready to be started: its schema is that of this program, and every route is guarded.</summary>
    /// <param name="instance">Where its data is.</param>
    /// <param name="urls">Addresses to listen at, separated by semicolons.</param>
    /// <param name="cancellation">Ends the preparation.</param>
    /// <param name="logs">Where log lines go; null for none.</param>
    /// <exception cref="StoreException">The data folder or the database cannot be used.</exception>
    public static async Task<WebApplication> PrepareAsync(Instance instance, string urls, CancellationToken cancellation, LineLogger? logs = null)
    {
        // Much of a start goes into the model of the tables and the first question: on another core, while the rest is put together.
        var model = Task.Run(() => MakeModel(instance), cancellation);
        DataFolder.Prepare(instance.Data);
        PartialFolder.Sweep(instance.Data);
        await instance.OpenStore().OpenAsync(mustHoldInstance: false, cancellation);

        var app = Build(instance, urls, logs);
        try
        {
            await Task.WhenAll(model, Task.Run(() => PrepareSchemaAsync(app, instance, cancellation), cancellation), Task.Run(() => Map(app), cancellation));
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    private static void MakeModel(Instance instance)
    {
        using var db = instance.OpenDb();
        _ = db.Set<AuditEntry>().Where(entry => entry.Number == 1).ToQueryString();
    }

    private static WebApplication Build(Instance instance, string urls, LineLogger? logs)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            // What it is started with holds until it ends: no files are watched.
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
        });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.AddServerHeader = false).UseUrls(urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = EndsWithin);
        AddLogs(builder.Logging, logs);
        instance.AddTo(builder.Services);
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton<Readiness>();
        KeyFiles.AddTo(builder.Services, instance);

        // Tokens in forms are masked anew in every answer, so that packing tells nothing of them over TLS.
        builder.Services.AddResponseCompression(options => options.EnableForHttps = true);
        PermissionPolicies.Add(builder.Services);
        builder.Services.AddHandbillUi([.. Instance.Modules.Select(module => module.GetType().Assembly)]);
        return builder.Build();
    }

    /// <summary>What is logged, and how little of it.</summary>
    public static void AddLogs(ILoggingBuilder logging, LineLogger? logs)
    {
        logging.ClearProviders().SetMinimumLevel(LogLevel.Warning).AddFilter("Handbill", LogLevel.Information);

        // It warns that keys lie in the folder unencrypted: they do, on purpose; see KeyFiles.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);

        // What a request failed of is logged where it is answered, once, with the number that its reader was given.
        logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None);
        if (logs is not null)
        {
            logging.AddProvider(logs);
        }
    }

    private static async Task PrepareSchemaAsync(WebApplication app, Instance instance, CancellationToken cancellation)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HandbillDb>();
        if (await Schema.PrepareAsync(db, () => CopyBeforeMigration.MakeAsync(instance.Data, db.Store, TimeProvider.System, cancellation), cancellation) is { } copy)
        {
            Migrated(LogOf(app), copy);
        }
    }

    private static void Map(WebApplication app)
    {
        var log = LogOf(app);

        // A web server on this machine that speaks HTTPS for us says so; nobody else is believed.
        app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedProto });
        SiteModule.UseReaders(app);
        app.UseRequestLog(log);
        app.UseResponseCompression();
        app.UseHandbillHeaders();
        app.UseFailurePages(log);
        SetUpGate.Use(app);
        app.UseRouting();
        app.UseAuthentication();
        SiteModule.UseOldAddresses(app);
        app.UseHandbillLanguage();
        app.UseAuthorization();
        app.MapHandbillAssets();
        app.MapRazorPages();
        app.MapGet("/health", () => Results.Text("up")).AllowAnonymous();
        app.MapGet("/ready", IsReadyAsync).AllowAnonymous();
        foreach (var module in Instance.Modules)
        {
            module.Map(app);
        }

        app.Services.GetRequiredService<Instance>().Maps(app);
        GuardedRoutes.Demand(((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints));
    }

    private static async Task<IResult> IsReadyAsync(Readiness readiness, CancellationToken cancellation) =>
        await readiness.FindObstacleAsync(cancellation) is { } obstacle ? Results.Text(obstacle, statusCode: 503) : Results.Text("ready");

    private static ILogger LogOf(WebApplication app) => app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Handbill.Server");

    [LoggerMessage(3, LogLevel.Warning, "The schema was older than this program. A copy of the database as it was is in {Copy}", EventName = "migrated")]
    private static partial void Migrated(ILogger log, string copy);
}
