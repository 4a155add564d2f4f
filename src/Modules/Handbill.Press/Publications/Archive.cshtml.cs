using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Press.Publications;

/// <summary>Archives a publication, or brings it back, after asking.</summary>
[Authorize(nameof(Permission.KeepPublications))]
internal sealed class ArchiveModel(HandbillDb db, IAccess access, TimeProvider clock, IStringLocalizer<PublicationWords> words) : PageModel
{
    public Publication Publication { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(PublicationId id, CancellationToken cancellation) => await FindAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(PublicationId id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        var isArchived = Publication.ArchivedAt is not null;
        Publication.ArchivedAt = isArchived ? null : clock.GetUtcNow();
        Publication.Version++;
        db.Record(new AuditAct(access.Me?.Value, isArchived ? "publication.return" : "publication.archive", "publication", id.Value));
        await db.SaveChangesAsync(cancellation);
        Flash.Say(HttpContext, isArchived ? words["The publication is back."] : words["The publication is archived."]);
        return Redirect($"/publications/{id}");
    }

    private async Task<bool> FindAsync(PublicationId id, CancellationToken cancellation)
    {
        Publication = await access.MayAsync(Permission.KeepPublications, new[] { Scope.Publication(id.Value) }, cancellation)
            ? (await db.Set<Publication>().FirstOrDefaultAsync(one => one.Id == id, cancellation))!
            : null!;
        return Publication is not null;
    }
}
