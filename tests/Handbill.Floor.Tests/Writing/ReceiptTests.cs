using System.Security.Cryptography;
using Handbill.Age;
using Handbill.Floor.Writing;

namespace Handbill.Floor.Tests.Writing;

public sealed class ReceiptTests
{
    // From the test vectors of BIP 39 (github.com/trezor/python-mnemonic).
    [Theory]
    [InlineData("00000000000000000000000000000000", "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about")]
    [InlineData("7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f", "legal winner thank year wave sausage worth useful legal winner thank yellow")]
    [InlineData("9e885d952ad362caeb4efe34a8e91bd2", "ozone drill grab fiber curtain grace pudding thank cruise elder eight picnic")]
    public void The_words_are_those_of_BIP_39(string entropy, string words) =>
        string.Join(' ', Receipt.Of(Convert.FromHexString(entropy)).Words).ShouldBe(words);

    [Fact]
    public void The_mailbox_follows_from_the_words()
    {
        var entropy = Convert.FromHexString("9e885d952ad362caeb4efe34a8e91bd2");
        using var identity = AgeX25519Identity.OfSecret(HKDF.DeriveKey(HashAlgorithmName.SHA256, entropy, 32, info: "handbill mailbox key"u8.ToArray()));

        Receipt.Of(entropy).Recipient.ShouldBe(identity.Recipient.ToString());
        Receipt.Of(entropy).MailboxHash.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(HKDF.DeriveKey(HashAlgorithmName.SHA256, entropy, 32, info: "handbill mailbox id"u8.ToArray()))));
        Receipt.Make().Words.ShouldNotBe(Receipt.Make().Words);
    }
}
