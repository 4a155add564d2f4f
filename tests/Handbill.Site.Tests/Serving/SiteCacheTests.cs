using System.IO.Compression;
using System.Text;
using CsCheck;
using Handbill.Site.Serving;

namespace Handbill.Site.Tests.Serving;

/// <summary>What is kept goes when a part of it changes, what is not touched stays, and what was begun before a change is never kept.</summary>
public sealed class SiteCacheTests
{
    [Fact]
    public void A_change_drops_what_was_made_of_it_and_nothing_else()
    {
        var cache = new SiteCache();
        cache.Keep("/a", Answer("a", "x", "frame"), cache.Now);
        cache.Keep("/b", Answer("b", "y", "frame"), cache.Now);
        cache.Keep("/none", Answer("of addresses there is no end"), cache.Now);
        cache.Count.ShouldBe(2);
        cache.Drop(["x", "unknown"]).ShouldBe(1);
        cache.Find("/a").ShouldBeNull();
        cache.Find("/b").ShouldNotBeNull().Answer.Body.ShouldBe("b"u8.ToArray());
        cache.Drop(["frame"]).ShouldBe(1);
        cache.Keep("/a", Answer("a", "x"), cache.Now);
        cache.DropAll();
        cache.Count.ShouldBe(0);
    }

    [Fact]
    public void What_was_begun_before_one_of_its_parts_changed_is_given_out_and_not_kept()
    {
        var cache = new SiteCache();
        var begun = cache.Now;
        cache.Drop(["x"]);
        cache.Keep("/of-x", Answer("old", "x"), begun).Answer.Body.ShouldBe("old"u8.ToArray());
        cache.Find("/of-x").ShouldBeNull();
        cache.Keep("/of-y", Answer("y", "y"), begun);
        cache.Find("/of-y").ShouldNotBeNull();
        begun = cache.Now;
        cache.DropAll();
        cache.Keep("/of-y2", Answer("y", "y"), begun);
        cache.Find("/of-y2").ShouldBeNull();

        // So long ago that nobody remembers what changed since.
        begun = cache.Now;
        cache.Drop(Enumerable.Range(0, 2000).Select(at => $"other-{at}"));
        cache.Keep("/slow", Answer("slow", "x"), begun);
        cache.Find("/slow").ShouldBeNull();
    }

    [Fact]
    public void The_least_lately_asked_for_makes_room_and_what_is_too_large_is_not_kept()
    {
        var cache = new SiteCache(100_000);
        for (var at = 0; at < 60; at++)
        {
            cache.Keep($"/{at}", Answer(new string('x', 1000), $"{at}"), cache.Now);
            cache.Find("/0").ShouldNotBeNull("It is asked for all the time.");
        }

        cache.Count.ShouldBeInRange(30, 40);
        cache.Find("/59").ShouldNotBeNull();
        cache.Find("/1").ShouldBeNull();
        cache.Keep("/large", Answer(new string('x', 10_000), "x"), cache.Now).Answer.Body.Length.ShouldBe(10_000);
        cache.Find("/large").ShouldBeNull();
    }

    // Each writer changes a part and then drops it; each reader begins, reads the part, keeps. Once all is still, whatever is kept must be of the parts as they are.
    [Fact]
    public void However_threads_meet_nothing_old_stays() => Gen.Int[1, 6].SelectMany(parts => Gen.Int[0, parts - 1].Array[40, 200].Select(steps => (parts, steps))).Sample(
        one =>
        {
            var cache = new SiteCache(one.steps.Length * 300);
            var values = new int[one.parts];
            Parallel.ForEach(one.steps.Select((part, at) => (part, at)), new ParallelOptions { MaxDegreeOfParallelism = 4 }, step =>
            {
                if (step.at % 3 == 0)
                {
                    Interlocked.Increment(ref values[step.part]);
                    cache.Drop([$"{step.part}"]);
                }
                else
                {
                    var begun = cache.Now;
                    cache.Find($"/{step.part}");
                    cache.Keep($"/{step.part}", Answer($"{Volatile.Read(ref values[step.part])}", $"{step.part}"), begun);
                }
            });

            return Enumerable.Range(0, one.parts).All(part => cache.Find($"/{part}") is not { } kept || Encoding.UTF8.GetString(kept.Answer.Body) == $"{values[part]}");
        },
        iter: 300);

    [Theory]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip;q=1.0, br;q=0.5", "br")]
    [InlineData("gzip, br;q=0", "gzip")]
    [InlineData("GZIP;q=0.1", "gzip")]
    [InlineData("br;q=0.000, gzip; q=0", null)]
    [InlineData("brotli, xgzip, ;, ;q=, br;, gzip;q", "br")]
    [InlineData("identity", null)]
    [InlineData("", null)]
    public void A_reader_gets_a_coding_that_they_take(string accepted, string? coding)
    {
        var text = string.Concat(Enumerable.Repeat("The same again. ", 200));
        var kept = new KeptAnswer(Answer(text, "x"));
        var form = kept.For(accepted);
        ((string?)form.Coding).ShouldBe(coding);
        using var packed = new MemoryStream(form.Body);
        using Stream open = coding switch { "br" => new BrotliStream(packed, CompressionMode.Decompress), "gzip" => new GZipStream(packed, CompressionMode.Decompress), _ => packed };
        new StreamReader(open).ReadToEnd().ShouldBe(text);
    }

    [Fact]
    public void No_header_can_make_the_choice_of_coding_fail() => Gen.String.Sample(accepted => new KeptAnswer(Answer("short", "x")).For(accepted).Coding.Count == 0);

    private static SiteAnswer Answer(string text, params string[] needs) => SiteAnswer.Html(text, needs);
}
