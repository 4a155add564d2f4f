using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
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

/// <summary>Leaves a workplace out of an open issue, after asking; an edition that has copy stays.</summary>
[Authorize(nameof(Permission.KeepPublications))]
internal sealed class LeaveOutModel(
    HandbillDb db, IAccess access, IEnumerable<IEditionUse> uses, IStringLocalizer<PublicationWords> words) : PageModel
{
    public PlannedEdition Edition { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(EditionId id, CancellationToken cancellation) => await FindAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(EditionId id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        foreach (var use in uses)
        {
            if (await use.IsUsedAsync(id, cancellation))
            {
                return this.Refuse(words, new Refusal("", "There are items in this edition, or a meeting was held on it. Move the items to another edition or kill them; what a meeting was held on is left out when the issue is locked."));
            }
        }

        db.Remove(Edition);
        db.Record(new AuditAct(access.Me?.Value, "edition.leave-out", "edition", id.Value));
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Redirect($"/issues/{Edition.IssueId}/plan");
        }

        Flash.Say(HttpContext, words["The workplace is left out of this issue."]);
        return Redirect($"/issues/{Edition.IssueId}/plan");
    }

    private async Task<bool> FindAsync(EditionId id, CancellationToken cancellation)
    {
        var found = await db.Set<PlannedEdition>().FirstOrDefaultAsync(one => one.Id == id, cancellation);
        var issue = found is null ? null : await db.Set<PlannedIssue>().AsNoTracking().FirstAsync(one => one.Id == found.IssueId, cancellation);
        if (issue is not { LockedAt: null }
            || !await access.MayAsync(Permission.KeepPublications, new[] { Scope.Publication(issue.PublicationId.Value) }, cancellation))
        {
            return false;
        }

        Edition = found!;
        return true;
    }
}
