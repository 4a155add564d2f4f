using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Handbill.Groups.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Press.Deadlines;

/// <summary>
/// The address at which the calendar program of an account fetches its deadlines, without signing in: who has the address has the
/// deadlines, so that it is long, and only its hash is kept.
/// </summary>
internal sealed class CalendarFeed
{
    private const int SecretBytes = 32;

    public required AccountId AccountId { get; init; }

    /// <summary>SHA-256 of the secret part of the address, in hexadecimal.</summary>
    public required string SecretHash { get; set; }

    public required DateTimeOffset MadeAt { get; set; }

    /// <summary>A new secret, for an address.</summary>
    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public static void Shape(EntityTypeBuilder<CalendarFeed> feed)
    {
        feed.HasKey(one => one.AccountId);
        feed.Property(one => one.AccountId).ValueGeneratedNever();
        feed.Property(one => one.SecretHash).HasMaxLength(64);
        feed.HasIndex(one => one.SecretHash).IsUnique();
    }
}
