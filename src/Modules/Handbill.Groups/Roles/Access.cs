using System.Security.Claims;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Groups.Roles;

/// <summary>Answers from the grants of the account that the request's cookie names.</summary>
internal sealed class Access(HandbillDb db, IHttpContextAccessor http) : IAccess
{
    private Grant[]? _grants;

    public AccountId? Me =>
        Guid.TryParse(http.HttpContext?.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? new AccountId(id) : null;

    public async ValueTask<bool> MayAsync(Permission permission, ReadOnlyMemory<Scope> scopes, CancellationToken cancellation)
    {
        foreach (var grant in await GrantsAsync(cancellation))
        {
            if (RolePowers.Include(grant.Role, permission) && Reaches(grant.Scope, scopes.Span))
            {
                return true;
            }
        }

        return permission == Permission.SignedIn && Me is not null;
    }

    public async ValueTask<bool> MayAnywhereAsync(Permission permission, CancellationToken cancellation) =>
        (permission == Permission.SignedIn && Me is not null)
        || (await GrantsAsync(cancellation)).Any(grant => RolePowers.Include(grant.Role, permission));

    public async ValueTask<Reach> ReachAsync(Permission permission, CancellationToken cancellation)
    {
        var grants = (await GrantsAsync(cancellation)).Where(grant => RolePowers.Include(grant.Role, permission)).ToList();
        return grants.Any(grant => grant.ScopeKind == ScopeKind.Organisation)
            ? new Reach(Everywhere: true, [], [])
            : new Reach(
                Everywhere: false,
                [.. Ids(ScopeKind.Group).Select(GroupId.From)],
                [.. Ids(ScopeKind.Publication)]);

        IEnumerable<Guid> Ids(ScopeKind kind) => grants.Where(grant => grant.ScopeKind == kind).Select(grant => grant.ScopeId!.Value).Distinct();
    }

    private static bool Reaches(Scope granted, ReadOnlySpan<Scope> scopes)
    {
        foreach (var scope in scopes)
        {
            if (granted.Covers(scope))
            {
                return true;
            }
        }

        return false;
    }

    private async ValueTask<Grant[]> GrantsAsync(CancellationToken cancellation) => _grants ??= Me is { } me
        ? await db.Set<Grant>().AsNoTracking().Where(grant => grant.AccountId == me).ToArrayAsync(cancellation)
        : [];
}
