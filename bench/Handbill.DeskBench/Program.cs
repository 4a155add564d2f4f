using Handbill.DeskBench;
using Handbill.DeskBench.Numbers;
using Handbill.DeskBench.Served;

// The numbers that the desk must reach, each against a server that runs as users run it:
//   Handbill.DeskBench proof|board|save|keystroke|editors|search|archive|import|start|press|workers|kills|large|variant|floor|readers|mail|all [--database "Host=…" [--alone]] [--trial] [--program HANDBILL] [--stories N] [--editions N] [--texts N [--in-order]] [--subscribers N]
// Several names go with commas between. --database names a PostgreSQL server by a user who may make databases: they are made, and gone afterwards.
// With --alone SQLite is left out.
(string Name, Func<Bench, RunningDesk, Task<IReadOnlyList<Measured>>> Measure)[] onDesk =
[
    ("proof", ProofNumber.MeasureAsync), ("board", BoardNumber.MeasureAsync), ("save", SaveNumber.MeasureAsync),
    ("keystroke", KeystrokeNumber.MeasureAsync), ("editors", EditorsNumber.MeasureAsync),
];
(string Name, Func<Bench, string?, Task<IReadOnlyList<Measured>>> Measure)[] alone =
[
    ("search", SearchNumber.MeasureAsync), ("archive", ArchiveSearchNumber.MeasureAsync), ("import", ImportNumber.MeasureAsync), ("start", StartNumber.MeasureAsync), ("press", PressNumber.MeasureAsync), ("workers", WorkersNumber.MeasureAsync),
    ("kills", KilledWorkersNumber.MeasureAsync), ("large", LargeRunNumber.MeasureAsync), ("variant", VariantNumber.MeasureAsync), ("floor", FloorNumber.MeasureAsync), ("readers", ReadersNumber.MeasureAsync), ("mail", MailNumber.MeasureAsync),
];

string[] known = [.. onDesk.Select(one => one.Name), .. alone.Select(one => one.Name)];
var asked = args.FirstOrDefault() == "all" ? known : (args.FirstOrDefault() ?? "").Split(',');
if (!Array.TrueForAll(asked, known.Contains))
{
    Console.Error.WriteLine("usage: Handbill.DeskBench proof|board|save|keystroke|editors|search|archive|import|start|press|workers|kills|large|variant|floor|readers|mail|all [--database CONNECTION [--alone]] [--trial] [--program FILE] [--stories N] [--editions N] [--texts N [--in-order]] [--subscribers N]");
    return 1;
}

var bench = new Bench(args);
var table = new Table();
string?[] stores = bench.Database is { } database ? bench.IsDatabaseAlone ? [database] : [null, database] : [null];
foreach (var server in stores)
{
    if (onDesk.Where(one => asked.Contains(one.Name)).ToList() is { Count: > 0 } wanted)
    {
        await using var desk = await RunningDesk.OpenAsync(bench, server);
        foreach (var one in wanted)
        {
            table.Add(server is not null, await one.Measure(bench, desk));
        }
    }

    foreach (var one in alone.Where(one => asked.Contains(one.Name)))
    {
        table.Add(server is not null, await one.Measure(bench, server));
    }
}

table.Print();
return bench.IsTrial || table.IsReached ? 0 : 2;
