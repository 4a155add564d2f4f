using Handbill.Kernel.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Groups.Accounts;

/// <summary>
/// Counts wrong passphrases and codes. Ten in a row from devices that nobody knows, and for five minutes nothing that such devices say is
/// believed; a device on which the account was signed in before has ten tries of its own. So a stranger who knows a pseudonym cannot shut its
/// owner out, and passkeys are not touched by any of it. Nothing is counted by address: a whole plant shares one.
/// </summary>
internal sealed class Tries(HandbillDb db, KnownDevice devices, IHttpContextAccessor accessor, TimeProvider clock)
{
    public const int Most = 10;
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    public async Task<bool> AllowedAsync(Account account, CancellationToken cancellation) =>
        await KnownAsync(account, cancellation) || account.LockoutEnd is null || account.LockoutEnd <= clock.GetUtcNow();

    public async Task FailedAsync(Account account, CancellationToken cancellation)
    {
        if (await KnownAsync(account, cancellation))
        {
            var device = devices.Of(accessor.HttpContext!);
            await db.Set<Session>().Where(one => one.Id == device).ExecuteUpdateAsync(set => set.SetProperty(one => one.WrongTries, one => one.WrongTries + 1), cancellation);
            return;
        }

        DateTimeOffset? until = clock.GetUtcNow() + Pause;
        await db.Set<Account>().Where(one => one.Id == account.Id).ExecuteUpdateAsync(
            set => set
                .SetProperty(one => one.LockoutEnd, one => one.AccessFailedCount + 1 >= Most ? until : one.LockoutEnd)
                .SetProperty(one => one.AccessFailedCount, one => one.AccessFailedCount + 1 >= Most ? 0 : one.AccessFailedCount + 1),
            cancellation);
    }

    public async Task SucceededAsync(Account account, CancellationToken cancellation)
    {
        if (account.AccessFailedCount > 0 && !await KnownAsync(account, cancellation))
        {
            await db.Set<Account>().Where(one => one.Id == account.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.AccessFailedCount, 0), cancellation);
        }
    }

    private async Task<bool> KnownAsync(Account account, CancellationToken cancellation) =>
        devices.Of(accessor.HttpContext!) is { } device
        && await db.Set<Session>().AnyAsync(one => one.Id == device && one.AccountId == account.AccountId && one.WrongTries < Most, cancellation);
}
