using System.Globalization;
using System.Text;

namespace Handbill.Mail;

/// <summary>Text of any characters as a header carries it: ASCII, folded, without anything that could end it (RFC 5322, 2.2; RFC 2047).</summary>
internal static class HeaderText
{
    private const int LineLength = 76;
    private const int LongestWord = 60;
    private const int LongestId = 64;

    /// <summary>So many bytes make an encoded word of 64 letters: with a header's name it still fits a line.</summary>
    private const int BytesOfWord = 39;

    /// <summary>A subject.</summary>
    public static string Write(string text, int nameLength)
    {
        var words = Clean(text).Split(' ');
        if (!words.All(IsBare))
        {
            return Encode(string.Join(' ', words));
        }

        var output = new StringBuilder();
        var column = nameLength + 2;
        foreach (var word in words)
        {
            if (output.Length > 0)
            {
                var fits = column + 1 + word.Length <= LineLength;
                output.Append(fits ? " " : "\r\n ");
                column = fits ? column + 1 : 1;
            }

            output.Append(word);
            column += word.Length;
        }

        return output.ToString();
    }

    /// <summary>A name before an address or an id: in quotes where it is ASCII.</summary>
    public static string Phrase(string text)
    {
        var name = Clean(text);
        return name.Length <= LongestWord && name.Split(' ').All(IsBare)
            ? $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
            : Encode(name);
    }

    /// <summary>A mailbox with a name, on a line of its own if the name is long.</summary>
    public static string Mailbox(string name, MailAddress address) => Clean(name).Length == 0 ? $"<{address}>" : $"{Phrase(name)}\r\n <{address}>";

    /// <summary>A date of RFC 5322, 3.3.</summary>
    public static string Date(DateTimeOffset date) =>
        date.ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture) + date.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal);

    /// <summary>A word of our own making: an id, a language.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static string Word(string word, string name) =>
        word.Length is > 0 and <= LongestId && word.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_')
            ? word
            : throw new ArgumentException($"{name} has 1 to {LongestId} ASCII letters, digits, dots, hyphens and underscores.", name);

    /// <summary>An address within a mailto address.</summary>
    public static string InAddress(MailAddress address) => $"{Uri.EscapeDataString(address.Local)}@{address.Host}";

    /// <summary>
    /// One line: what ends lines or is not seen becomes a space, spaces stand alone. Marks that turn the direction of writing go too, with which a name is made
    /// to look like another; the joiners of scripts and pictures stay.
    /// </summary>
    public static string Clean(string text)
    {
        var output = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsSpace(rune))
            {
                if (output.Length > 0 && output[^1] != ' ')
                {
                    output.Append(' ');
                }
            }
            else
            {
                output.Append(rune);
            }
        }

        return output.ToString().TrimEnd(' ');
    }

    private static bool IsSpace(Rune rune) => rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate => true,
        UnicodeCategory.Format => rune.Value is not (0x200C or 0x200D) && rune.Value < 0xE0000,
        _ => false,
    };

    private static bool IsBare(string word) => word.Length <= LongestWord && Ascii.IsValid(word) && !word.Contains("=?", StringComparison.Ordinal);

    private static string Encode(string text)
    {
        var output = new StringBuilder();
        Span<byte> word = stackalloc byte[BytesOfWord];
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (length + rune.Utf8SequenceLength > BytesOfWord)
            {
                Append(output, word[..length]);
                length = 0;
            }

            length += rune.EncodeToUtf8(word[length..]);
        }

        Append(output, word[..length]);
        return output.ToString();
    }

    private static void Append(StringBuilder output, ReadOnlySpan<byte> word) =>
        output.Append(output.Length > 0 ? "\r\n " : "").Append("=?utf-8?B?").Append(Convert.ToBase64String(word)).Append("?=");
}
