using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Handbill.Groups.Accounts;

/// <summary>Six digits that change every thirty seconds (RFC 6238, with SHA-1, which is what all apps speak).</summary>
internal static class Totp
{
    private const int StepSeconds = 30;

    // A step to either side, for clocks that are not quite right and for typing.
    private const int Around = 1;

    /// <summary>A new secret of 160 bits (RFC 4226, 4), as 32 signs.</summary>
    public static string NewSecret() => Base32.Of(RandomNumberGenerator.GetBytes(20));

    public static long StepAt(DateTimeOffset now) => now.ToUnixTimeSeconds() / StepSeconds;

    public static string CodeOf(string secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(Base32.Read(secret), counter, hash);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 15)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step that a code belongs to; null when it is wrong, or of a step that was used already.</summary>
    /// <param name="secret">The account's secret.</param>
    /// <param name="typed">What was typed; spaces are passed over.</param>
    /// <param name="now">Now.</param>
    /// <param name="used">The latest step of which a code was taken: none counts twice (RFC 6238, 5.2).</param>
    public static long? StepOf(string secret, string typed, DateTimeOffset now, long used)
    {
        var code = string.Concat(typed.Where(sign => !char.IsWhiteSpace(sign)));
        var middle = StepAt(now);
        for (var step = Math.Max(middle - Around, used + 1); step <= middle + Around; step++)
        {
            if (code.Length == 6 && CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(code), System.Text.Encoding.UTF8.GetBytes(CodeOf(secret, step))))
            {
                return step;
            }
        }

        return null;
    }

    /// <summary>What an app reads from the QR code.</summary>
    public static string Address(string secret, string pseudonym, string organisation)
    {
        var issuer = Uri.EscapeDataString(organisation.Replace(':', ' '));
        return $"otpauth://totp/{issuer}:{Uri.EscapeDataString(pseudonym)}?secret={secret}&issuer={issuer}";
    }
}
