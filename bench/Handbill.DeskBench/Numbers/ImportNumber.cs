using System.Diagnostics;
using System.Globalization;
using System.Security;
using System.Text;
using Handbill.Instances;

namespace Handbill.DeskBench.Numbers;

/// <summary>How long it takes to import a WordPress export by the program as users run it, and to run it once more.</summary>
internal static class ImportNumber
{
    // What a hundred thousand articles may take.
    private const double Seconds = 120, Articles = 100_000;

    public static async Task<IReadOnlyList<Measured>> MeasureAsync(Bench bench, string? server)
    {
        await using var fresh = await FreshInstance.MakePreparedAsync(server);
        var export = Path.Combine(fresh.Instance.Data, "export.xml");
        await WriteAsync(export, bench);
        var size = new FileInfo(export).Length / 1e6;
        var (first, most) = await RunAsync(bench, fresh, export);
        var (again, _) = await RunAsync(bench, fresh, export);
        return
        [
            new(
                string.Create(CultureInfo.InvariantCulture, $"import of {bench.Texts:N0} articles"), Seconds * bench.Texts / Articles, first, "s",
                string.Create(CultureInfo.InvariantCulture, $"{bench.Texts / first:N0} a second of {size:0} MB; {most:0} MB of memory; once more, nothing new, {again:0.0} s")),
        ];
    }

    private static async Task<(double Seconds, double Megabytes)> RunAsync(Bench bench, FreshInstance fresh, string export)
    {
        var began = Stopwatch.GetTimestamp();
        using var run = Process.Start(new ProcessStartInfo(bench.Program, ["import", "wordpress", export, .. fresh.Instance.Arguments]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var most = 0L;
        var said = run.StandardOutput.ReadToEndAsync();
        while (!said.IsCompleted)
        {
            run.Refresh();
            most = run.HasExited ? most : Math.Max(most, run.WorkingSet64);
            await Task.WhenAny(said, Task.Delay(200));
        }

        await run.WaitForExitAsync();
        return run.ExitCode == 0 ? (Stopwatch.GetElapsedTime(began).TotalSeconds, most / 1e6) : throw new InvalidOperationException($"The import ended with {run.ExitCode}: {await said}");
    }

    private static async Task WriteAsync(string file, Bench bench)
    {
        await using var output = new StreamWriter(file, append: false, new UTF8Encoding(false));
        await output.WriteAsync("""
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
            <channel><title>Old news</title><link>https://old.example.org</link><language>en</language><wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>https://old.example.org</wp:base_site_url>

            """);
        var number = 0;
        foreach (var text in new ArchiveTexts().Make(bench.Texts, bench.IsInOrder))
        {
            number++;
            var slug = string.Create(CultureInfo.InvariantCulture, $"piece-{number}");
            var paragraphs = string.Concat(text.Body.Split("\n\n").Select(paragraph => $"<p>{SecurityElement.Escape(paragraph)}</p>"));
            await output.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"""
                <item><title>{SecurityElement.Escape(text.Title)}</title><link>https://old.example.org/{text.Published:yyyy'/'MM}/{slug}/</link><guid isPermaLink="false">https://old.example.org/?p={number}</guid>
                <dc:creator>desk</dc:creator><content:encoded><![CDATA[<p>{SecurityElement.Escape(text.Standfirst)}</p>{paragraphs}]]></content:encoded>
                <wp:post_id>{number}</wp:post_id><wp:post_date_gmt>{text.Published:yyyy-MM-dd HH:mm:ss}</wp:post_date_gmt><wp:post_name>{slug}</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
                <category domain="category" nicename="section-{number % 8}"><![CDATA[Section {number % 8}]]></category><category domain="post_tag" nicename="topic-{number % 500}"><![CDATA[Topic {number % 500}]]></category><category domain="post_tag" nicename="more-{number % 90}"><![CDATA[More {number % 90}]]></category></item>

                """));
        }

        await output.WriteAsync("</channel></rss>\n");
    }
}
