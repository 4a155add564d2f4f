using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Handbill.DeskBench.Served;

/// <summary>The load program wrk: two threads, 64 connections that are kept.</summary>
internal static partial class Wrk
{
    /// <summary>Where Debian's package `wrk` puts it.</summary>
    public const string Program = "/usr/bin/wrk";

    /// <summary>Asks for an address as fast as it can.</summary>
    /// <param name="address">What is asked for.</param>
    /// <param name="coding">What the answer may be packed with; empty for not at all.</param>
    /// <param name="seconds">How long.</param>
    /// <returns>Requests a second.</returns>
    /// <exception cref="InvalidOperationException">It could not be run, or something that it asked for did not come.</exception>
    public static async Task<double> RunAsync(Uri address, string coding, int seconds)
    {
        string[] packed = coding.Length > 0 ? ["-H", $"Accept-Encoding: {coding}"] : [];
        using var process = Process.Start(new ProcessStartInfo(Program, ["-t2", "-c64", string.Create(CultureInfo.InvariantCulture, $"-d{seconds}s"), .. packed, address.AbsoluteUri]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return Rate().Match(said) is { Success: true } rate && !said.Contains("Non-2xx", StringComparison.Ordinal) && !said.Contains("Socket errors", StringComparison.Ordinal)
            ? double.Parse(rate.Groups[1].Value, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException(said);
    }

    [GeneratedRegex(@"Requests/sec:\s+([0-9.]+)")]
    private static partial Regex Rate();
}
