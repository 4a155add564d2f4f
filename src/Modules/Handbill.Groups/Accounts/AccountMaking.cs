using Handbill.Groups.Contracts;
using Handbill.Groups.Roles;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Groups.Accounts;

/// <summary>Accounts for programs.</summary>
internal sealed class AccountMaking(HandbillDb db, UserManager<Account> users, SignInLinks links, TimeProvider clock) : IAccounts
{
    public async Task<AccountId> MakeAsync(string pseudonym, IReadOnlyList<(Role Role, Scope Scope)> roles, CancellationToken cancellation)
    {
        var name = Pseudonym.Tidy(pseudonym);
        if (Pseudonym.Check("", name) is { } refusal)
        {
            throw new ArgumentException(refusal.Words, nameof(pseudonym));
        }

        foreach (var (role, at) in roles.Where(one => !RolePowers.ScopesOf(one.Role).Contains(one.Scope.Kind)))
        {
            throw new ArgumentException($"{role} cannot be given for a {at.Kind}.", nameof(roles));
        }

        await using var whole = await db.Database.BeginTransactionAsync(cancellation);
        var account = new Account { Id = NewId.Of<AccountId>(clock).Value, UserName = name, CreatedAt = clock.GetUtcNow() };
        var made = await users.CreateAsync(account);
        if (!made.Succeeded)
        {
            throw new ArgumentException(string.Join(' ', made.Errors.Select(error => error.Description)), nameof(pseudonym));
        }

        db.AddRange(roles.Select(one => new Grant
        {
            Id = NewId.Of<GrantId>(clock), AccountId = account.AccountId, Role = one.Role, ScopeKind = one.Scope.Kind, ScopeId = one.Scope.Id, GivenAt = clock.GetUtcNow(),
        }));
        db.Record(new AuditAct(null, "account.make", "account", account.Id));
        await db.SaveChangesAsync(cancellation);
        await whole.CommitAsync(cancellation);
        return account.AccountId;
    }

    public async Task<string?> SignInLinkAsync(string pseudonym, TimeSpan lasts, CancellationToken cancellation)
    {
        var account = await users.FindByNameAsync(Pseudonym.Tidy(pseudonym));
        return account is null or { ClosedAt: not null } ? null : SignInLinks.PathOf(await links.MakeAsync(account, lasts, cancellation));
    }

    public async Task<IReadOnlyDictionary<AccountId, string>> NamesAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken cancellation)
    {
        var ids = accounts.Select(one => one.Value).Distinct().ToList();
        return await db.Set<Account>().AsNoTracking().Where(one => ids.Contains(one.Id))
            .ToDictionaryAsync(one => one.AccountId, one => one.UserName ?? "", cancellation);
    }

    public async Task<IReadOnlyList<(AccountId Id, string Pseudonym)>> OfGroupAsync(GroupId group, CancellationToken cancellation)
    {
        var members = db.Set<Grant>().Where(grant => grant.ScopeKind == ScopeKind.Group && grant.ScopeId == group.Value).Select(grant => grant.AccountId);
        var ids = (await members.Distinct().ToListAsync(cancellation)).ConvertAll(one => one.Value);
        var accounts = await db.Set<Account>().AsNoTracking().Where(one => ids.Contains(one.Id) && one.ClosedAt == null).ToListAsync(cancellation);
        return [.. accounts.OrderBy(one => one.UserName, StringComparer.OrdinalIgnoreCase).Select(one => (one.AccountId, one.UserName ?? ""))];
    }
}
