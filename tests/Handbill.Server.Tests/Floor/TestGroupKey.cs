using System.Security.Cryptography;
using System.Text;
using Handbill.Age;
using Handbill.Groups.Contracts;
using Handbill.Vault.Contracts;
using NSec.Cryptography;

namespace Handbill.Server.Tests.Floor;

/// <summary>A group's key of one epoch, made as the protocol says and not as our scripts do, so that each is held against the other.</summary>
internal sealed class TestGroupKey : IDisposable
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz234567";

    private readonly Key _signing;

    public TestGroupKey()
    {
        var secret = System.Security.Cryptography.RandomNumberGenerator.GetBytes(32);
        Identity = AgeX25519Identity.OfSecret(secret);
        Recipient = Identity.Recipient.ToString();
        _signing = Key.Import(SignatureAlgorithm.Ed25519, HKDF.DeriveKey(System.Security.Cryptography.HashAlgorithmName.SHA256, secret, 32, info: "handbill group signing"u8.ToArray()), KeyBlobFormat.RawPrivateKey);
        Verifying = Convert.ToHexStringLower(_signing.PublicKey.Export(KeyBlobFormat.RawPublicKey));
        Fingerprint = FingerprintOf(Recipient, Verifying);
    }

    public AgeX25519Identity Identity { get; }

    public string Recipient { get; }

    public string Verifying { get; }

    public string Fingerprint { get; }

    public GroupEpoch First => new(1, Recipient, Verifying, Fingerprint, "", IsAccepted: true);

    /// <summary>The epoch after another, signed with the other's key.</summary>
    public GroupEpoch After(TestGroupKey old, GroupId group, int number)
    {
        var text = $"handbill group succession 1\n{group}\n{number}\n{Recipient}\n{Verifying}\n";
        return new(number, Recipient, Verifying, Fingerprint, Convert.ToHexStringLower(SignatureAlgorithm.Ed25519.Sign(old._signing, Encoding.ASCII.GetBytes(text))), IsAccepted: true);
    }

    public void Dispose()
    {
        _signing.Dispose();
        Identity.Dispose();
    }

    private static string FingerprintOf(string recipient, string verifying)
    {
        var hash = SHA256.HashData(Encoding.ASCII.GetBytes($"handbill group key 1\n{recipient}\n{verifying}\n"));
        return string.Concat(Enumerable.Range(0, 20).Select(at => Letters[Five(hash, at * 5)]));
    }

    private static int Five(byte[] bytes, int from) =>
        Enumerable.Range(from, 5).Aggregate(0, (value, bit) => (value << 1) | ((bytes[bit / 8] >> (7 - (bit % 8))) & 1));
}
