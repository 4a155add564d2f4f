using System.Security.Cryptography;
using System.Text;
using Handbill.Age;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Handbill.Vault.Contracts;
using Handbill.Vault.Groups;
using Handbill.Vault.Members;
using NSec.Cryptography;
using HashAlgorithmName = System.Security.Cryptography.HashAlgorithmName;
using RandomNumberGenerator = System.Security.Cryptography.RandomNumberGenerator;

namespace Handbill.Vault.Demonstrations;

/// <summary>Does what browsers do, for an organisation that is made up.</summary>
internal sealed class VaultDemonstration(HandbillDb db, TimeProvider clock) : IVaultDemonstration
{
    private const int WorkFactor = 17, KeyLength = 32;

    public string Passphrase => "kettle on the early tram";

    public async Task<string> StageAsync(GroupId group, AccountId member, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        using var own = AgeX25519Identity.Generate();
        var secret = RandomNumberGenerator.GetBytes(KeyLength);
        using var shared = AgeX25519Identity.OfSecret(secret);
        using var signing = Key.Import(SignatureAlgorithm.Ed25519, HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, KeyLength, info: "handbill group signing"u8.ToArray()), KeyBlobFormat.RawPrivateKey);
        var (recipient, verifying) = (shared.Recipient.ToString(), Convert.ToHexStringLower(signing.PublicKey.Export(KeyBlobFormat.RawPublicKey)));
        db.AddRange(
            new MemberKey { AccountId = member, Recipient = own.Recipient.ToString(), MadeAt = now },
            new KeyWrap
            {
                Id = NewId.Of<WrapId>(clock), AccountId = member, Kind = WrapKind.Passphrase, Slot = $"{(int)WrapKind.Passphrase}", MadeAt = now, File = Sealed(own.Export(), new AgePassphrase(Passphrase, WorkFactor)),
            },
            new KeyEpoch
            {
                GroupId = group, Number = 1, Recipient = recipient, Verifying = verifying, Fingerprint = GroupKeyText.FingerprintOf(recipient, verifying), Succession = "", MadeAt = now, MadeBy = member,
            },
            new GivenKey { GroupId = group, Number = 1, AccountId = member, File = Sealed(shared.Export(), own.Recipient), GivenAt = now, GivenBy = member });
        await db.SaveChangesAsync(cancellation);
        return recipient;
    }

    private static byte[] Sealed(string identity, IAgeRecipient to)
    {
        using var file = new MemoryStream();
        using var writer = AgeFile.Encrypt(file, to);
        writer.Write(Encoding.ASCII.GetBytes(identity + "\n"));
        writer.Finish();
        return file.ToArray();
    }
}
