using System.Globalization;

namespace Handbill.DeskBench;

/// <summary>What is measured with: the program, the server for PostgreSQL, and how much of everything.</summary>
internal sealed class Bench
{
    /// <summary>So many type at once.</summary>
    public const int Editors = 50;

    private readonly string[] _args;

    public Bench(string[] args)
    {
        _args = args;
        Program = Path.GetFullPath(Option("--program") ?? Path.Combine(Root, "src", "Handbill", "bin", "Release", "net10.0", "handbill"));
        IsTrial = args.Contains("--trial", StringComparer.Ordinal);
        Database = Option("--database");
        Stories = int.Parse(Option("--stories") ?? (IsTrial ? "1000" : "200000"), CultureInfo.InvariantCulture);
    }

    /// <summary>The executable, compiled ahead of time as a user has it.</summary>
    public string Program { get; }

    /// <summary>Connection string of a PostgreSQL server on which databases may be made; null for SQLite alone.</summary>
    public string? Database { get; }

    /// <summary>A quick look that judges nothing.</summary>
    public bool IsTrial { get; }

    /// <summary>How many stories there are to search in.</summary>
    public int Stories { get; }

    /// <summary>How many workplaces the large board has.</summary>
    public int Workplaces => IsTrial ? 20 : 400;

    /// <summary>The repository.</summary>
    public string Root { get; } = FindRoot();

    /// <summary>So many turns, or a few when it is a trial.</summary>
    public int Turns(int full) => IsTrial ? Math.Min(full, 4) : full;

    /// <summary>
    /// Does something until the server is at the pace that it keeps: it compiles hot methods once more, better, when they were called often
    /// after ten seconds in which no new one came.
    /// </summary>
    public async Task WarmAsync(Func<int, Task> turn)
    {
        for (var round = 0; round < (IsTrial ? 1 : 4); round++)
        {
            for (var at = 0; at < Turns(round == 0 ? 60 : 120); at++)
            {
                await turn((round * 1000) + at);
            }

            await Task.Delay(IsTrial ? TimeSpan.Zero : TimeSpan.FromSeconds(round < 2 ? 11 : 2));
        }
    }

    private string? Option(string name) => Array.IndexOf(_args, name) is var at and >= 0 && at + 1 < _args.Length ? _args[at + 1] : null;

    private static string FindRoot()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Handbill.slnx")))
            {
                return at.FullName;
            }
        }

        throw new DirectoryNotFoundException("Run this from inside the repository: it measures what was built there.");
    }
}
