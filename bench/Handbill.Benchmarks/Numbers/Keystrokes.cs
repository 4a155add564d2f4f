using System.Diagnostics;

namespace Handbill.Benchmarks.Numbers;

/// <summary>How long it takes from a keystroke in one item to the fitted page in memory.</summary>
internal static class Keystrokes
{
    private const string Typed = " Somebody has written a few more words here, one letter at a time.";

    /// <summary>Types into the copy of several editions, and takes the letters back again.</summary>
    /// <param name="folder">An issue.</param>
    /// <param name="strokes">Keystrokes in all.</param>
    /// <returns>Milliseconds of each, sorted.</returns>
    public static double[] Measure(string folder, int strokes)
    {
        var press = new WarmPress(folder);
        var times = new double[strokes];
        var texts = press.Issue.Editions.Take(8).Select(entry => (Entry: entry, Text: File.ReadAllText(Path.Combine(folder, entry.Path)))).ToArray();
        for (var warming = 0; warming < 2; warming++)
        {
            for (var i = 0; i < strokes; i++)
            {
                var (entry, text) = texts[i / Typed.Length % texts.Length];
                var place = text.IndexOf("\n\n", text.Length / 2, StringComparison.Ordinal);
                var edited = text.Insert(place, Typed[..(i % Typed.Length)]);
                var clock = Stopwatch.GetTimestamp();
                var copy = press.Issue.Load(entry, edited).Copy ?? throw new InvalidDataException($"{entry.Path} has faults.");
                press.Fit(copy);
                times[i] = Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
            }
        }

        Array.Sort(times);
        return times;
    }
}
