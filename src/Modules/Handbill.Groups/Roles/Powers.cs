using Handbill.Groups.Accounts;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Groups.Roles;

/// <summary>Answers from the grants of any account.</summary>
internal sealed class Powers(HandbillDb db) : IPowers
{
    public async Task<Reach> ReachAsync(AccountId account, IReadOnlyCollection<Permission> any, CancellationToken cancellation)
    {
        if (!await db.Set<Account>().AnyAsync(one => one.Id == account.Value && one.ClosedAt == null, cancellation))
        {
            return new Reach(Everywhere: false, [], []);
        }

        var grants = (await db.Set<Grant>().AsNoTracking().Where(grant => grant.AccountId == account).ToListAsync(cancellation))
            .Where(grant => any.Any(permission => RolePowers.Include(grant.Role, permission))).ToList();
        return grants.Any(grant => grant.ScopeKind == ScopeKind.Organisation)
            ? new Reach(Everywhere: true, [], [])
            : new Reach(
                Everywhere: false,
                [.. Ids(ScopeKind.Group).Select(GroupId.From)],
                [.. Ids(ScopeKind.Publication)]);

        IEnumerable<Guid> Ids(ScopeKind kind) => grants.Where(grant => grant.ScopeKind == kind).Select(grant => grant.ScopeId!.Value).Distinct();
    }
}
