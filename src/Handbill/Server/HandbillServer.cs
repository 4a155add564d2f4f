using Handbill.Kernel.Data;
using Handbill.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Handbill.Server;

/// <summary>Puts the modules together into a web server.</summary>
internal static class HandbillServer
{
    /// <summary>Where it listens unless told otherwise.</summary>
    public const string UsualUrls = "http://localhost:5512";

    /// <summary>A server that is ready to be started: its schema is that of this program, and every route is guarded.</summary>
    /// <param name="instance">Where its data is.</param>
    /// <param name="urls">Addresses to listen at, separated by semicolons.</param>
    /// <param name="cancellation">Ends the preparation.</param>
    /// <exception cref="StoreException">The database cannot be used.</exception>
    public static async Task<WebApplication> PrepareAsync(Instance instance, string urls, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().UseUrls(urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        instance.AddTo(builder.Services);
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddDataProtection().SetApplicationName("Handbill")
            .PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(instance.Data, "keys")));
        // Tokens in forms are masked anew in every answer, so that packing tells nothing of them over TLS.
        builder.Services.AddResponseCompression(options => options.EnableForHttps = true);
        PermissionPolicies.Add(builder.Services);
        builder.Services.AddHandbillUi([.. Instance.Modules.Select(module => module.GetType().Assembly)]);

        var app = builder.Build();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<HandbillDb>();
            await Schema.PrepareAsync(db, () => BackUpAsync(instance, db.Store, cancellation), cancellation);
        }

        app.UseResponseCompression();
        app.UseHandbillHeaders();
        app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        SetUpGate.Use(app);
        app.UseRouting();
        app.UseAuthentication();
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

        GuardedRoutes.Demand(((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints));
        return app;
    }

    private static async Task<IResult> IsReadyAsync(HandbillDb db, CancellationToken cancellation) =>
        await db.Database.CanConnectAsync(cancellation) ? Results.Text("ready") : Results.Text("the database does not answer", statusCode: 503);

    /// <summary>Copies the database aside before its schema is changed.</summary>
    internal static async Task<string> BackUpAsync(Instance instance, IStore store, CancellationToken cancellation)
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(instance.Data, "before-migration")).FullName, $"{DateTime.UtcNow:yyyyMMdd-HHmmss}.copy");
        await store.CopyToAsync(file, cancellation);
        return file;
    }
}
