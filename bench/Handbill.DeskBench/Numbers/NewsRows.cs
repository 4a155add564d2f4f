using System.Globalization;
using System.Text;

namespace Handbill.DeskBench.Numbers;

/// <summary>Articles of the corpus: a table of address, date, title and text (RFC 4180).</summary>
internal static class NewsRows
{
    public static IEnumerable<(DateTimeOffset Date, string Title, string Text)> Read(string file) =>
        Rows(File.ReadAllText(file)).Skip(1).Where(row => row.Count == 4).Select(row => (DateTimeOffset.Parse(row[1], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal), row[2].Trim(), row[3].Trim()));

    private static IEnumerable<List<string>> Rows(string text)
    {
        var (row, cell, isQuoted) = (new List<string>(), new StringBuilder(), false);
        for (var at = 0; at < text.Length; at++)
        {
            var sign = text[at];
            if (sign == '"')
            {
                // Two within quotes stand for one.
                var isOne = isQuoted && at + 1 < text.Length && text[at + 1] == '"';
                cell.Append(isOne ? "\"" : "");
                at += isOne ? 1 : 0;
                isQuoted = isOne || !isQuoted;
            }
            else if (isQuoted || sign is not (',' or '\n'))
            {
                cell.Append(sign);
            }
            else
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (sign == '\n')
                {
                    yield return row;
                    row = [];
                }
            }
        }
    }
}
