using System.Net;
using System.Security.Claims;
using Handbill.Desk.Fits;
using Handbill.Groups.Accounts;
using Handbill.Groups.Contracts;
using Handbill.Groups.Organisations;
using Handbill.Groups.Roles;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Handbill.Server.Logs;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Handbill.Server.Tests.Hosting;

/// <summary>The whole server on a free port of loopback, with an empty database of either kind.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly TestStore _store;
    private readonly WebApplication _app;

    private TestServer(TestStore store, WebApplication app)
    {
        _store = store;
        _app = app;
        Url = new Uri(app.Urls.Single());
    }

    public Uri Url { get; }

    /// <summary>The same by a name: browsers make no passkeys for numbers.</summary>
    public Uri Name => new UriBuilder(Url) { Host = "localhost" }.Uri;

    public Instance Instance => _store.Instance;

    public IServiceProvider Services => _app.Services;

    /// <summary>Starts one, by default with an organisation that is set up.</summary>
    /// <param name="kind">Its database.</param>
    /// <param name="isSetUp">False for one without an organisation.</param>
    /// <param name="setsFits">True to have fits set whenever something is done, as in a server that runs; otherwise <see cref="SetFitsAsync"/> does.</param>
    /// <param name="seenAs">How the server sees its instance: through a gate, by another clock. <see cref="Instance"/> stays as it is.</param>
    /// <param name="logs">Where log lines go; null for none.</param>
    public static async Task<TestServer> StartAsync(
        StoreKind kind = StoreKind.Sqlite, bool isSetUp = true, bool setsFits = false, Func<Instance, Instance>? seenAs = null, LineLogger? logs = null)
    {
        var store = await TestStore.MakePreparedAsync(kind);
        var app = await HandbillServer.PrepareAsync(seenAs?.Invoke(store.Instance) ?? store.Instance, "http://127.0.0.1:0", TestContext.Current.CancellationToken, logs);
        app.Services.GetRequiredService<FitWatch>().IsByHand = !setsFits;
        await app.StartAsync(TestContext.Current.CancellationToken);
        var server = new TestServer(store, app);
        if (isSetUp)
        {
            await server.WithAsync(async db =>
            {
                db.Add(new Organisation { Name = "Riverside Workers", Language = "en", TimeZone = "Europe/Lisbon", CreatedAt = DateTimeOffset.UtcNow, OpenedAt = DateTimeOffset.UtcNow });
                return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            });
        }

        return server;
    }

    /// <summary>Sets the fits that are stale now.</summary>
    public async Task SetFitsAsync() => (await Services.GetRequiredService<FitWatch>().SetStaleAsync(TestContext.Current.CancellationToken)).ShouldBeTrue();

    /// <summary>Does something with the database, in a scope of its own.</summary>
    public async Task<T> WithAsync<T>(Func<HandbillDb, Task<T>> use)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<HandbillDb>());
    }

    /// <summary>A browser of nobody: cookies are kept, redirects are not followed.</summary>
    public HttpClient Visitor() => BrowserWith(new CookieContainer());

    /// <summary>Somebody with a role, and a browser in which they are signed in.</summary>
    public async Task<SignedIn> SignInAsync(Role role, Scope scope)
    {
        await using var services = _app.Services.CreateAsyncScope();
        var clock = services.ServiceProvider.GetRequiredService<TimeProvider>();
        var users = services.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = new Account { Id = Guid.CreateVersion7(clock.GetUtcNow()), UserName = $"{role}-{Guid.NewGuid():N}"[..30], CreatedAt = clock.GetUtcNow() };
        (await users.CreateAsync(account)).Succeeded.ShouldBeTrue();
        var db = services.ServiceProvider.GetRequiredService<HandbillDb>();
        db.Add(new Grant
        {
            Id = NewId.Of<GrantId>(clock), AccountId = account.AccountId, Role = role, ScopeKind = scope.Kind, ScopeId = scope.Id, GivenAt = clock.GetUtcNow(),
        });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        var cookie = await CookieOfAsync(services.ServiceProvider, account);
        return new SignedIn(account.AccountId, BrowserWith(cookie), cookie);
    }

    /// <summary>Gives an account a role more.</summary>
    public Task<int> GiveAsync(AccountId account, Role role, Scope scope) => WithAsync(db =>
    {
        db.Add(new Grant { Id = NewId.Of<GrantId>(TimeProvider.System), AccountId = account, Role = role, ScopeKind = scope.Kind, ScopeId = scope.Id, GivenAt = DateTimeOffset.UtcNow });
        return db.SaveChangesAsync(TestContext.Current.CancellationToken);
    });

    /// <summary>Another browser in which an account is signed in.</summary>
    public async Task<HttpClient> BrowserOfAsync(AccountId id)
    {
        await using var services = _app.Services.CreateAsyncScope();
        var account = await services.ServiceProvider.GetRequiredService<HandbillDb>().Set<Account>().FindAsync([id.Value], TestContext.Current.CancellationToken);
        return BrowserWith(await CookieOfAsync(services.ServiceProvider, account!));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _store.DisposeAsync();
    }

    private HttpClient BrowserWith(Cookie cookie)
    {
        var cookies = new CookieContainer();
        cookies.Add(cookie);
        return BrowserWith(cookies);
    }

    private HttpClient BrowserWith(CookieContainer cookies) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies, Expect100ContinueTimeout = Timeout.InfiniteTimeSpan }) { BaseAddress = Url };

    private async Task<Cookie> CookieOfAsync(IServiceProvider services, Account account)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var session = new Session
        {
            Id = NewId.Of<SessionId>(TimeProvider.System), AccountId = account.AccountId, StartedAt = now, SeenAt = now, Device = "Firefox on Linux", Way = SignInWay.Passkey,
        };
        var db = services.GetRequiredService<HandbillDb>();
        db.Add(session);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        var principal = await services.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(account);
        ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(AccountClaims.Session, session.Id.ToString()));
        var options = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var ticket = new AuthenticationTicket(
            principal, new AuthenticationProperties { IssuedUtc = DateTimeOffset.UtcNow, ExpiresUtc = DateTimeOffset.UtcNow.AddHours(1) }, IdentityConstants.ApplicationScheme);
        return new Cookie(options.Cookie.Name!, options.TicketDataFormat.Protect(ticket), "/", Url.Host);
    }
}

/// <summary>Somebody who is signed in.</summary>
/// <param name="Account">Their account.</param>
/// <param name="Browser">A browser without scripts.</param>
/// <param name="Cookie">What shows who they are, for a browser with scripts.</param>
internal sealed record SignedIn(AccountId Account, HttpClient Browser, Cookie Cookie);
