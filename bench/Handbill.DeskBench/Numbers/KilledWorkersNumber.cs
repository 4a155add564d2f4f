using System.Diagnostics;
using Handbill.DeskBench.Served;

namespace Handbill.DeskBench.Numbers;

/// <summary>A run of five thousand during which every two seconds one of three workers is killed and another started: what is made, against a run in peace.</summary>
internal static class KilledWorkersNumber
{
    private const int Workers = 3;

    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2);

    public static async Task<IReadOnlyList<Measured>> MeasureAsync(Bench bench, string? server)
    {
        if (server is null)
        {
            return [];
        }

        await using var locked = await LockedIssue.MakeAsync(bench, server, bench.Middling);
        var workers = new List<WorkerProcess>();
        try
        {
            for (var number = 0; number < Workers; number++)
            {
                workers.Add(await WorkerProcess.StartAsync(bench.Program, locked.Instance, core: null));
            }

            await locked.BeginAsync();
            await locked.EndedAsync(() => Task.Delay(100));
            var peace = await locked.MadeAsync();
            await locked.ForgetAsync();

            var (began, kills, random) = (Stopwatch.StartNew(), 0, new Random(5));
            await locked.BeginAsync();
            await locked.EndedAsync(async () =>
            {
                await Task.Delay(100);
                if (began.Elapsed > Between * (kills + 1))
                {
                    var victim = random.Next(workers.Count);
                    await workers[victim].KillAsync();
                    await workers[victim].DisposeAsync();
                    workers[victim] = await WorkerProcess.StartAsync(bench.Program, locked.Instance, core: null);
                    kills++;
                }
            });
            var war = await locked.MadeAsync();
            var wrong = peace.Count(sheet => war.GetValueOrDefault(sheet.Key) != sheet.Value) + Math.Abs(war.Count - locked.Editions);
            return [new($"editions of {locked.Editions:N0} missing, doubled or otherwise after workers were killed", 0, wrong, "editions", $"{kills} kills in {began.Elapsed.TotalSeconds:0} s")];
        }
        finally
        {
            foreach (var worker in workers)
            {
                await worker.DisposeAsync();
            }
        }
    }
}
