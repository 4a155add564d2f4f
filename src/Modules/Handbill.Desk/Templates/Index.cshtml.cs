using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Desk.Templates;

/// <summary>The beginnings that writers choose from.</summary>
[Authorize(nameof(Permission.KeepTemplates))]
internal sealed class IndexModel(HandbillDb db) : PageModel
{
    public IReadOnlyList<Template> Templates { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Templates = await db.Set<Template>().AsNoTracking().OrderBy(one => one.ArchivedAt != null).ThenBy(one => one.Name).ToListAsync(cancellation);
    }
}
