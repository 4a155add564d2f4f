using System.Text;
using NSec.Cryptography;

namespace Handbill.Age;

/// <summary>The public half of a key pair, `age1…`: may be known to all.</summary>
public sealed class AgeX25519Recipient : IAgeRecipient
{
    internal const string Kind = "X25519";
    internal const int Size = 32;
    private const string Prefix = "age";

    private readonly byte[] _point;

    internal AgeX25519Recipient(byte[] point) => _point = point;

    /// <inheritdoc/>
    public bool StandsAlone => false;

    /// <summary>Reads `age1…`.</summary>
    /// <exception cref="AgeException">It is not one.</exception>
    public static AgeX25519Recipient Parse(string text)
    {
        var point = Bech32.Decode(text, Prefix);
        return point?.Length == Size ? new AgeX25519Recipient(point) : throw new AgeException("a recipient is age1 and 58 letters and digits, as age-keygen prints it");
    }

    /// <inheritdoc/>
    public AgeStanza Wrap(ReadOnlySpan<byte> fileKey)
    {
        using var ephemeral = Key.Create(KeyAgreementAlgorithm.X25519);
        var share = ephemeral.PublicKey.Export(KeyBlobFormat.RawPublicKey);
        Span<byte> wrapping = stackalloc byte[Size];
        if (!TryDeriveWrappingKey(ephemeral, _point, share, _point, wrapping))
        {
            throw new AgeException("the recipient is not a usable key");
        }

        return new AgeStanza(Kind, [AgeBase64.Encode(share)], FileKeySeal.Seal(wrapping, fileKey));
    }

    /// <summary>As `age1…`.</summary>
    public override string ToString() => Bech32.Encode(Prefix, _point);

    /// <summary>The key that the file key is sealed with: from the secret that both sides reach, salted with both public halves.</summary>
    internal static bool TryDeriveWrappingKey(Key mine, ReadOnlySpan<byte> theirs, ReadOnlySpan<byte> share, ReadOnlySpan<byte> recipient, Span<byte> wrapping)
    {
        // Points of low order give a secret of zeros, which age refuses; NSec says so by giving none.
        if (!PublicKey.TryImport(KeyAgreementAlgorithm.X25519, theirs, KeyBlobFormat.RawPublicKey, out var other))
        {
            return false;
        }

        using var secret = KeyAgreementAlgorithm.X25519.Agree(mine, other!);
        if (secret is null)
        {
            return false;
        }

        Span<byte> salt = stackalloc byte[2 * Size];
        share.CopyTo(salt);
        recipient.CopyTo(salt[Size..]);
        KeyDerivationAlgorithm.HkdfSha256.DeriveBytes(secret, salt, Encoding.ASCII.GetBytes("age-encryption.org/v1/X25519"), wrapping);
        return true;
    }
}
