using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Groups.Accounts.Own;

/// <summary>One's own sessions, each of which can be ended; it is from the next request on.</summary>
[Authorize(nameof(Permission.SignedIn))]
internal sealed class SessionListModel(HandbillDb db, Sessions sessions, TimeProvider clock, IStringLocalizer<AccountWords> words) : OwnPage(db, sessions, words)
{
    // A cookie lives fourteen days after it was last used: what is older cannot be used any more.
    private static readonly TimeSpan Cookie = TimeSpan.FromDays(14);

    public IReadOnlyList<Session> Running { get; private set; } = [];

    public SessionId Here => Session.Id;

    protected override bool AsksAgain => false;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var (me, since) = (Session.AccountId, clock.GetUtcNow() - Cookie);
        Running = await Db.Set<Session>().AsNoTracking().Where(one => one.AccountId == me && one.EndedAt == null && one.SeenAt > since)
            .OrderByDescending(one => one.SeenAt).ThenByDescending(one => one.StartedAt).Take(200).ToListAsync(cancellation);
    }

    public async Task<IActionResult> OnPostEndAsync(string? id, CancellationToken cancellation)
    {
        var me = Session.AccountId;
        if (!SessionId.TryParse(id, null, out var session) || !await Db.Set<Session>().AnyAsync(one => one.Id == session && one.AccountId == me, cancellation))
        {
            return NotFound();
        }

        if (session == Session.Id)
        {
            await Sessions.SignOutAsync(cancellation);
            return Redirect(SigningIn.Address);
        }

        await Sessions.EndAsync(me, session, null, me, cancellation);
        Flash.Say(HttpContext, T["Signed out there."]);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostEverywhereAsync(CancellationToken cancellation)
    {
        await Sessions.EndAsync(Session.AccountId, null, null, Session.AccountId, cancellation);
        await Sessions.SignOutAsync(cancellation);
        Flash.Say(HttpContext, T["You are signed out everywhere."]);
        return Redirect(SigningIn.Address);
    }
}
