using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Desk.Templates;

/// <summary>The beginnings that writers choose from.</summary>
[Authorize(nameof(Permission.SignedIn))]
internal sealed class IndexModel(HandbillDb db, IAccess access) : PageModel
{
    public IReadOnlyList<Template> Templates { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await TemplateKeepers.MayAsync(access, cancellation))
        {
            return NotFound();
        }

        Templates = await db.Set<Template>().AsNoTracking().OrderBy(one => one.ArchivedAt != null).ThenBy(one => one.Name).ToListAsync(cancellation);
        return Page();
    }
}

/// <summary>Who keeps templates: those who keep publications, and the desk.</summary>
internal static class TemplateKeepers
{
    public static async Task<bool> MayAsync(IAccess access, CancellationToken cancellation) =>
        await access.MayAnywhereAsync(Permission.KeepPublications, cancellation) || await access.MayAnywhereAsync(Permission.WriteEditorials, cancellation);
}
