using System.Text;

namespace Handbill.Age;

/// <summary>Keys as text (BIP 173, without its limit of 90 letters): a prefix, data in 5 bits a letter, a checksum.</summary>
internal static class Bech32
{
    private const string Letters = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private const int Checksum = 6;
    private static readonly uint[] Generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

    public static string Encode(string prefix, ReadOnlySpan<byte> data)
    {
        var words = Regroup(data, 8, 5, pad: true)!;
        var text = new StringBuilder(prefix.Length + 1 + words.Count + Checksum).Append(prefix).Append('1');
        var sum = Sum(prefix, [.. words, 0, 0, 0, 0, 0, 0]) ^ 1;
        for (var i = 0; i < Checksum; i++)
        {
            words.Add((byte)((sum >> (5 * (Checksum - 1 - i))) & 31));
        }

        words.ForEach(word => text.Append(Letters[word]));
        return text.ToString();
    }

    /// <summary>The data; null when the text has another prefix, mixes capitals with small letters, or its checksum does not hold.</summary>
    public static byte[]? Decode(string text, string prefix)
    {
        if (text.Any(char.IsAsciiLetterLower) && text.Any(char.IsAsciiLetterUpper))
        {
            return null;
        }

        var small = text.ToLowerInvariant();
        if (!small.StartsWith(prefix + "1", StringComparison.Ordinal) || small.Length < prefix.Length + 1 + Checksum)
        {
            return null;
        }

        var words = new List<byte>(small.Length);
        foreach (var letter in small.AsSpan(prefix.Length + 1))
        {
            var word = Letters.IndexOf(letter, StringComparison.Ordinal);
            if (word < 0)
            {
                return null;
            }

            words.Add((byte)word);
        }

        return Sum(prefix, words) != 1 ? null : Regroup([.. words.SkipLast(Checksum)], 5, 8, pad: false)?.ToArray();
    }

    private static uint Sum(string prefix, IEnumerable<byte> words)
    {
        var sum = 1u;
        foreach (var word in prefix.Select(letter => (byte)(letter >> 5)).Append((byte)0).Concat(prefix.Select(letter => (byte)(letter & 31))).Concat(words))
        {
            var top = sum >> 25;
            sum = ((sum & 0x1ffffff) << 5) ^ word;
            for (var i = 0; i < Generator.Length; i++)
            {
                sum ^= ((top >> i) & 1) == 0 ? 0 : Generator[i];
            }
        }

        return sum;
    }

    // Bits taken from one width into another; what is left over must be zeros of less than one word when nothing may be padded.
    private static List<byte>? Regroup(ReadOnlySpan<byte> data, int from, int to, bool pad)
    {
        var (held, bits) = (0, 0);
        var words = new List<byte>((data.Length * from / to) + 1);
        foreach (var word in data)
        {
            held = ((held << from) | word) & 0xfff;
            bits += from;
            while (bits >= to)
            {
                bits -= to;
                words.Add((byte)((held >> bits) & ((1 << to) - 1)));
            }
        }

        var rest = (held << (to - bits)) & ((1 << to) - 1);
        if (pad && bits > 0)
        {
            words.Add((byte)rest);
        }

        return !pad && (bits >= from || rest != 0) ? null : words;
    }
}
