using System.Diagnostics;
using System.Globalization;

namespace Handbill.Benchmarks.Numbers;

/// <summary>What a program took from start to end.</summary>
/// <param name="Seconds">Time.</param>
/// <param name="Processor">Processor time of all its threads, in seconds.</param>
/// <param name="PeakBytes">The most memory that it held at once.</param>
/// <param name="ExitCode">Its exit code.</param>
internal sealed record MeasuredProcess(double Seconds, double Processor, long PeakBytes, int ExitCode)
{
    private const string Timer = "/usr/bin/time";

    /// <summary>Runs a program to its end, on two cores where `taskset` is at hand.</summary>
    /// <exception cref="FileNotFoundException">GNU time is not installed.</exception>
    public static MeasuredProcess Run(string program, params IEnumerable<string> arguments)
    {
        if (!File.Exists(Timer))
        {
            throw new FileNotFoundException("GNU time is needed: install Debian's package `time`.", Timer);
        }

        var account = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo(Timer) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
            string[] pinned = Environment.ProcessorCount > 2 && File.Exists("/usr/bin/taskset") ? ["/usr/bin/taskset", "-c", "0,1"] : [];
            foreach (var word in (IEnumerable<string>)["-q", "-o", account, "-f", "%e %U %S %M", .. pinned, program, .. arguments])
            {
                start.ArgumentList.Add(word);
            }

            var clock = Stopwatch.StartNew();
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            var seconds = clock.Elapsed.TotalSeconds;
            if (process.ExitCode is not (0 or 2))
            {
                throw new InvalidOperationException($"{program} gave {process.ExitCode}: {error.Result}");
            }

            var fields = File.ReadAllText(account).Split(' ', StringSplitOptions.TrimEntries);
            double Number(int i) => double.Parse(fields[i], CultureInfo.InvariantCulture);
            return new MeasuredProcess(seconds, Number(1) + Number(2), (long)Number(3) * 1024, process.ExitCode);
        }
        finally
        {
            File.Delete(account);
        }
    }

    /// <summary>The middle one of several runs by time.</summary>
    public static MeasuredProcess Middle(int runs, Func<MeasuredProcess> run) =>
        Enumerable.Range(0, runs).Select(_ => run()).OrderBy(each => each.Seconds).ElementAt(runs / 2);
}
