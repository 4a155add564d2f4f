using System.Text;
using Handbill.Kernel.Outcomes;

namespace Handbill.Groups.Workplaces.Import;

/// <summary>The text of an uploaded file, however the spreadsheet wrote it. Pure.</summary>
internal static class CsvText
{
    public const int MostBytes = 2 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Decodes by the byte order mark; without one as UTF-8 where that is possible, otherwise as Windows-1252, which older spreadsheets write.</summary>
    /// <returns>The text, or why it is none.</returns>
    public static (string Text, Refusal? Refusal) Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MostBytes)
        {
            return ("", new Refusal("", "This is larger than 2 MB. Split the table and import its parts one after the other."));
        }

        var text = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(bytes[3..]),
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes[2..]),
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes[2..]),
            _ => Guess(bytes),
        };
        return Check(text) is { } refusal ? ("", refusal) : (text, null);
    }

    /// <summary>Why a text cannot be a table; null when it may be one.</summary>
    public static Refusal? Check(string text) =>
        text.Length > MostBytes ? new Refusal("", "This is larger than 2 MB. Split the table and import its parts one after the other.")
        : text.Any(letter => letter < ' ' && letter is not ('\t' or '\r' or '\n'))
            ? new Refusal("", "This is not a text table. Save the spreadsheet as CSV, and choose that file.")
        : string.IsNullOrWhiteSpace(text) ? new Refusal("", "There is nothing in this. Choose a file, or paste the table.")
        : null;

    private static string Guess(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Western.GetString(bytes);
        }
    }
}
