using Handbill.DeskBench.Served;

namespace Handbill.DeskBench.Numbers;

/// <summary>The deadline board of four hundred workplaces, packed, by the server's own log.</summary>
internal static class BoardNumber
{
    private const string Route = "/issues/{id}/board";

    public static async Task<IReadOnlyList<Measured>> MeasureAsync(Bench bench, RunningDesk desk)
    {
        using var editor = await desk.SignInAsync();
        var page = $"/issues/{desk.Large}/board";
        await bench.WarmAsync(desk.Server, _ => editor.OpenAsync(page));
        desk.Log.Take();
        var times = new List<double>();
        var bytes = 0;
        var processor = desk.Server.Processor;
        var turns = bench.Turns(300);
        for (var turn = 0; turn < turns; turn++)
        {
            bytes = await editor.OpenAsync(page);
            times.Add((await desk.Log.NextAsync(Route)).Milliseconds);
        }

        var cost = (desk.Server.Processor - processor).TotalMilliseconds / turns;
        return
        [
            new($"board of {bench.Workplaces} workplaces, at the server, p95", 30, times.P95(), "ms", $"middle {times.Middle():0.0}; processor {cost:0.0}"),
            new("its size, packed", 120, bytes / 1024.0, "KB"),
        ];
    }
}
