using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Handbill.Press.Contracts;
using Handbill.Server;
using Handbill.Site.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Commands;

/// <summary>`handbill export site`: the public site as static files.</summary>
internal static class ExportSiteCommand
{
    public static Command Build(CancellationToken ending)
    {
        var instance = new InstanceOptions();
        var json = Parameters.Json();
        var output = new Option<string>("--out", "-o") { Description = "Folder to write; missing, empty, or of an export before.", HelpName = "DIR", Required = true };
        var command = new Command("site", "Write the whole public site as files for any web server or a memory stick, search included.") { output, json };
        instance.AddTo(command);
        command.SetAction((parsed, _) => RunAsync(instance.Of(parsed), parsed.GetRequiredValue(output), parsed.GetValue(json), ending));
        return command;
    }

    private static async Task<int> RunAsync(Instance instance, string output, bool json, CancellationToken ending)
    {
        await using var opened = await OpenedInstance.OpenAsync(instance, ending);
        var began = Stopwatch.GetTimestamp();
        var progress = Console.IsErrorRedirected || json ? null : new Written();
        var done = await opened.Services.GetRequiredService<ISiteExport>().WriteAsync(Path.GetFullPath(output), progress, ending)
            ?? throw new PressException("The public site is closed: open it at the desk, under Public site, and export it then");
        var seconds = Math.Max(Stopwatch.GetElapsedTime(began).TotalSeconds, 0.001);
        progress?.End();
        if (json)
        {
            var report = new SiteReport(done.Pages, done.Files, done.Bytes, done.Written, done.Removed, done.LeftOut, Math.Round(seconds, 3));
            Console.WriteLine(JsonSerializer.Serialize(report, SiteReportJson.Default.SiteReport));
            return 0;
        }

        Console.WriteLine($"{done.Files:N0} files in {output}, {done.Pages:N0} of them pages, {done.Bytes:N0} bytes; {done.Written:N0} new or changed, {done.Removed:N0} taken away; {done.Files / seconds:N0} files a second. Begin at {Path.Combine(output, "index.html")}");
        if (done.LeftOut > 0)
        {
            Console.WriteLine($"{done.LeftOut:N0} old addresses cannot be the names of files and are left out.");
        }

        return 0;
    }

    // One line that is written over, for somebody who watches.
    private sealed class Written : IProgress<int>
    {
        private int _most;

        public void Report(int value)
        {
            if (value > Interlocked.Exchange(ref _most, value))
            {
                Console.Error.Write($"\r{value:N0} files");
            }
        }

        public void End() => Console.Error.Write("\r                    \r");
    }
}

/// <summary>What `export site --json` prints.</summary>
internal sealed record SiteReport(int Pages, int Files, long Bytes, int Written, int Removed, int LeftOut, double Seconds);

/// <summary>How it is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SiteReport))]
internal sealed partial class SiteReportJson : JsonSerializerContext;
