using AngleSharp.Html.Parser;
using Handbill.Site.Imports;
using Handbill.Site.Imports.WordPress;

namespace Handbill.Site.Tests.Imports;

/// <summary>Measured alone: beside others, memory and time would be theirs.</summary>
[Collection(nameof(WordPressVolumeTests))]
[CollectionDefinition(nameof(WordPressVolumeTests), DisableParallelization = true)]
public sealed class WordPressVolumeTests
{
    [Fact]
    public void A_hundred_megabytes_are_read_in_flat_memory()
    {
        const long Size = 100 * 1024 * 1024;
        var body = string.Concat(Enumerable.Repeat("<p>Last month the <b>early shift</b> was moved. Nobody had asked for it. Sixty-one people wrote their names under three sentences, and the manager read them twice before he said that it would be moved back in <em>spring</em>.</p>\n", 13));
        var item = WordPressBrokenTests.Item($"<![CDATA[{body}]]>");
        var reader = new WxrReader("big.xml", () => new RepeatedStream(WordPressBrokenTests.Begin, item, WordPressBrokenTests.End, Size), new ImportSettings());
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (pieces, most, begun) = (0, 0L, Environment.CpuUsage.TotalTime);

        foreach (var step in reader.Read())
        {
            step.Fault.ShouldBeNull();
            pieces++;
            most = pieces % 5_000 == 0 ? Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before) : most;
        }

        var taken = Environment.CpuUsage.TotalTime - begun;
        var peer = PeerTime(body) * pieces;
        TestContext.Current.TestOutputHelper?.WriteLine($"{pieces} posts of 100 MB in {taken.TotalSeconds:0.00} s of one core, {most / 1024.0 / 1024:0.0} MB held; AngleSharp's trees of them alone {peer.TotalSeconds:0.00} s");
        pieces.ShouldBeGreaterThan(25_000);
        most.ShouldBeLessThan(64 * 1024 * 1024);

        // A hundred thousand articles in two minutes leave this much of a core for the reading, on a machine that does other things too.
        (taken < TimeSpan.FromSeconds(12) || taken < peer).ShouldBeTrue();
    }

    private static TimeSpan PeerTime(string body)
    {
        const int Count = 3_000;
        var parser = new HtmlParser();
        var begun = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < Count; i++)
        {
            parser.ParseDocument(body);
        }

        return (Environment.CpuUsage.TotalTime - begun) / Count;
    }
}
