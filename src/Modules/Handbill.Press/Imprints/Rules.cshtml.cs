using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Press.Issues;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Press.Imprints;

/// <summary>All imprint rules that there are.</summary>
[Authorize(nameof(Permission.Administer))]
internal sealed class RulesModel(HandbillDb db) : PageModel
{
    public IEnumerable<ImprintProfile> Shipped => ShippedProfiles.Default.All;

    /// <summary>The organisation's own; without a profile where the text cannot be read any more.</summary>
    public IReadOnlyList<(OwnProfile Own, ImprintProfile? Profile)> Own { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Own = [.. (await db.Set<OwnProfile>().AsNoTracking().OrderBy(one => one.Key).ToListAsync(cancellation)).Select(own => (own, ImprintProfileReader.Read(own.Key, own.Text, new FaultList())))];
}
