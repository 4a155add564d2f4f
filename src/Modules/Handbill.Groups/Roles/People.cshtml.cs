using Handbill.Groups.Accounts;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Groups.Roles;

/// <summary>Who signs in here, and who has which role for what.</summary>
[Authorize(nameof(Permission.KeepPeople))]
internal sealed class PeopleModel(HandbillDb db, IAccess access, ScopeNames names) : PageModel
{
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await access.MayAsync(Permission.KeepPeople, new[] { Scope.Organisation }, cancellation))
        {
            return NotFound();
        }

        var accounts = await db.Set<Account>().AsNoTracking().Where(one => one.ClosedAt == null).ToListAsync(cancellation);
        var grants = (await db.Set<Grant>().AsNoTracking().OrderBy(one => one.Role).ToListAsync(cancellation)).ToLookup(one => one.AccountId);
        var rows = new List<Row>(accounts.Count);
        foreach (var account in accounts.OrderBy(one => one.UserName, StringComparer.OrdinalIgnoreCase))
        {
            var roles = new List<string>();
            foreach (var grant in grants[account.AccountId])
            {
                roles.Add($"{names.Of(grant.Role)} – {await names.OfAsync(grant.Scope, cancellation)}");
            }

            rows.Add(new Row(account.AccountId, account.UserName ?? "", roles, account.CreatedAt));
        }

        Rows = rows;
        return Page();
    }

    public sealed record Row(AccountId Id, string Name, IReadOnlyList<string> Roles, DateTimeOffset Since);
}
