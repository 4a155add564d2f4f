using System.Collections.Frozen;
using System.Globalization;
using CsvHelper;
using Handbill.Kernel.Outcomes;

namespace Handbill.Groups.Workplaces.Import;

/// <summary>A row of the file.</summary>
/// <param name="Line">Line of the file that it begins on, from 1.</param>
/// <param name="Entry">Its cells; what has no column in the file is null.</param>
internal sealed record CsvRow(int Line, WorkplaceEntry Entry);

/// <summary>Reads the rows of a text table: separator, heading and all. Pure.</summary>
internal static class CsvTable
{
    public const int MostRows = 5000;
    private const int LongestCell = 8000;
    private const int MostCells = 60;

    private static readonly char[] Separators = [',', ';', '\t'];

    private static readonly FrozenDictionary<string, string> Headings = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["slug"] = ["slug", "short name", "nombre corto", "nom court"],
        ["name"] = ["name", "workplace", "nombre", "centro", "centro de trabajo", "nom", "lieu", "lieu de travail"],
        ["group"] = ["group", "grupo", "groupe"],
        ["region"] = ["region", "región", "région"],
        ["languages"] = ["languages", "language", "idiomas", "idioma", "langues", "langue"],
        ["copies"] = ["copies", "usual copies", "copias", "ejemplares", "exemplaires"],
        ["style"] = ["style", "house style", "estilo", "charte"],
        ["imprint"] = ["imprint", "imprint profile", "pie de imprenta", "mentions"],
        ["gates"] = ["gates", "gate", "puertas", "puerta", "portes", "porte"],
        ["shifts"] = ["shifts", "shift", "turnos", "turno", "équipes", "equipes"],
    }.SelectMany(column => column.Value.Select(heading => KeyValuePair.Create(heading, column.Key))).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a table.</summary>
    /// <returns>The rows, and what is wrong with the table as a whole; then there are no rows.</returns>
    public static (IReadOnlyList<CsvRow> Rows, Refusal? Refusal) Read(string text)
    {
        if (CsvText.Check(text) is { } refusal)
        {
            return ([], refusal);
        }

        using var reader = CsvReader.FromText(text.TrimStart('\ufeff'), new CsvReaderOptions
        {
            Separator = SeparatorOf(text),
            HasHeader = false,
            DetectSeparatorHint = false,
            MalformedData = CsvMalformedDataHandling.Throw,
            TrackLineNumbers = true,
            IncludeValuesInExceptions = false,
        });
        try
        {
            return ReadRows(reader);
        }
        catch (CsvFormatException problem)
        {
            return ([], new Refusal(
                "",
                "A quotation mark near line {0} is out of place. Write it twice inside a cell, and put the cell between quotation marks.",
                problem.LineNumber.ToString(CultureInfo.InvariantCulture)));
        }
    }

    private static (IReadOnlyList<CsvRow> Rows, Refusal? Refusal) ReadRows(CsvReader reader)
    {
        string[]? columns = null;
        var rows = new List<CsvRow>();
        while (reader.Read())
        {
            var line = (int)reader.LineNumber;
            var cells = reader.Current.ToArray();
            if (Fault(line, cells) is { } fault)
            {
                return ([], fault);
            }

            if (columns is null)
            {
                columns = [.. cells.Select(cell => Headings.GetValueOrDefault(cell.Trim(), ""))];
                if (HeadingFault(cells, columns) is { } headingFault)
                {
                    return ([], headingFault);
                }
            }
            else if (cells.Any(cell => !string.IsNullOrWhiteSpace(cell)))
            {
                if (rows.Count == MostRows)
                {
                    return ([], new Refusal("", "There are more than {0} rows. Split the table and import its parts one after the other.", MostRows));
                }

                rows.Add(new CsvRow(line, new WorkplaceEntry(
                    columns.Select((column, at) => (column, at)).Where(one => one.column.Length > 0)
                        .Select(one => KeyValuePair.Create(one.column, one.at < cells.Length ? (string?)CsvCells.Plain(cells[one.at]) : "")))));
            }
        }

        return rows.Count > 0 ? (rows, null) : ([], new Refusal("", "There are no rows under the headings. Write a workplace a row."));
    }

    private static Refusal? Fault(int line, string[] cells) =>
        cells.Length > MostCells ? new Refusal("", "Line {0} has {1} cells. Is this the right file?", line, cells.Length)
        : cells.Any(cell => cell.Length > LongestCell)
            ? new Refusal("", "A cell near line {0} is longer than {1} signs. Is a quotation mark not closed there?", line, LongestCell)
        : null;

    private static Refusal? HeadingFault(string[] cells, string[] columns)
    {
        if (!columns.Contains("name", StringComparer.Ordinal))
        {
            return new Refusal("", "The first row must name the columns, and one of them must be: name. The columns are {0}.", string.Join(", ", WorkplaceEntry.Columns));
        }

        for (var at = 0; at < cells.Length; at++)
        {
            if (columns[at].Length == 0 && cells[at].Trim().Length > 0)
            {
                return new Refusal("", "There is no column “{0}”. The columns are {1}.", cells[at].Trim() is { Length: > 40 } long_ ? long_[..40] : cells[at].Trim(), string.Join(", ", WorkplaceEntry.Columns));
            }

            if (columns[at].Length > 0 && Array.IndexOf(columns, columns[at]) < at)
            {
                return new Refusal("", "The column “{0}” is there twice. Take one out.", cells[at].Trim());
            }
        }

        return null;
    }

    // The separator by which the first line names most columns that are known.
    private static char SeparatorOf(string text)
    {
        var end = text.AsSpan().TrimStart("\ufeff\r\n").IndexOfAny('\r', '\n');
        var first = text.AsSpan().TrimStart("\ufeff\r\n");
        var heading = (end < 0 ? first : first[..end]).ToString();
        return Separators.MaxBy(separator => heading.Length > LongestCell ? 0 : heading.Split(separator).Count(cell => Headings.ContainsKey(cell.Trim().Trim('"').Trim())));
    }
}
