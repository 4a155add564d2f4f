using Handbill.Kernel.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Groups.Accounts;

/// <summary>
/// Passphrase, then the app's six digits or a recovery code. A name that is not there, one that has no passphrase, one that must pause and a
/// wrong passphrase take the same work and get the same answer.
/// </summary>
internal sealed class PassphraseSignIn(HandbillDb db, IPasswordHasher<Account> hasher, ILookupNormalizer names, Tries tries, TimeProvider clock)
{
    private static readonly Account Nobody = new() { CreatedAt = DateTimeOffset.UnixEpoch };
    private static string? _nobodysHash;

    /// <summary>The account whose passphrase this is; null for anything else.</summary>
    public async Task<Account?> CheckAsync(string name, string passphrase, CancellationToken cancellation)
    {
        var normalized = names.NormalizeName(Pseudonym.Tidy(name));
        var account = await db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(one => one.NormalizedUserName == normalized && one.ClosedAt == null, cancellation);
        _nobodysHash ??= hasher.HashPassword(Nobody, LinkSecret.New().Text);
        var isRight = hasher.VerifyHashedPassword(account ?? Nobody, account?.PasswordHash ?? _nobodysHash, passphrase) != PasswordVerificationResult.Failed
            && account?.PasswordHash is not null;
        if (account is null || !await tries.AllowedAsync(account, cancellation))
        {
            return null;
        }

        if (isRight)
        {
            return account;
        }

        await tries.FailedAsync(account, cancellation);
        return null;
    }

    /// <summary>How the second step was passed; null when it was not. Codes count once, whoever else sends them at the same moment.</summary>
    public async Task<SignInWay?> CheckCodeAsync(Account account, string typed, CancellationToken cancellation)
    {
        if (!await tries.AllowedAsync(account, cancellation))
        {
            return null;
        }

        if (await PassesAsync(account, typed, cancellation) is { } way)
        {
            await tries.SucceededAsync(account, cancellation);
            return way;
        }

        await tries.FailedAsync(account, cancellation);
        return null;
    }

    private async Task<SignInWay?> PassesAsync(Account account, string typed, CancellationToken cancellation)
    {
        if (RecoveryCode.Looks(typed))
        {
            var (id, hash) = (account.AccountId, RecoveryCode.HashOf(typed));
            var taken = await db.Set<RecoveryCode>().Where(one => one.AccountId == id && one.Hash == hash).ExecuteDeleteAsync(cancellation);
            return taken == 1 ? SignInWay.RecoveryCode : null;
        }

        if (account.TotpSecret is null || Totp.StepOf(account.TotpSecret, typed, clock.GetUtcNow(), account.TotpStep) is not { } step)
        {
            return null;
        }

        var moved = await db.Set<Account>().Where(one => one.Id == account.Id && one.TotpStep < step)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.TotpStep, step), cancellation);
        return moved == 1 ? SignInWay.Passphrase : null;
    }
}
