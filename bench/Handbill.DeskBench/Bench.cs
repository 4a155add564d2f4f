using System.Globalization;
using Handbill.DeskBench.Served;
using Handbill.Instances;

namespace Handbill.DeskBench;

/// <summary>What is measured with: the program, the server for PostgreSQL, and how much of everything.</summary>
internal sealed class Bench
{
    /// <summary>So many type at once.</summary>
    public const int Editors = 50;

    /// <summary>Where servers are started: a free port of loopback.</summary>
    public const string AnyPort = "http://127.0.0.1:0";

    private const int TurnsOfRound = 100, LeastRounds = 4, MostRounds = 8;

    private readonly string[] _args;

    public Bench(string[] args)
    {
        _args = args;
        Program = Path.GetFullPath(Option("--program") ?? Path.Combine(Root, "src", "Handbill", "bin", "Release", "net10.0", "handbill"));
        IsTrial = args.Contains("--trial", StringComparer.Ordinal);
        Database = Option("--database");
        IsDatabaseAlone = args.Contains("--alone", StringComparer.Ordinal);
        Stories = int.Parse(Option("--stories") ?? (IsTrial ? "1000" : "200000"), CultureInfo.InvariantCulture);
    }

    /// <summary>The executable, compiled ahead of time as a user has it.</summary>
    public string Program { get; }

    /// <summary>Connection string of a PostgreSQL server on which databases may be made; null for SQLite alone.</summary>
    public string? Database { get; }

    /// <summary>Whether SQLite is left out.</summary>
    public bool IsDatabaseAlone { get; }

    /// <summary>A quick look that judges nothing.</summary>
    public bool IsTrial { get; }

    /// <summary>How many stories there are to search in.</summary>
    public int Stories { get; }

    /// <summary>How many texts the archive has.</summary>
    public int Texts => int.Parse(Option("--texts") ?? (IsTrial ? "2000" : "100000"), CultureInfo.InvariantCulture);

    /// <summary>Whether the archive's texts come in the order of their dates, as it grows over the years; otherwise in none, which is the hardest.</summary>
    public bool IsInOrder => _args.Contains("--in-order", StringComparer.Ordinal);

    /// <summary>How many subscribers are written to.</summary>
    public int Subscribers => int.Parse(Option("--subscribers") ?? (IsTrial ? "200" : "50000"), CultureInfo.InvariantCulture);

    /// <summary>Editions of the largest run.</summary>
    public int Large => Option("--editions") is { } editions ? int.Parse(editions, CultureInfo.InvariantCulture) : IsTrial ? 40 : 100_000;

    /// <summary>Editions of a run that several workers share.</summary>
    public int Middling => Option("--editions") is { } editions ? int.Parse(editions, CultureInfo.InvariantCulture) : IsTrial ? 40 : 5_000;

    /// <summary>How many workplaces the large board has.</summary>
    public int Workplaces => IsTrial ? 20 : 400;

    /// <summary>The repository.</summary>
    public string Root { get; } = FindRoot();

    /// <summary>So many turns, or a few when it is a trial.</summary>
    public int Turns(int full) => IsTrial ? Math.Min(full, 3) : full;

    /// <summary>
    /// Does something until the server is at the pace that it keeps: it compiles hot methods once more, better, when they were called often
    /// after ten seconds in which no new one came, here after three hundred calls. Over when a turn takes no less of the processor than in the round before.
    /// </summary>
    public async Task WarmAsync(ServeProcess server, Func<int, Task> turn)
    {
        var before = double.MaxValue;
        for (var round = 0; round < (IsTrial ? 1 : MostRounds); round++)
        {
            var processor = server.Processor;
            for (var at = 0; at < Turns(TurnsOfRound); at++)
            {
                await turn((round * TurnsOfRound) + at);
            }

            var took = (server.Processor - processor).TotalMilliseconds / TurnsOfRound;
            if (round >= LeastRounds && took > 0.95 * before)
            {
                return;
            }

            before = took;
            await Task.Delay(IsTrial ? TimeSpan.Zero : TimeSpan.FromSeconds(11));
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
