using Handbill.Groups.Accounts;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Groups.Roles;

/// <summary>Asks <see cref="GivingRules"/> with what the database says of somebody's roles.</summary>
internal sealed class Giving(HandbillDb db)
{
    public async Task<IReadOnlyList<(Role Role, Scope Scope)>> RolesOfAsync(AccountId account, CancellationToken cancellation) =>
        [.. (await db.Set<Grant>().AsNoTracking().Where(one => one.AccountId == account).ToListAsync(cancellation)).Select(one => (one.Role, one.Scope))];

    public async Task<bool> MayAsync(AccountId giver, Role role, Scope scope, CancellationToken cancellation) =>
        GivingRules.May(await RolesOfAsync(giver, cancellation), role, scope);

    /// <summary>How many accounts have the administrator's role.</summary>
    public Task<int> AdministratorsAsync(CancellationToken cancellation) =>
        db.Set<Grant>().Where(one => one.Role == Role.Administrator).Select(one => one.AccountId).Distinct().CountAsync(cancellation);
}
