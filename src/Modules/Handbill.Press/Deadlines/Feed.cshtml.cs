using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Press.Publications;
using Handbill.Ui.Layout;
using Handbill.Ui.Words;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Press.Deadlines;

/// <summary>Makes, renews and ends the address of one's own deadlines.</summary>
[Authorize(nameof(Permission.SignedIn))]
internal sealed class FeedModel(HandbillDb db, IAccess access, TimeProvider clock, IStringLocalizer<PublicationWords> words) : PageModel
{
    /// <summary>The address, right after it was made; null at all other times, since only its hash is kept.</summary>
    public string? Address { get; private set; }

    public DateTimeOffset? MadeAt { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation) => MadeAt = (await FindAsync(cancellation))?.MadeAt;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var secret = CalendarFeed.NewSecret();
        var now = clock.GetUtcNow();
        if (await FindAsync(cancellation) is { } feed)
        {
            (feed.SecretHash, feed.MadeAt) = (CalendarFeed.HashOf(secret), now);
        }
        else
        {
            db.Add(new CalendarFeed { AccountId = access.Me!.Value, SecretHash = CalendarFeed.HashOf(secret), MadeAt = now });
        }

        db.Record(new AuditAct(access.Me?.Value, "calendar.make", "account", access.Me!.Value.Value));
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException problem) when (db.Store.IsDuplicate(problem))
        {
            // Two clicks at once: the other one's address counts, and this page says so by offering a new one.
            return Redirect("/calendar");
        }

        MadeAt = now;
        Address = $"{Request.Scheme}://{Request.Host}/calendar/{secret}.ics?language={Language.Current.Code}";
        Response.Headers.CacheControl = "no-store";
        return Page();
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is { } feed)
        {
            db.Remove(feed);
            db.Record(new AuditAct(access.Me?.Value, "calendar.end", "account", access.Me!.Value.Value));
            await db.SaveChangesAsync(cancellation);
            Flash.Say(HttpContext, words["The address is no longer there."]);
        }

        return Redirect("/calendar");
    }

    private async Task<CalendarFeed?> FindAsync(CancellationToken cancellation)
    {
        var me = access.Me;
        return await db.Set<CalendarFeed>().FirstOrDefaultAsync(one => one.AccountId == me, cancellation);
    }
}
