using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Handbill.Groups.Contracts;
using NSec.Cryptography;

namespace Handbill.Vault.Groups;

/// <summary>What is hashed and signed of a group's public key.</summary>
internal static class GroupKeyText
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz234567";
    private const int FingerprintLetters = 20, BitsOfLetter = 5;

    /// <summary>The first 100 bits of SHA-256, in base 32 (RFC 4648).</summary>
    public static string FingerprintOf(string recipient, string verifying)
    {
        var hash = SHA256.HashData(Encoding.ASCII.GetBytes($"handbill group key 1\n{recipient}\n{verifying}\n"));
        var bits = BinaryPrimitives.ReadUInt128BigEndian(hash);
        return string.Concat(Enumerable.Range(1, FingerprintLetters).Select(at => Letters[(int)((bits >> (128 - (at * BitsOfLetter))) & 31)]));
    }

    /// <summary>Whether the epoch before signed this one: a chain that does not hold would make all old sheets useless.</summary>
    public static bool Follows(string verifyingBefore, GroupId group, int number, string recipient, string verifying, string succession) =>
        IsHex(succession, 128)
        && PublicKey.TryImport(SignatureAlgorithm.Ed25519, Convert.FromHexString(verifyingBefore), KeyBlobFormat.RawPublicKey, out var key)
        && SignatureAlgorithm.Ed25519.Verify(key!, Encoding.ASCII.GetBytes($"handbill group succession 1\n{group}\n{number}\n{recipient}\n{verifying}\n"), Convert.FromHexString(succession));

    public static bool IsHex(string? text, int length) => text?.Length == length && text.All(letter => char.IsAsciiDigit(letter) || letter is >= 'a' and <= 'f');
}
