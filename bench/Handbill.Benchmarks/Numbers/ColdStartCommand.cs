using System.Diagnostics;
using System.Globalization;

namespace Handbill.Benchmarks.Numbers;

/// <summary>
/// `cold-start [PROGRAM] [TIMES]`: milliseconds from starting `handbill serve` to having read its first page over loopback. Once on an empty folder,
/// which also makes the tables, then on the same folder, as a restart does.
/// </summary>
internal static class ColdStartCommand
{
    private const int Must = 1500;
    private const string Page = "/design";

    public static int Run(string[] arguments)
    {
        var program = arguments is [var named, ..] ? named : "src/Handbill/bin/Release/net10.0/handbill";
        var times = arguments is [_, var count, ..] ? int.Parse(count, CultureInfo.InvariantCulture) : 9;
        var data = Directory.CreateTempSubdirectory("handbill-cold-").FullName;
        try
        {
            var first = Measure(program, data);
            var again = Enumerable.Range(0, times).Select(_ => Measure(program, data)).Order().ToList();
            Console.WriteLine($"cold start to first page: empty folder {first:0} ms; restart median {again[times / 2]:0} ms, slowest {again[^1]:0} ms (must: {Must} ms)");
            return again[times / 2] <= Must ? 0 : 2;
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static double Measure(string program, string data)
    {
        var clock = Stopwatch.StartNew();
        using var server = Process.Start(new ProcessStartInfo(program, ["serve", "--data", data, "--urls", "http://127.0.0.1:0"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        try
        {
            string? line;
            do
            {
                line = server.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The server did not start.");
            }
            while (!line.StartsWith("Handbill is at ", StringComparison.Ordinal));

            using var browser = new HttpClient { BaseAddress = new Uri(line["Handbill is at ".Length..line.IndexOf(',', StringComparison.Ordinal)]) };
            browser.GetStringAsync(Page).GetAwaiter().GetResult();
            return clock.Elapsed.TotalMilliseconds;
        }
        finally
        {
            server.Kill();
            server.WaitForExit();
        }
    }
}
