using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Handbill.Ui.Tests.Hosting;

/// <summary>The library in a small server of its own on a port of the loopback.</summary>
public sealed class Server : IAsyncDisposable
{
    /// <summary>What the server's clock says: a Tuesday evening in the middle of a fortnight.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 18, 30, 0, TimeSpan.Zero);

    private readonly WebApplication _app;

    private Server(WebApplication app, Uri address) => (_app, Address, Client) = (app, address, new HttpClient(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
    })
    { BaseAddress = address });

    public Uri Address { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<Server> StartAsync(Action<IServiceCollection>? services = null, Action<IApplicationBuilder>? before = null, Action<IEndpointRouteBuilder>? routes = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(new FakeTimeProvider(Now));
        builder.Services.AddHandbillUi(typeof(Server).Assembly);
        services?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseHandbillHeaders();
        before?.Invoke(app);
        app.UseHandbillLanguage();
        app.MapHandbillAssets();
        app.MapRazorPages();
        routes?.Invoke(app);
        await app.StartAsync();
        return new Server(app, new Uri(app.Urls.First()));
    }

    /// <summary>Asks for a page in a language.</summary>
    public Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return Client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
