using System.Diagnostics;
using Handbill.DeskBench.Served;
using Handbill.Instances;

namespace Handbill.DeskBench.Numbers;

/// <summary>
/// From starting `handbill serve` to having read its first page over loopback: on an empty folder, which also makes the tables, then on the same one,
/// as a restart does.
/// </summary>
internal static class StartNumber
{
    private const string Page = "/design";

    public static async Task<IReadOnlyList<Measured>> MeasureAsync(Bench bench, string? server)
    {
        await using var fresh = await FreshInstance.MakeAsync(server);
        var (first, _) = await StartAsync(bench, fresh);
        var (again, processor) = (new List<double>(), new List<double>());
        for (var turn = 0; turn < (bench.IsTrial ? 1 : 9); turn++)
        {
            var (whole, used) = await StartAsync(bench, fresh);
            again.Add(whole);
            processor.Add(used);
        }

        return [new("cold start of serve to its first page, middle of nine", 1500, again.Middle(), "ms", $"slowest {again.Max():0}; on nothing {first:0}; processor {processor.Middle():0}")];
    }

    private static async Task<(double Whole, double Processor)> StartAsync(Bench bench, FreshInstance fresh)
    {
        var began = Stopwatch.GetTimestamp();
        await using var server = await ServeProcess.StartAsync(bench.Program, fresh.Instance, Bench.AnyPort);
        using var browser = new HttpClient { BaseAddress = server.Address };
        await browser.GetStringAsync(Page);
        return (Stopwatch.GetElapsedTime(began).TotalMilliseconds, server.Processor.TotalMilliseconds);
    }
}
