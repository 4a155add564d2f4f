using System.Diagnostics;
using Handbill.DeskBench.Served;

namespace Handbill.DeskBench.Numbers;

/// <summary>A run of five thousand by one, two and four workers, each held to a quarter of a core: how much faster many are than one.</summary>
internal static class WorkersNumber
{
    private const int Cores = 2, LeastRounds = 3, MostRounds = 8;

    private static readonly TimeSpan Compiled = TimeSpan.FromSeconds(12);

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

                await WarmAsync(bench, locked, workers);
                for (var number = 0; number < many; number++)
                {
                    workers[number].HoldToQuarter((double)number / many);
                }

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

    // At full speed, until a run takes no less of the processor than the one before: a process that runs for days has compiled its code for good. It does so ten seconds after the last method was new.
    private static async Task WarmAsync(Bench bench, LockedIssue locked, List<WorkerProcess> workers)
    {
        var before = double.MaxValue;
        for (var round = 1; round <= (bench.IsTrial ? 1 : MostRounds); round++)
        {
            var processor = workers.Sum(worker => worker.Processor.TotalSeconds);
            await locked.BeginAsync();
            await locked.EndedAsync(() => Task.Delay(100));
            await locked.ForgetAsync();
            var took = workers.Sum(worker => worker.Processor.TotalSeconds) - processor;
            await Task.Delay(bench.IsTrial ? TimeSpan.Zero : Compiled);
            if (round >= LeastRounds && took > 0.95 * before)
            {
                return;
            }

            before = took;
        }
    }
}
