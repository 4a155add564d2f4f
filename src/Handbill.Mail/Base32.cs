namespace Handbill.Mail;

/// <summary>Base 32 (RFC 4648, 6) in lower case without padding: it survives servers that change the case of an address.</summary>
internal static class Base32
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz234567";

    public static string Write(ReadOnlySpan<byte> data)
    {
        var text = new char[(data.Length * 8 + 4) / 5];
        var (pending, bits, at) = (0, 0, 0);
        foreach (var value in data)
        {
            pending = ((pending & 0xFF) << 8) | value;
            for (bits += 8; bits >= 5; bits -= 5)
            {
                text[at++] = Letters[(pending >> (bits - 5)) & 31];
            }
        }

        if (bits > 0)
        {
            text[at] = Letters[(pending << (5 - bits)) & 31];
        }

        return new string(text);
    }

    /// <summary>The bytes, in either case; null for anything that <see cref="Write"/> never writes.</summary>
    public static byte[]? Read(string text)
    {
        var data = new byte[text.Length * 5 / 8];
        var (pending, bits, at) = (0, 0, 0);
        foreach (var letter in text)
        {
            var value = Letters.IndexOf(char.ToLowerInvariant(letter), StringComparison.Ordinal);
            if (value < 0)
            {
                return null;
            }

            pending = ((pending & 0xFF) << 5) | value;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                data[at++] = (byte)(pending >> bits);
            }
        }

        return bits < 5 && (pending & ((1 << bits) - 1)) == 0 ? data : null;
    }
}
