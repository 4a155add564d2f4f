using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Handbill.Age;

/// <summary>A passphrase, both to close a file and to open it: scrypt as age does it.</summary>
/// <param name="passphrase">Any text that is not empty; its UTF-8 is what counts.</param>
/// <param name="workFactor">Binary logarithm of scrypt's cost when closing: 18 takes about a second and 256 MB, as `age` itself does.</param>
public sealed class AgePassphrase(string passphrase, int workFactor = 18) : IAgeRecipient, IAgeIdentity
{
    internal const string Kind = "scrypt";

    /// <summary>The highest work factor that is opened: a stranger's file must not take all memory (2^20 takes a gigabyte).</summary>
    internal const int HighestWorkFactor = 20;

    private const int SaltSize = 16;

    /// <inheritdoc/>
    public bool StandsAlone => true;

    /// <inheritdoc/>
    public AgeStanza Wrap(ReadOnlySpan<byte> fileKey)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltSize);
        return new AgeStanza(Kind, [AgeBase64.Encode(salt), workFactor.ToString(CultureInfo.InvariantCulture)], FileKeySeal.Seal(Derive(salt, workFactor), fileKey));
    }

    /// <inheritdoc/>
    public byte[]? Unwrap(AgeStanza stanza)
    {
        if (!string.Equals(stanza.Kind, Kind, StringComparison.Ordinal))
        {
            return null;
        }

        if (stanza.Arguments is not [var written, var factor] || AgeBase64.Decode(written) is not { Length: SaltSize } salt || stanza.Body.Length != FileKeySeal.Sealed
            || !IsDecimal(factor))
        {
            throw new AgeException("the file's header is damaged: the scrypt stanza is malformed");
        }

        return int.TryParse(factor, CultureInfo.InvariantCulture, out var cost) && cost is >= 1 and <= HighestWorkFactor
            ? FileKeySeal.Open(Derive(salt, cost), stanza.Body)
            : throw new AgeException($"the file asks for scrypt's work factor {factor}, more than {HighestWorkFactor} is not opened here: use `age`");
    }

    private static bool IsDecimal(string text) => text.Length is > 0 and < 10 && text[0] != '0' && text.All(char.IsAsciiDigit);

    private byte[] Derive(ReadOnlySpan<byte> salt, int cost)
    {
        ReadOnlySpan<byte> labelled = [.. "age-encryption.org/v1/scrypt"u8, .. salt];
        return Scrypt.Derive(Encoding.UTF8.GetBytes(passphrase), labelled, 1UL << cost);
    }
}
