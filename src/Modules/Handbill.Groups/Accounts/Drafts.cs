using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Handbill.Groups.Accounts;

/// <summary>
/// What one step of signing in or joining hands to the next, in a hidden field that only this server can read or write: so nothing half done
/// is ever in the database, and any node can go on.
/// </summary>
internal static class Drafts
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(30);

    public static string Seal<T>(IDataProtectionProvider protection, T draft) => Protector<T>(protection).Protect(JsonSerializer.Serialize(draft), Lasts);

    /// <summary>The draft; null when it was forged or is too old.</summary>
    public static T? Open<T>(IDataProtectionProvider protection, string? text)
        where T : class
    {
        try
        {
            return string.IsNullOrEmpty(text) ? null : JsonSerializer.Deserialize<T>(Protector<T>(protection).Unprotect(text));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static ITimeLimitedDataProtector Protector<T>(IDataProtectionProvider protection) =>
        protection.CreateProtector("Handbill.Groups.Drafts", typeof(T).Name).ToTimeLimitedDataProtector();
}

/// <summary>Between a right passphrase and the code.</summary>
internal sealed record CodeDraft(Guid Account, string? Stamp);

/// <summary>Between choosing a passphrase and showing that the app has its secret.</summary>
/// <param name="For">The invitation or the account that it is for.</param>
/// <param name="Pseudonym">Whose it will be.</param>
/// <param name="PasswordHash">The passphrase, hashed.</param>
/// <param name="TotpSecret">The secret that the app is to have.</param>
internal sealed record PassphraseDraft(Guid For, string Pseudonym, string PasswordHash, string TotpSecret);
