using System.Security.Claims;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Handbill.Ui.Words;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Groups.Accounts;

/// <summary>Begins sessions, asks on each request whether the cookie's still runs, and ends them.</summary>
internal sealed class Sessions(HandbillDb db, SignInManager<Account> signIns, KnownDevice devices, IHttpContextAccessor accessor, TimeProvider clock) : IFreshSignIn
{
    /// <summary>How long after signing in one may change how one signs in; after that it is asked for again.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(15);

    private HttpContext Http => accessor.HttpContext!;

    /// <summary>The session of this request; null for nobody's.</summary>
    public RunningSession? Current => Http.Items[typeof(RunningSession)] as RunningSession;

    /// <summary>True when its owner has shown who they are a short while ago.</summary>
    public bool IsFresh => Current is { } current && clock.GetUtcNow() - current.StartedAt < Fresh;

    /// <inheritdoc/>
    public string AddressFor(string then) => $"{SigningIn.Address}?then={Uri.EscapeDataString(then)}";

    /// <summary>Signs somebody in on this device: a new session under a new cookie, whatever the browser brought along.</summary>
    public async Task StartAsync(Account account, SignInWay way, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var session = new Session
        {
            Id = NewId.Of<SessionId>(clock), AccountId = account.AccountId, StartedAt = now, SeenAt = Hour(now), Device = Device.Of(Http.Request.Headers.UserAgent), Way = way,
        };
        if (Current is { } before)
        {
            await db.Set<Session>().Where(one => one.Id == before.Id && one.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(one => one.EndedAt, now), cancellation);
        }

        db.Add(session);
        db.Record(new AuditAct(account.Id, "session.start", "session", session.Id.Value, $"way={way}"));
        await db.SaveChangesAsync(cancellation);
        devices.Remember(Http, session);
        await signIns.SignInWithClaimsAsync(
            account, new AuthenticationProperties { IsPersistent = true }, [new Claim(AccountClaims.Session, session.Id.ToString())]);
    }

    /// <summary>Ends sessions of an account: one, or all but one, or all.</summary>
    public async Task EndAsync(AccountId account, SessionId? only, SessionId? but, AccountId by, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var running = await db.Set<Session>()
            .Where(one => one.AccountId == account && one.EndedAt == null && (only == null || one.Id == only) && (but == null || one.Id != but))
            .ToListAsync(cancellation);
        foreach (var session in running)
        {
            session.EndedAt = now;
            db.Record(new AuditAct(by.Value, "session.end", "session", session.Id.Value));
        }

        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Ends this request's session, and takes the cookie back.</summary>
    public async Task SignOutAsync(CancellationToken cancellation)
    {
        if (Current is { } current)
        {
            await EndAsync(current.AccountId, current.Id, null, current.AccountId, cancellation);
        }

        await Http.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    /// <summary>Lets a cookie through while its session runs.</summary>
    public async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        // Embedded files are for everybody: a page asks for several.
        if (context.HttpContext.Request.Path.StartsWithSegments("/a", StringComparison.Ordinal))
        {
            return;
        }

        var running = SessionId.TryParse(context.Principal?.FindFirstValue(AccountClaims.Session), null, out var id)
            ? await RunningAsync(id, context.HttpContext.RequestAborted)
            : null;
        if (running is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }

        context.HttpContext.Items[typeof(RunningSession)] = running;
        Speak(context, running.Language);
        var hour = Hour(clock.GetUtcNow());
        if (running.SeenAt < hour)
        {
            await db.Set<Session>().Where(one => one.Id == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.SeenAt, hour), context.HttpContext.RequestAborted);
        }
    }

    // One row by its key, joined to one more: what every request of somebody signed in costs.
    private Task<RunningSession?> RunningAsync(SessionId id, CancellationToken cancellation) =>
        (from session in db.Set<Session>()
         from account in db.Set<Account>()
         where session.Id == id && session.EndedAt == null && account.Id == (Guid)(object)session.AccountId && account.ClosedAt == null
         select new RunningSession(session.Id, session.AccountId, session.StartedAt, session.SeenAt, session.Way, account.Language))
        .FirstOrDefaultAsync(cancellation);

    // The language may have been changed on another device since the cookie was made.
    private static void Speak(CookieValidatePrincipalContext context, string? language)
    {
        var identity = (ClaimsIdentity)context.Principal!.Identity!;
        var told = identity.FindFirst(RequestLanguage.Claim);
        if (told?.Value == language)
        {
            return;
        }

        identity.TryRemoveClaim(told);
        if (language is not null)
        {
            identity.AddClaim(new Claim(RequestLanguage.Claim, language));
        }

        context.ShouldRenew = true;
    }

    private static DateTimeOffset Hour(DateTimeOffset now) => new(now.Ticks - (now.Ticks % TimeSpan.TicksPerHour), TimeSpan.Zero);
}

/// <summary>A session as a request finds it.</summary>
internal sealed record RunningSession(SessionId Id, AccountId AccountId, DateTimeOffset StartedAt, DateTimeOffset SeenAt, SignInWay Way, string? Language);
