using System.Security.Cryptography;
using Handbill.Age;
using Handbill.Floor.Writing.Tables;

namespace Handbill.Floor.Writing;

/// <summary>The twelve words (BIP 39, 128 bits and a checksum of four) of a sender without scripts, and the mailbox that follows from them.</summary>
/// <param name="Words">The words, which this server forgets when it has shown them.</param>
/// <param name="MailboxHash">SHA-256 of the mailbox's id, 64 hexadecimal digits.</param>
/// <param name="Recipient">What answers are sealed to, `age1…`.</param>
internal sealed record Receipt(IReadOnlyList<string> Words, string MailboxHash, string Recipient)
{
    private const int Bytes = 16, BitsOfWord = 11, Count = 12;

    /// <summary>A new one.</summary>
    public static Receipt Make() => Of(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>The receipt of 16 bytes.</summary>
    public static Receipt Of(ReadOnlySpan<byte> entropy)
    {
        var secret = entropy.ToArray();
        byte[] all = [.. secret, SHA256.HashData(secret)[0]];
        var words = Enumerable.Range(0, Count).Select(at => EnglishWords.All[WordAt(all, at * BitsOfWord)]);
        var id = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "handbill mailbox id"u8.ToArray());
        using var identity = AgeX25519Identity.OfSecret(HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "handbill mailbox key"u8.ToArray()));
        return new Receipt([.. words], Convert.ToHexStringLower(SHA256.HashData(id)), identity.Recipient.ToString());
    }

    private static int WordAt(byte[] bytes, int from)
    {
        var word = 0;
        for (var bit = from; bit < from + BitsOfWord; bit++)
        {
            word = (word << 1) | ((bytes[bit / 8] >> (7 - (bit % 8))) & 1);
        }

        return word;
    }
}
