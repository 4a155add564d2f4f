using System.Collections.Concurrent;
using System.Diagnostics;
using Handbill.DeskBench.Served;

namespace Handbill.DeskBench.Numbers;

/// <summary>Fifty editors at once, each on a story of their own: every second the text is saved and its proof asked for, with the pictures that changed.</summary>
internal static class EditorsNumber
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static async Task<IReadOnlyList<Measured>> MeasureAsync(Bench bench, RunningDesk desk)
    {
        var people = new List<(Editor Editor, Piece Piece, string Token)>();
        foreach (var piece in desk.Pieces.Skip(2).Take(bench.IsTrial ? 3 : Bench.Editors))
        {
            var editor = await desk.SignInAsync();
            people.Add((editor, piece, await editor.TokenAsync($"/stories/{piece.Story}")));
        }

        var (saves, proofs, errors) = (new ConcurrentQueue<double>(), new ConcurrentQueue<double>(), new ConcurrentQueue<string>());
        var warmUntil = TimeSpan.FromSeconds(bench.IsTrial ? 0.5 : 45);
        var until = warmUntil + TimeSpan.FromSeconds(bench.IsTrial ? 1 : 30);
        var clock = Stopwatch.StartNew();
        var processor = TimeSpan.Zero;
        var measuring = Task.Run(async () =>
        {
            await Task.Delay(warmUntil);
            processor = desk.Server.Processor;
        });
        await Task.WhenAll(people.Select((person, index) => Task.Run(() => TypeAsync(person.Editor, person.Piece, person.Token, Second * index / people.Count))));
        await measuring;
        var share = (desk.Server.Processor - processor) / (clock.Elapsed - warmUntil);
        people.ForEach(person => person.Editor.Dispose());
        var all = saves.Concat(proofs).ToList();
        foreach (var error in errors.Take(5))
        {
            Console.Error.WriteLine(error);
        }

        return
        [
            new(
                $"{people.Count} editors at once, save and proof every second, over loopback, p95", 300, all.P95(), "ms",
                $"saves {saves.P95():0}, proofs with pictures {proofs.P95():0}, middle {all.Middle():0}; {all.Count / (until - warmUntil).TotalSeconds:0} a second, {share:0.00} cores"),
            new("errors meanwhile", 0, errors.Count, "errors"),
        ];

        async Task TypeAsync(Editor editor, Piece piece, string token, TimeSpan phase)
        {
            var revision = piece.Revision;
            for (var turn = 0; ; turn++)
            {
                // By the clock, and not a second after the last answer: who waits for a slow server types on.
                if (phase + (turn * Second) - clock.Elapsed is { Ticks: > 0 } rest)
                {
                    await Task.Delay(rest);
                }

                var begins = clock.Elapsed;
                if (begins > until)
                {
                    return;
                }

                try
                {
                    await editor.ProveAsync(piece, piece.Typed(turn), token);
                    var proved = clock.Elapsed;
                    revision = await editor.SaveAsync(piece, piece.Typed(turn), revision, token);
                    if (begins > warmUntil)
                    {
                        proofs.Enqueue((proved - begins).TotalMilliseconds);
                        saves.Enqueue((clock.Elapsed - proved).TotalMilliseconds);
                    }
                }
                catch (Exception problem) when (problem is InvalidOperationException or HttpRequestException)
                {
                    errors.Enqueue(problem.Message);
                }
            }
        }
    }
}
