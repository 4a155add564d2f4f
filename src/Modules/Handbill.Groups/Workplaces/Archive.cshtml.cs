using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Outcomes;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Groups.Workplaces;

/// <summary>Archives a workplace or brings it back, after asking; what never had an edition may be deleted.</summary>
[Authorize(nameof(Permission.KeepWorkplaces))]
internal sealed class ArchiveModel(
    HandbillDb db, IAccess access, WorkplaceKeeping keeping, TimeProvider clock, IStringLocalizer<WorkplaceWords> words) : PageModel
{
    public Workplace Workplace { get; private set; } = null!;

    public bool MayDelete { get; private set; }

    public async Task<IActionResult> OnGetAsync(WorkplaceId id, CancellationToken cancellation) => await FindAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(WorkplaceId id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        var isArchived = Workplace.ArchivedAt is not null;
        Workplace.ArchivedAt = isArchived ? null : clock.GetUtcNow();
        Workplace.Version++;
        db.Record(new AuditAct(access.Me?.Value, isArchived ? "workplace.return" : "workplace.archive", "workplace", id.Value));
        return await SaveAsync(isArchived ? "The workplace is back." : "The workplace is archived.", cancellation);
    }

    public async Task<IActionResult> OnPostDeleteAsync(WorkplaceId id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        if (!MayDelete)
        {
            return this.Refuse(words, new Refusal("", "Sheets were made for this workplace: it can be archived, not deleted."));
        }

        db.Remove(Workplace);
        db.Record(new AuditAct(access.Me?.Value, "workplace.delete", "workplace", id.Value));
        return await SaveAsync("The workplace is deleted.", cancellation);
    }

    private async Task<IActionResult> SaveAsync(string done, CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return this.Refuse(words, new Refusal("", "Somebody else changed this workplace meanwhile. Look at it again before you go on."));
        }

        Flash.Say(HttpContext, words[done]);
        return Redirect("/workplaces");
    }

    private async Task<bool> FindAsync(WorkplaceId id, CancellationToken cancellation)
    {
        if (await keeping.FindAsync(id, cancellation) is not { } workplace)
        {
            return false;
        }

        Workplace = workplace;
        MayDelete = !await keeping.HasHistoryAsync(id, cancellation);
        return true;
    }
}
