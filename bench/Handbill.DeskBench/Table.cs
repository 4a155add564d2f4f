namespace Handbill.DeskBench;

/// <summary>What must be reached, and what was on each store.</summary>
internal sealed class Table
{
    private readonly List<(bool IsPostgres, Measured Row)> _rows = [];

    public bool IsReached => _rows.TrueForAll(each => each.Row.IsReached);

    public void Add(bool isPostgres, IReadOnlyList<Measured> rows)
    {
        foreach (var row in rows)
        {
            Console.Error.WriteLine($"{(isPostgres ? "PostgreSQL" : "SQLite")}: {row.What}: {row.Said}");
            _rows.Add((isPostgres, row));
        }
    }

    public void Print()
    {
        Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}");
        Console.WriteLine("| what | must | SQLite | PostgreSQL |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var what in _rows.Select(each => each.Row.What).Distinct(StringComparer.Ordinal))
        {
            var rows = _rows.FindAll(each => each.Row.What == what);
            Console.WriteLine($"| {what} | {rows[0].Row.Asked} | {Said(rows, isPostgres: false)} | {Said(rows, isPostgres: true)} |");
        }
    }

    private static string Said(List<(bool IsPostgres, Measured Row)> rows, bool isPostgres) =>
        rows.Find(each => each.IsPostgres == isPostgres) is { Row: { } row } ? row.Said : "–";
}
