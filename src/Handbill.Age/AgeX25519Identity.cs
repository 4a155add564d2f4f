using NSec.Cryptography;

namespace Handbill.Age;

/// <summary>The secret half of a key pair, `AGE-SECRET-KEY-1…`, as `age-keygen` makes it.</summary>
public sealed class AgeX25519Identity : IAgeIdentity, IDisposable
{
    private const string Prefix = "age-secret-key-";

    private readonly Key _key;
    private readonly byte[] _point;

    private AgeX25519Identity(Key key)
    {
        _key = key;
        _point = key.PublicKey.Export(KeyBlobFormat.RawPublicKey);
    }

    /// <summary>What others encrypt to.</summary>
    public AgeX25519Recipient Recipient => new(_point);

    /// <summary>A new key pair.</summary>
    public static AgeX25519Identity Generate() => new(Key.Create(
        KeyAgreementAlgorithm.X25519, new KeyCreationParameters { ExportPolicy = KeyExportPolicies.AllowPlaintextExport }));

    /// <summary>Reads `AGE-SECRET-KEY-1…`.</summary>
    /// <exception cref="AgeException">It is not one.</exception>
    public static AgeX25519Identity Parse(string text)
    {
        var secret = Bech32.Decode(text, Prefix);
        if (secret?.Length != AgeX25519Recipient.Size)
        {
            throw new AgeException("an identity is AGE-SECRET-KEY-1 and 58 letters and digits, as age-keygen writes it");
        }

        return OfSecret(secret);
    }

    /// <summary>The key pair of a secret that was derived elsewhere.</summary>
    /// <param name="secret">32 bytes, of which X25519 takes what it needs.</param>
    public static AgeX25519Identity OfSecret(ReadOnlySpan<byte> secret) => new(Key.Import(
        KeyAgreementAlgorithm.X25519, secret, KeyBlobFormat.RawPrivateKey, new KeyCreationParameters { ExportPolicy = KeyExportPolicies.AllowPlaintextExport }));

    /// <summary>The secret as `AGE-SECRET-KEY-1…`, to be written where only its owner reads it.</summary>
    public string Export() => Bech32.Encode(Prefix, _key.Export(KeyBlobFormat.RawPrivateKey)).ToUpperInvariant();

    /// <inheritdoc/>
    public byte[]? Unwrap(AgeStanza stanza)
    {
        if (!string.Equals(stanza.Kind, AgeX25519Recipient.Kind, StringComparison.Ordinal))
        {
            return null;
        }

        if (stanza.Arguments is not [var written] || AgeBase64.Decode(written) is not { Length: AgeX25519Recipient.Size } share || stanza.Body.Length != FileKeySeal.Sealed)
        {
            throw new AgeException("the file's header is damaged: an X25519 stanza is malformed");
        }

        Span<byte> wrapping = stackalloc byte[AgeX25519Recipient.Size];
        return AgeX25519Recipient.TryDeriveWrappingKey(_key, share, share, _point, wrapping)
            ? FileKeySeal.Open(wrapping, stanza.Body)
            : throw new AgeException("the file's header is damaged: an X25519 share is no usable key");
    }

    /// <summary>Wipes the secret from memory.</summary>
    public void Dispose() => _key.Dispose();
}
