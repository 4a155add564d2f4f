using System.Diagnostics;
using System.Globalization;
using Handbill.DeskBench.Served;
using Handbill.Instances;
using Handbill.Press.IssueRuns;
using Microsoft.EntityFrameworkCore;

namespace Handbill.DeskBench.Numbers;

/// <summary>A run of a hundred thousand by one server: how long it takes, and how much memory it has after a tenth and at the end.</summary>
internal static class LargeRunNumber
{
    public static async Task<IReadOnlyList<Measured>> MeasureAsync(Bench bench, string? server)
    {
        await using var locked = await LockedIssue.MakeAsync(bench, server, bench.Large);
        await using var serve = await ServeProcess.StartAsync(bench.Program, locked.Instance, Bench.AnyPort);
        var began = Stopwatch.GetTimestamp();
        var run = await locked.BeginAsync();
        var (early, most) = (0.0, 0.0);
        await locked.EndedAsync(async () =>
        {
            most = Math.Max(most, serve.Memory / 1e6);
            if (early == 0 && await locked.WithAsync(db => db.Set<RunPart>().CountAsync(part => part.RunId == run && part.IsDone)) * 10 > await locked.WithAsync(db => db.Set<RunPart>().CountAsync(part => part.RunId == run)))
            {
                early = most;
            }

            await Task.Delay(500);
        });
        var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var count = await locked.WithAsync(db => db.Set<RunSheet>().CountAsync(sheet => sheet.RunId == run));
        var fitted = await locked.WithAsync(db => db.Set<RunSheet>().CountAsync(sheet => sheet.RunId == run && sheet.Outcome == SheetOutcome.Made));
        return
        [
            new(string.Create(CultureInfo.InvariantCulture, $"press run of {locked.Editions:N0} editions, print files, one node"), 240, took, "s", $"{count:N0} sheets, {fitted:N0} fit; processor {serve.Processor.TotalSeconds:0} s"),
            new("its memory at the end, to that after a tenth", 1.25, most / Math.Max(1, early), "×", $"{early:0} MB, then {most:0} MB at most"),
        ];
    }
}
