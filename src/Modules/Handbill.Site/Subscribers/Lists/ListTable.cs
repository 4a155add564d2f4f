using System.Text;

namespace Handbill.Site.Subscribers.Lists;

/// <summary>A row of a list.</summary>
/// <param name="Line">Line of the file that it begins on, from 1.</param>
/// <param name="Cells">Its cells; null where a quotation mark is never closed.</param>
internal readonly record struct ListRow(int Line, IReadOnlyList<string>? Cells);

/// <summary>Reads a list as rows of cells, whatever wrote it: one thing a line, or a table with commas, semicolons or tabs. A broken row breaks no other. Pure.</summary>
internal static class ListTable
{
    // A cell between quotation marks may go over some lines, as a note does.
    private const int LongestCell = 4000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a file, by its mark; without one as UTF-8 where that is possible, otherwise as Windows-1252, which older spreadsheets write.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(bytes[3..]),
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes[2..]),
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes[2..]),
        _ => Guess(bytes),
    };

    /// <summary>The rows that are not empty.</summary>
    public static IEnumerable<ListRow> Rows(string text)
    {
        var separator = SeparatorOf(text);
        var (at, line) = (0, 1);
        while (at < text.Length)
        {
            var (cells, end) = Row(text, at, separator);
            if (cells is null)
            {
                // The next line is looked at anew.
                end = LineEnd(text, at);
                yield return new ListRow(line, null);
            }
            else if (cells.Exists(cell => !string.IsNullOrWhiteSpace(cell)))
            {
                yield return new ListRow(line, cells);
            }

            line += Lines(text.AsSpan(at, end - at));
            at = end;
        }
    }

    // Null where a quotation mark is not closed.
    private static (List<string>? Cells, int End) Row(string text, int at, char separator)
    {
        var cells = new List<string>();
        while (true)
        {
            var cell = new StringBuilder();
            if (at < text.Length && text[at] == '"')
            {
                at++;
                while (true)
                {
                    if (at >= text.Length || cell.Length > LongestCell)
                    {
                        return (null, at);
                    }

                    if (text[at] != '"')
                    {
                        cell.Append(text[at++]);
                    }
                    else if (at + 1 < text.Length && text[at + 1] == '"')
                    {
                        cell.Append('"');
                        at += 2;
                    }
                    else
                    {
                        at++;
                        break;
                    }
                }
            }

            // What stands behind a closed quotation mark belongs to the cell, as in "Ann" <ann@example.org>.
            while (at < text.Length && text[at] != separator && text[at] is not ('\r' or '\n'))
            {
                cell.Append(text[at++]);
            }

            cells.Add(cell.ToString());
            if (at < text.Length && text[at] == separator)
            {
                at++;
                continue;
            }

            return (cells, LineEnd(text, at));
        }
    }

    private static int LineEnd(string text, int at)
    {
        while (at < text.Length && text[at] is not ('\r' or '\n'))
        {
            at++;
        }

        return at >= text.Length ? at : text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? at + 2 : at + 1;
    }

    private static int Lines(ReadOnlySpan<char> text)
    {
        var lines = 0;
        for (var at = 0; at < text.Length; at++)
        {
            lines += text[at] == '\n' || (text[at] == '\r' && !(at + 1 < text.Length && text[at + 1] == '\n')) ? 1 : 0;
        }

        return lines;
    }

    // The one that the first line has most of.
    private static char SeparatorOf(string text)
    {
        var first = text.AsSpan(0, LineEnd(text, 0));
        var (commas, semicolons, tabs) = (first.Count(','), first.Count(';'), first.Count('\t'));
        return tabs > Math.Max(commas, semicolons) ? '\t' : semicolons > commas ? ';' : ',';
    }

    private static string Guess(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
        }
    }
}
