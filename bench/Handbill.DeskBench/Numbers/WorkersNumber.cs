using System.Diagnostics;
using Handbill.DeskBench.Served;

namespace Handbill.DeskBench.Numbers;

/// <summary>A run of five thousand by one, two and four workers, each held to a quarter of a core: how much faster many are than one.</summary>
internal static class WorkersNumber
{
    private const int Cores = 2;

    public static async Task<IReadOnlyList<Measured>> MeasureAsync(Bench bench, string? server)
    {
        if (server is null)
        {
            return [];
        }

        await using var locked = await LockedIssue.MakeAsync(bench, server, bench.Middling);
        var times = new Dictionary<int, double>();
        Dictionary<string, string>? made = null;
        foreach (var many in new[] { 1, 2, 4 })
        {
            await locked.ForgetAsync();
            var workers = new List<WorkerProcess>();
            try
            {
                for (var number = 0; number < many; number++)
                {
                    workers.Add(await WorkerProcess.StartAsync(bench.Program, locked.Instance, number % Cores));
                }

                // At full speed, as often as there are workers, so that each has made as many sheets as the one has: its code is compiled as that of one that runs for days.
                for (var time = 0; time < many; time++)
                {
                    await locked.BeginAsync();
                    await locked.EndedAsync(() => Task.Delay(100));
                    await locked.ForgetAsync();
                }

                await Task.Delay(bench.IsTrial ? TimeSpan.Zero : TimeSpan.FromSeconds(3));
                workers.ForEach(worker => worker.HoldToQuarter());

                var (began, used) = (Stopwatch.GetTimestamp(), workers.Sum(worker => worker.Processor.TotalSeconds));
                await locked.BeginAsync();
                await locked.EndedAsync(() => Task.Delay(100));
                times[many] = Stopwatch.GetElapsedTime(began).TotalSeconds;
                Console.Error.WriteLine($"{many} workers: {times[many]:0.0} s, {(workers.Sum(worker => worker.Processor.TotalSeconds) - used) / times[many] / many:0.00} of a core each");
            }
            finally
            {
                foreach (var worker in workers)
                {
                    await worker.DisposeAsync();
                }
            }

            var now = await locked.MadeAsync();
            made ??= now;
            if (now.Count != locked.Editions || now.Any(sheet => made[sheet.Key] != sheet.Value))
            {
                throw new InvalidOperationException("Not every edition was made once, and the same each time.");
            }
        }

        return
        [
            new($"run of {locked.Editions:N0} by 1 worker, a quarter of a core", null, times[1], "s"),
            new("one worker's time to that of 2", -1.9, -times[1] / times[2], "×"),
            new("one worker's time to that of 4", -3.6, -times[1] / times[4], "×"),
        ];
    }
}
