using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Pkcs;
using Org.BouncyCastle.Security;

namespace Handbill.Mail;

/// <summary>Ed25519 by the library that MimeKit brings along.</summary>
internal sealed class Ed25519Secret(Ed25519PrivateKeyParameters secret) : IDkimSecret
{
    public string Algorithm => "ed25519-sha256";

    public string Kind => "ed25519";

    public byte[] PublicKey { get; } = secret.GeneratePublicKey().GetEncoded();

    public static Ed25519Secret Generate() => new(new Ed25519PrivateKeyParameters(new SecureRandom()));

    public byte[] Export() => PrivateKeyInfoFactory.CreatePrivateKeyInfo(secret).GetDerEncoded();

    /// <summary>Signs the hash as a message (RFC 8463, 3).</summary>
    public byte[] Sign(byte[] hash)
    {
        var signature = new byte[Ed25519PrivateKeyParameters.SignatureSize];
        secret.Sign(Org.BouncyCastle.Math.EC.Rfc8032.Ed25519.Algorithm.Ed25519, ctx: null, hash, 0, hash.Length, signature, 0);
        return signature;
    }

    public void Dispose()
    {
    }
}
