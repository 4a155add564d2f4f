using System.Globalization;
using Handbill.Benchmarks.Corpus;

namespace Handbill.Benchmarks.Numbers;

/// <summary>
/// `numbers [--editions N] [--times N] [--peer-editions N] [--strokes N]`: the numbers that the press must reach, each beside a
/// peer or baseline measured in the same run. Small arguments make it a trial that takes seconds and judges nothing.
/// </summary>
internal static class NumbersCommand
{
    private const int FullEditions = 1000;
    private const double MustSeconds = 3;
    private const double MustBytes = 300e6;
    private const double MustTimes = 10.5;
    private const double MustGrowth = 1.2;
    private const double MustRatio = 12;
    private const double MustCold = 0.4;
    private const double MustStroke = 3;
    private const double MustFile = 60 * 1024;

    public static int Run(IReadOnlyList<string> rest)
    {
        var arguments = new Arguments(rest);
        var editions = arguments.Number("editions", FullEditions);
        var times = arguments.Number("times", 10);
        var folder = Directory.CreateTempSubdirectory("handbill-numbers-").FullName;
        try
        {
            List<NumberRow> rows = [.. Whole(folder, editions, times), Cold(folder), .. Warm(folder, arguments)];
            Print(rows);
            var isTrial = editions < FullEditions;
            return isTrial || rows.TrueForAll(row => row.Share <= 1) ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // The executable of the same build.
    private static string Handbill
    {
        get
        {
            var path = Path.Combine(Places.Root, "src", "Handbill", "bin", "Release", "net10.0", "handbill");
            return File.Exists(path) ? path : throw new FileNotFoundException("Build the solution first.", path);
        }
    }

    private static IEnumerable<NumberRow> Whole(string folder, int editions, int times)
    {
        var (small, large) = (Path.Combine(folder, "small"), Path.Combine(folder, "large"));
        CorpusCommand.Make(small, editions, english: false);
        CorpusCommand.Make(large, editions * times, english: false);

        // Each into a folder of its own, all deleted at the end: file systems make files slowly for a while where many were just deleted.
        var run = 0;
        var one = MeasuredProcess.Middle(5, () => Press(small, Path.Combine(folder, $"out-{run++}")));
        var many = Press(large, Path.Combine(folder, "out-many"));

        yield return new NumberRow(
            $"press {editions} editions, both files", $"≤ {MustSeconds} s", F($"{one.Seconds:F2} s"), one.Seconds / MustSeconds, F($"{one.Processor:F2} s of processor"));
        yield return new NumberRow(
            $"memory of it", F($"≤ {MustBytes / 1e6:F0} MB"), F($"{one.PeakBytes / 1e6:F0} MB"), one.PeakBytes / MustBytes, F($"{one.PeakBytes / 1e3 / editions:F0} kB an edition"));
        yield return new NumberRow(
            $"press {editions * times} editions", F($"≤ {MustTimes} times as long"), F($"{many.Seconds / one.Seconds:F2} times"), many.Seconds / one.Seconds / (MustTimes * times / 10), F($"{many.Seconds:F2} s"));
        yield return new NumberRow(
            $"memory of it", F($"≤ {MustGrowth} times as much"), F($"{(double)many.PeakBytes / one.PeakBytes:F2} times"), many.PeakBytes / MustGrowth / one.PeakBytes, F($"{many.PeakBytes / 1e6:F0} MB"));

        static MeasuredProcess Press(string issue, string output) =>
            MeasuredProcess.Run(Handbill, "press", issue, "--out", output, "--jobs", "2");
    }

    private static NumberRow Cold(string folder)
    {
        var (issue, output) = (Path.Combine(folder, "one"), Path.Combine(folder, "out"));
        CorpusCommand.Make(issue, 1, english: true);
        var baseline = MeasuredProcess.Middle(9, () => MeasuredProcess.Run(Path.Combine(Places.Root, "bench", "Baseline", "bin", "Release", "net10.0", "Baseline")));
        var cold = MeasuredProcess.Middle(9, () =>
        {
            if (Directory.Exists(output))
            {
                Directory.Delete(output, recursive: true);
            }

            return MeasuredProcess.Run(Handbill, "press", issue, "--out", output);
        });
        return new NumberRow(
            "one edition, cold process to files", F($"≤ {MustCold} s"), F($"{cold.Seconds:F3} s"), cold.Seconds / MustCold, F($"{baseline.Seconds:F3} s for an empty .NET program"));
    }

    private static IEnumerable<NumberRow> Warm(string folder, Arguments arguments)
    {
        var editions = arguments.Number("peer-editions", 200);
        var issue = Path.Combine(folder, "english");
        CorpusCommand.Make(issue, editions, english: true);
        var ours = EditionsCommand.Measure(issue, output: null, editions);
        var (peer, version) = TypstPeer.Measure(issue, editions);
        yield return new NumberRow(
            "fitted editions a core-second, against Typst",
            $"≥ {MustRatio} times",
            peer is { } rate ? F($"{ours.Rate / rate:F1} times") : "–",
            peer is { } measured ? MustRatio * measured / ours.Rate : 0,
            F($"{ours.Rate:F0} ({ours.Fitted} of {ours.Editions} fitted) against {peer ?? 0:F1}, {version}"));

        var strokes = Keystrokes.Measure(issue, arguments.Number("strokes", 1000));
        var late = strokes[(int)(strokes.Length * 0.95)];
        yield return new NumberRow(
            "a keystroke to the fitted page, p95", F($"≤ {MustStroke} ms"), F($"{late:F2} ms"), late / MustStroke, F($"{strokes[strokes.Length / 2]:F2} ms in the middle"));
        yield return new NumberRow(
            "largest reading PDF, text only", F($"≤ {MustFile / 1024:F0} KB"), F($"{ours.LargestFile / 1024.0:F1} KB"), ours.LargestFile / MustFile, "");
    }

    private static void Print(List<NumberRow> rows)
    {
        Console.WriteLine(F($"{Environment.ProcessorCount} cores, .NET {Environment.Version}"));
        Console.WriteLine("| what | must | was | of what it may be | beside |");
        Console.WriteLine("|---|---|---|--:|---|");
        foreach (var row in rows)
        {
            Console.WriteLine(F($"| {row.What} | {row.Must} | {row.Was} | {100 * row.Share:F0} % | {row.Beside} |"));
        }
    }

    private static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
