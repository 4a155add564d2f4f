using System.Diagnostics;
using System.Globalization;
using Handbill.Site.Contracts;

namespace Handbill.Screens;

/// <summary>Shows an import: a line that grows while it runs on a terminal, and what came of it.</summary>
internal sealed class ImportScreen(bool isDryRun) : IProgress<int>, IDisposable
{
    // More would push the sums off the screen; all are in the JSON.
    private const int MostFaults = 20;

    private readonly bool _isTerminal = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb");
    private readonly long _began = Stopwatch.GetTimestamp();
    private bool _hasLine;

    public void Report(int value)
    {
        if (_isTerminal)
        {
            var seconds = Stopwatch.GetElapsedTime(_began).TotalSeconds;
            Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{value:N0} read{(isDryRun ? "" : " and saved")}, {value / Math.Max(seconds, 0.001):N0} a second. Ctrl-C ends; what is saved stays. "));
            _hasLine = true;
        }
    }

    /// <summary>Leaves the terminal as it was.</summary>
    public void Dispose()
    {
        if (_hasLine)
        {
            Console.Error.Write("\r\u001b[K");
        }
    }

    /// <summary>Writes a report for people: sums on one stream, what is not whole on the other.</summary>
    public static void Write(ArchiveImportReport report, TextWriter output, TextWriter faults)
    {
        foreach (var fault in report.Faults.Take(MostFaults))
        {
            faults.WriteLine($"{fault.Where}: {fault.Problem}; {fault.Remedy}");
        }

        if (report.Faults.Count > MostFaults)
        {
            faults.WriteLine(string.Create(CultureInfo.InvariantCulture, $"… and {report.Faults.Count - MostFaults} more: --json has all of them"));
        }

        foreach (var (name, counts) in new[] { ("Articles", report.Articles), ("Pages", report.Pages), ("Issues", report.Issues) })
        {
            if (counts.Read > 0)
            {
                output.WriteLine($"{name}: {Said(counts)}");
            }
        }

        var pictures = report.Pictures;
        if (pictures.Taken + pictures.OnWeb + pictures.Refused > 0)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Pictures: {pictures.Taken} taken, {pictures.OnWeb} on the web only (captions stay), {pictures.Refused} refused"));
        }

        if (report.Files > 0)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Files that are linked to: {report.Files} taken"));
        }

        if (report.OldAddresses > 0)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Old addresses that lead on: {report.OldAddresses} new"));
        }

        output.WriteLine(report.IsDryRun ? "Dry run: nothing was saved." : report.IsEnded ? "Ended before the archive did. What is told here is saved; run it again for the rest." : IsNothingNew(report) ? "Nothing new." : "Saved.");
    }

    private static bool IsNothingNew(ArchiveImportReport report) =>
        report.OldAddresses == 0 && new[] { report.Articles, report.Pages, report.Issues }.All(counts => counts.New + counts.Changed == 0);

    private static string Said(PieceCounts counts)
    {
        var said = string.Create(CultureInfo.InvariantCulture, $"{counts.Read} read, {counts.New} new, {counts.Changed} changed, {counts.Unchanged} there already, {counts.Kept} kept as they were changed here");
        return counts.LeftOut.Count == 0
            ? said
            : said + string.Create(CultureInfo.InvariantCulture, $", {counts.LeftOut.Values.Sum()} left out ({string.Join(", ", counts.LeftOut.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Key} {one.Value}")))})");
    }
}
