using System.Globalization;
using System.Text;
using Handbill.Age;

namespace Handbill.Vault;

/// <summary>
/// Whether what a browser sent looks like what it must be. The server cannot open any of it: what it refuses would only have been of no use to
/// whoever sent it.
/// </summary>
internal static class AgeForm
{
    /// <summary>A sealed key has a few hundred bytes.</summary>
    public const int MostBytes = 4096;

    private const int LeastWorkFactor = 17;
    private const string Version = "age-encryption.org/v1";
    private const string Passkey = "age-encryption.org/fido2prf";

    public static bool IsRecipient(string? text)
    {
        try
        {
            return text is { Length: Members.MemberKey.RecipientLength } && text == text.ToLowerInvariant() && AgeX25519Recipient.Parse(text) is not null;
        }
        catch (AgeException)
        {
            return false;
        }
    }

    /// <summary>A key that was sealed to one recipient; null when it is not.</summary>
    public static byte[]? ToRecipient(string? base64) => Read(base64, line => line is ["->", "X25519", { Length: 43 }]);

    /// <summary>A key that was sealed with a passphrase or a recovery code, hard enough to guess at; null when it was not.</summary>
    public static byte[]? ByPassphrase(string? base64) => Read(base64, line => line is ["->", "scrypt", { Length: 22 }, var work] && int.TryParse(work, NumberStyles.None, CultureInfo.InvariantCulture, out var factor) && factor is >= LeastWorkFactor and <= 22);

    /// <summary>A key that was sealed by a passkey; null when it was not.</summary>
    public static byte[]? ByPasskey(string? base64) => Read(base64, line => line is ["->", Passkey, ..]);

    // One stanza, its body, the line that ends the header; and something after it.
    private static byte[]? Read(string? base64, Func<string[], bool> isStanza)
    {
        var file = new byte[MostBytes];
        if (base64 is null || base64.Length > MostBytes || !Convert.TryFromBase64String(base64, file, out var length))
        {
            return null;
        }

        var end = file.AsSpan(0, length).IndexOf("\n--- "u8);
        if (end < 0 || file.AsSpan(0, end).ContainsAnyExceptInRange((byte)'\n', (byte)'~'))
        {
            return null;
        }

        var lines = Encoding.ASCII.GetString(file, 0, end).Split('\n');
        var isWhole = lines.Length >= 3 && lines[0] == Version && isStanza(lines[1].Split(' ')) && lines.Skip(2).All(line => !line.StartsWith("->", StringComparison.Ordinal));
        return isWhole ? file[..length] : null;
    }
}
