using System.Text;

namespace Handbill.Groups.Accounts;

/// <summary>Letters and digits that can be read aloud and typed (RFC 4648, 6), without padding.</summary>
internal static class Base32
{
    private const string Signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Of(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(((bytes.Length * 8) + 4) / 5);
        var (bits, held) = (0, 0);
        foreach (var part in bytes)
        {
            (bits, held) = (((bits << 8) | part) & 0xffff, held + 8);
            while (held >= 5)
            {
                text.Append(Signs[(bits >> (held - 5)) & 31]);
                held -= 5;
            }
        }

        return held > 0 ? text.Append(Signs[(bits << (5 - held)) & 31]).ToString() : text.ToString();
    }

    /// <summary>The bytes of a text of ours; signs that are none of the alphabet are passed over.</summary>
    public static byte[] Read(string text)
    {
        var bytes = new List<byte>(text.Length * 5 / 8);
        var (bits, held) = (0, 0);
        foreach (var sign in text.ToUpperInvariant())
        {
            var value = Signs.IndexOf(sign, StringComparison.Ordinal);
            if (value < 0)
            {
                continue;
            }

            (bits, held) = (((bits << 5) | value) & 0xffff, held + 5);
            if (held >= 8)
            {
                bytes.Add((byte)(bits >> (held - 8)));
                held -= 8;
            }
        }

        return [.. bytes];
    }

    /// <summary>In words of four signs.</summary>
    public static string InWords(string text) => string.Join(' ', text.Chunk(4).Select(word => new string(word)));
}
