using System.Security.Cryptography;
using System.Text;
using Handbill.Groups.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Groups.Accounts;

/// <summary>A code that stands in for the app's six digits, once: the row goes when it is used.</summary>
internal sealed class RecoveryCode
{
    public const int Many = 10;

    public required AccountId AccountId { get; init; }

    /// <summary>SHA-256 of the code, in hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>Ten codes of 80 random bits: four words of four signs each.</summary>
    public static IReadOnlyList<string> New() =>
        [.. Enumerable.Range(0, Many).Select(_ => Base32.InWords(Base32.Of(RandomNumberGenerator.GetBytes(10))))];

    /// <summary>True for what can only be a code of this kind.</summary>
    public static bool Looks(string typed) => Bare(typed).Length == 16;

    public static RecoveryCode Of(AccountId account, string code) => new() { AccountId = account, Hash = HashOf(code) };

    public static string HashOf(string typed) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Bare(typed))));

    public static void Shape(EntityTypeBuilder<RecoveryCode> code)
    {
        code.HasKey(one => new { one.AccountId, one.Hash });
        code.Property(one => one.Hash).HasMaxLength(64);
    }

    private static string Bare(string typed) => string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}
