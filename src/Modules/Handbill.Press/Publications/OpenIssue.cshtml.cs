using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Kernel.Outcomes;
using Handbill.Press.Contracts;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Press.Publications;

/// <summary>Opens an issue ahead of its time, or for a day that the cadence does not name.</summary>
[Authorize(nameof(Permission.KeepPublications))]
internal sealed class OpenIssueModel(
    HandbillDb db, IAccess access, IssueOpening opening, TimeProvider clock, IStringLocalizer<PublicationWords> words) : PageModel
{
    [BindProperty]
    public IssueForm Input { get; set; } = new();

    public Publication Publication { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(PublicationId id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        var schedule = Schedule.Of(Publication);
        var last = await db.Set<PlannedIssue>().Where(issue => issue.PublicationId == id).MaxAsync(issue => issue.CadenceDate, cancellation);
        var dates = schedule.EveryWeeks > 0
            ? Cadence.Ahead(schedule, clock.GetUtcNow(), last).First()
            : Cadence.Of(schedule, LocalClock.Shown(clock.GetUtcNow(), schedule.Zone).Day.AddDays(14));
        Input = IssueForm.Of(await opening.FreeNumberAsync(Publication, cancellation), dates, schedule.Zone);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(PublicationId id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        var zone = LocalClock.Zone(Publication.TimeZone);
        var refusals = Input.Check(zone);
        if (refusals.Count > 0 || !ModelState.IsValid)
        {
            return this.Refuse(words, refusals);
        }

        try
        {
            if (await opening.OpenAsync(Publication, Input.Dates(zone), Input.Number!.Value, access.Me, cancellation) is { } issue)
            {
                Flash.Say(HttpContext, words["The issue is open."]);
                return Redirect($"/issues/{issue}/plan");
            }
        }
        catch (DbUpdateConcurrencyException)
        {
            return this.Refuse(words, new Refusal("", "Somebody changed the publication meanwhile. Nothing was opened: look at the dates and open the issue again."));
        }

        return this.Refuse(words, new Refusal("Input.Number", "There is an issue of this number or this date already. Look at the publication’s list."));
    }

    private async Task<bool> FindAsync(PublicationId id, CancellationToken cancellation)
    {
        Publication = await access.MayAsync(Permission.KeepPublications, new[] { Scope.Publication(id.Value) }, cancellation)
            ? (await db.Set<Publication>().FirstOrDefaultAsync(one => one.Id == id && one.ArchivedAt == null, cancellation))!
            : null!;
        return Publication is not null;
    }
}
