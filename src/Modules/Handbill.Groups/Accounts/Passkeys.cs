using System.Text.Json;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;

namespace Handbill.Groups.Accounts;

/// <summary>Passkeys by ASP.NET Core Identity (Web Authentication, level 3), with refusals as values: what a browser sends may be anything.</summary>
internal sealed class Passkeys(SignInManager<Account> signIns, UserManager<Account> users, HandbillDb db, ILogger<Passkeys> log)
{
    /// <summary>Longest answer of a browser that is looked at: keys and statements take a few kilobytes.</summary>
    private const int MostSigns = 64 * 1024;

    /// <summary>What a browser needs to make a passkey. The account may be one that is still to be made.</summary>
    public Task<string> CreationOptionsAsync(Guid account, string pseudonym) =>
        signIns.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = account.ToString(), Name = pseudonym, DisplayName = pseudonym });

    /// <summary>What a browser needs to sign in: it knows itself whose passkeys it has.</summary>
    public Task<string> RequestOptionsAsync() => signIns.MakePasskeyRequestOptionsAsync(null);

    /// <summary>The passkey that a browser made, and for which account; null when it does not hold.</summary>
    public async Task<(UserPasskeyInfo Passkey, Guid Account)?> ReadNewAsync(string? credential)
    {
        var result = await GuardAsync(credential, signIns.PerformPasskeyAttestationAsync);
        Tell(result?.Failure);
        return result is { Succeeded: true } && Guid.TryParse(result.UserEntity.Id, out var account) ? (result.Passkey, account) : null;
    }

    /// <summary>The account that a browser's answer signs in; null when it does not hold.</summary>
    public async Task<Account?> ReadSignInAsync(string? credential, CancellationToken cancellation)
    {
        var result = await GuardAsync(credential, signIns.PerformPasskeyAssertionAsync);
        Tell(result?.Failure);
        if (result is not { Succeeded: true } || result.User.ClosedAt is not null)
        {
            return null;
        }

        // The authenticator's own count, by which a copied key is found out, is kept.
        await users.AddOrUpdatePasskeyAsync(result.User, result.Passkey);
        await db.SaveChangesAsync(cancellation);
        return result.User;
    }

    // Says what did not hold, which names nobody; without it whoever runs the server could not tell a wrong host name from a forgery.
    private void Tell(Exception? failure)
    {
        if (failure is not null)
        {
            log.LogWarning("A passkey was refused: {Reason}", failure.Message);
        }
    }

    private async Task<T?> GuardAsync<T>(string? credential, Func<string, Task<T>> perform)
        where T : class
    {
        if (string.IsNullOrEmpty(credential) || credential.Length > MostSigns)
        {
            return null;
        }

        try
        {
            return await perform(credential);
        }
        catch (Exception problem) when (problem is InvalidOperationException or JsonException or FormatException or PasskeyException or ArgumentException)
        {
            // No question of ours is open in this browser, or what came back is not of the right form.
            Tell(problem);
            return null;
        }
    }
}
