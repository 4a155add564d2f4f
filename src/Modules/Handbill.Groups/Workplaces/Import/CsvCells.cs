using System.Text;

namespace Handbill.Groups.Workplaces.Import;

/// <summary>Cells as spreadsheets take them. Pure.</summary>
internal static class CsvCells
{
    private static readonly char[] Formula = ['=', '+', '-', '@', '\t', '\r'];

    /// <summary>A cell as it is written to a file: nothing in it is run as a formula, which a spreadsheet would do with what begins like one.</summary>
    public static string Safe(string text)
    {
        var safe = (text.Length > 0 && Formula.Contains(text[0])) || IsSafe(text) ? "'" + text : text;
        return safe.AsSpan().ContainsAny(",;\"\r\n\t") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    /// <summary>A cell that was read, without the apostrophe that <see cref="Safe"/> put before it.</summary>
    public static string Plain(string text) => IsSafe(text) ? text[1..] : text;

    // An apostrophe of the text's own before such a sign gets one more, so that reading takes away just ours.
    private static bool IsSafe(string text) => text.Length > 1 && text[0] == '\'' && (text[1] == '\'' || Formula.Contains(text[1]));

    /// <summary>A whole file: a byte order mark, by which spreadsheets know UTF-8, the headings and a row each.</summary>
    public static byte[] Write(IEnumerable<WorkplaceEntry> entries)
    {
        var text = new StringBuilder("\ufeff").AppendJoin(',', WorkplaceEntry.Columns).Append("\r\n");
        foreach (var entry in entries)
        {
            text.AppendJoin(',', WorkplaceEntry.Columns.Select(column => Safe(entry[column] ?? ""))).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
