using System.Diagnostics;
using Handbill.DeskBench.Served;

namespace Handbill.DeskBench.Numbers;

/// <summary>A keystroke at the server: the proof of what is typed, then the pictures that changed. By the server's own log, and over loopback.</summary>
internal static class ProofNumber
{
    private const string Answer = "/editions/{id}/proof", Picture = "/editions/{id}/proof/{key}";

    public static async Task<IReadOnlyList<Measured>> MeasureAsync(Bench bench, RunningDesk desk)
    {
        using var editor = await desk.SignInAsync();
        var piece = desk.Pieces[0];
        var token = await editor.TokenAsync($"/stories/{piece.Story}");
        await bench.WarmAsync(desk.Server, turn => editor.ProveAsync(piece, piece.Typed(turn), token));
        desk.Log.Take();
        var (answers, pictures, whole, round) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        var processor = desk.Server.Processor;
        var turns = bench.Turns(400);
        for (var turn = 0; turn < turns; turn++)
        {
            var began = Stopwatch.GetTimestamp();
            var fresh = await editor.ProveAsync(piece, piece.Typed(10_000 + turn), token);
            round.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            var answer = (await desk.Log.NextAsync(Answer)).Milliseconds;
            var longest = 0.0;
            for (var picture = 0; picture < fresh; picture++)
            {
                longest = Math.Max(longest, (await desk.Log.NextAsync(Picture)).Milliseconds);
            }

            answers.Add(answer);
            pictures.Add(longest);
            whole.Add(answer + longest);
        }

        var cost = (desk.Server.Processor - processor).TotalMilliseconds / turns;
        return
        [
            new("keystroke to fit and pictures, at the server, p95", 25, whole.P95(), "ms", $"middle {whole.Middle():0.0}: answer {answers.Middle():0.0}, pictures {pictures.Middle():0.0}; processor {cost:0.0}"),
            new("the same, over loopback, p95", null, round.P95(), "ms", $"middle {round.Middle():0.0}"),
        ];
    }
}
