using System.Diagnostics;
using Handbill.DeskBench.Served;

namespace Handbill.DeskBench.Numbers;

/// <summary>A story saved by its form: on the disk when the answer comes. By the server's own log, beside what one small write takes to be on this disk.</summary>
internal static class SaveNumber
{
    public static async Task<IReadOnlyList<Measured>> MeasureAsync(Bench bench, RunningDesk desk)
    {
        using var editor = await desk.SignInAsync();
        var piece = desk.Pieces[1];
        var token = await editor.TokenAsync($"/stories/{piece.Story}");
        var revision = piece.Revision;
        await bench.WarmAsync(desk.Server, async turn => revision = await editor.SaveAsync(piece, piece.Typed(turn), revision, token));
        desk.Log.Take();
        var times = new List<double>();
        var processor = desk.Server.Processor;
        var turns = bench.Turns(400);
        for (var turn = 0; turn < turns; turn++)
        {
            revision = await editor.SaveAsync(piece, piece.Typed(10_000 + turn), revision, token);
            times.Add((await desk.Log.NextAsync("/stories/{id}")).Milliseconds);
        }

        var cost = (desk.Server.Processor - processor).TotalMilliseconds / turns;
        return [new("durable save of a story, at the server, p95", 15, times.P95(), "ms", $"middle {times.Middle():0.0}; processor {cost:0.0}; one flush of this disk {Flush(bench):0.0}")];
    }

    private static double Flush(Bench bench)
    {
        var path = Path.Combine(Path.GetTempPath(), $"handbill-flush-{Environment.ProcessId}");
        var times = new List<double>();
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        for (var turn = 0; turn < bench.Turns(60); turn++)
        {
            file.Write(new byte[4096]);
            var began = Stopwatch.GetTimestamp();
            file.Flush(flushToDisk: true);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return times.Middle();
    }
}
