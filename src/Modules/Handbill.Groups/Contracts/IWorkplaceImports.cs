namespace Handbill.Groups.Contracts;

/// <summary>Takes workplaces in from a table, for the command line.</summary>
public interface IWorkplaceImports
{
    /// <summary>Finds what would become of each row, and does it unless it is a dry run.</summary>
    /// <param name="file">The bytes of a CSV file.</param>
    /// <param name="isDryRun">True to change nothing.</param>
    /// <param name="cancellation">Ends it; nothing is changed then.</param>
    Task<WorkplaceImportReport> RunAsync(ReadOnlyMemory<byte> file, bool isDryRun, CancellationToken cancellation);
}

/// <summary>What became of a table, or would.</summary>
/// <param name="Fault">Why the table cannot be used at all, in English; null when it can.</param>
/// <param name="Rows">Each row with its fate.</param>
/// <param name="NewGroups">Names of groups that are made with it.</param>
public sealed record WorkplaceImportReport(string? Fault, IReadOnlyList<ImportedRow> Rows, IReadOnlyList<string> NewGroups)
{
    /// <summary>How many rows have a fate.</summary>
    public int Count(string fate) => Rows.Count(row => row.Fate == fate);
}

/// <summary>A row with its fate.</summary>
/// <param name="Line">Line of the file.</param>
/// <param name="Fate">`new`, `changed`, `unchanged` or `refused`.</param>
/// <param name="Name">Name of the workplace, as written.</param>
/// <param name="Details">Why it is refused, or what changes; each begins with its column.</param>
public sealed record ImportedRow(int Line, string Fate, string Name, IReadOnlyList<string> Details);
