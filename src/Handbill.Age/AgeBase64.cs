using System.Buffers.Text;

namespace Handbill.Age;

/// <summary>Base 64 as age writes it: the usual alphabet, no padding, and one way only to write a value.</summary>
internal static class AgeBase64
{
    public static string Encode(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes).TrimEnd('=');

    /// <summary>The bytes; null for anything that <see cref="Encode"/> would not have written.</summary>
    public static byte[]? Decode(string text)
    {
        if (text.Length % 4 == 1 || !text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '+' or '/'))
        {
            return null;
        }

        var padded = text.PadRight((text.Length + 3) / 4 * 4, '=');
        if (!Base64.IsValid(padded))
        {
            return null;
        }

        var bytes = Convert.FromBase64String(padded);
        return string.Equals(Encode(bytes), text, StringComparison.Ordinal) ? bytes : null;
    }
}
