using System.Diagnostics;
using System.Text.Json;
using Handbill.Benchmarks.Corpus;

namespace Handbill.Benchmarks.Numbers;

/// <summary>The same copy set by Typst, in the same run.</summary>
internal static class TypstPeer
{
    /// <summary>Editions that Typst makes in a second of one core, or null with the reason where it is not installed.</summary>
    public static (double? Rate, string Version) Measure(string folder, int editions)
    {
        var peers = Path.Combine(Places.Root, "bench", "peers");
        if (!Directory.Exists(Path.Combine(peers, "node_modules")))
        {
            return (null, "not installed: run `npm ci` in bench/peers");
        }

        var start = new ProcessStartInfo("node") { UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = peers };
        foreach (var word in (string[])["peers.mjs", "--issue", folder, "--editions", $"{editions}", "--only", "typst", "--json"])
        {
            start.ArgumentList.Add(word);
        }

        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        using var rows = JsonDocument.Parse(said);
        var row = rows.RootElement[0];
        return (row.GetProperty("rate").GetDouble(), row.GetProperty("version").GetString()!);
    }
}
