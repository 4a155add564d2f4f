using System.Diagnostics;
using Handbill.Site.Feeds;

namespace Handbill.Site.Tests.Feeds;

/// <summary>Measured alone: what else runs would be measured too.</summary>
[CollectionDefinition(nameof(FeedSpeedTests), DisableParallelization = true)]
[Collection(nameof(FeedSpeedTests))]
public sealed class FeedSpeedTests
{
    private const int Rounds = 10;
    private const int Attempts = 10;
    private const double Most = 2;

    [Fact]
    public void Fifty_entries_of_five_kilobytes_take_two_milliseconds_at_most()
    {
        var sentence = "It was said at the gate that the soup would cost “more”, and it did — for weeks. ";
        var paragraph = $"<p>{sentence}{sentence}{sentence}The <a href=\"/2026/soup?a=1&amp;b=2\">soup</a> &amp; the <em>bread</em>.</p>\n";
        var body = string.Concat(Enumerable.Repeat(paragraph, (5000 / paragraph.Length) + 1));
        FeedEntry[] entries = [.. Enumerable.Range(0, 50).Select(number => SomeFeed.With("An entry", number) with { Body = body })];
        foreach (var (name, write) in new (string, Func<FeedHead, IReadOnlyList<FeedEntry>, byte[]>)[] { ("Atom", AtomFeed.Write), ("RSS", RssFeed.Write), ("JSON Feed", JsonFeed.Write) })
        {
            // Others use the machine too, the compiler among them: of some averages the best counts, and there are more while it is not good enough.
            var best = TimeSpan.MaxValue;
            for (var attempt = 0; attempt < Attempts || (attempt < 10 * Attempts && best.TotalMilliseconds >= Most); attempt++)
            {
                var average = Average(() => write(SomeFeed.Head, entries));
                best = average < best ? average : best;
            }

            TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {best.TotalMilliseconds:0.00} ms for {write(SomeFeed.Head, entries).Length / 1000} KB");
            best.TotalMilliseconds.ShouldBeLessThan(Most);
        }
    }

    private static TimeSpan Average(Action write)
    {
        var begun = Stopwatch.GetTimestamp();
        for (var round = 0; round < Rounds; round++)
        {
            write();
        }

        return Stopwatch.GetElapsedTime(begun) / Rounds;
    }
}
