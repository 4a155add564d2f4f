using System.Diagnostics;
using System.Globalization;

namespace Handbill.Benchmarks.Numbers;

/// <summary>
/// `editions FOLDER [--out OUT] [--limit N]`: one warm thread reads, fits and writes the reading file of every edition, as the
/// peers are asked to, and prints seconds and processor time as JSON.
/// </summary>
internal static class EditionsCommand
{
    private const int WarmingEditions = 400;
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(300);

    public static int Run(string folder, IReadOnlyList<string> rest)
    {
        var arguments = new Arguments(rest);
        var result = Measure(folder, arguments.Text("out"), arguments.Number("limit", int.MaxValue));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"editions":{{result.Editions}},"fitted":{{result.Fitted}},"seconds":{{result.Seconds:F4}},"cpu":{{result.Processor:F4}},"bytes":{{result.LargestFile}}}"""));
        return 0;
    }

    /// <summary>Measures; editions of another language than the issue's own are left out, for the peers' sake.</summary>
    public static EditionsResult Measure(string folder, string? output, int limit)
    {
        var press = new WarmPress(folder);
        if (output is not null)
        {
            Directory.CreateDirectory(output);
        }

        var entries = press.Issue.Editions.Where(entry => press.Load(entry).Language == press.Issue.Language).Take(limit).ToArray();
        // Until the runtime has compiled what is hot, and has done with it in the background.
        for (var i = 0; i < WarmingEditions; i++)
        {
            press.Write(press.Fit(press.Load(entries[^(1 + (i % entries.Length))])));
        }

        Thread.Sleep(Settling);
        var fitted = 0;
        var largest = 0;
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        foreach (var entry in entries)
        {
            var edition = press.Fit(press.Load(entry));
            var file = press.Write(edition);
            fitted += WarmPress.Fits(edition) ? 1 : 0;
            largest = Math.Max(largest, file.Length);
            if (output is not null)
            {
                File.WriteAllBytes(Path.Combine(output, entry.Slug + ".pdf"), file);
            }
        }

        var seconds = clock.Elapsed.TotalSeconds;
        return new EditionsResult(entries.Length, fitted, seconds, (Process.GetCurrentProcess().TotalProcessorTime - processor).TotalSeconds, largest);
    }
}

/// <summary>What a warm thread did.</summary>
/// <param name="Editions">Editions made.</param>
/// <param name="Fitted">Of these, those that fit on both sides.</param>
/// <param name="Seconds">Time they took.</param>
/// <param name="Processor">Seconds of processor time they took.</param>
/// <param name="LargestFile">Bytes of the largest file.</param>
internal sealed record EditionsResult(int Editions, int Fitted, double Seconds, double Processor, int LargestFile)
{
    /// <summary>Fitted editions in a second of one core.</summary>
    public double Rate => Fitted / Processor;
}
