using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Server.Logs;
using Handbill.Server.Tests.Hosting;
using Handbill.Site.Articles;
using Handbill.Site.Counting;
using Handbill.Site.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server.Tests.Site;

/// <summary>How answers go out: what they say of themselves, that nothing is kept of who asks, and that a change is everywhere at once.</summary>
public sealed class ServingTests(ITestOutputHelper output)
{
    private const int Allowed = 100, Enough = 5, MostChanges = 30;

    private const string Sentinel = "marigoldplanted";

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Answers_say_what_they_are_and_nobody_is_told_apart_or_written_down(StoreKind kind)
    {
        await using var written = new StringWriter();
        using var logs = new LineLogger(written, json: true, TimeProvider.System);
        await using var stage = await SiteStage.StartAsync(kind, logs: logs);
        var article = await stage.WriteAsync("A press without a guard", string.Join("\n\n", Enumerable.Repeat("It has been without one since spring, and everybody knows it.", 20)), more: ("Topics", "guards"));
        var path = $"/read/{article.Path}";
        var lines = written.ToString().Split('\n').Length;

        // Made and kept say the same, to whoever signed in and to nobody.
        foreach (var browser in new[] { stage.Editor.Browser, stage.Reader, stage.Editor.Browser })
        {
            using var request = Asked(HttpMethod.Get, path);
            using var answer = await browser.SendAsync(request, Ending);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            policy.ShouldStartWith("default-src 'none'");
            policy.ShouldNotContain("script-src");
            policy.ShouldNotContain("unsafe");
            answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
            answer.Headers.Vary.ShouldBe(["Accept-Encoding"]);
            (answer.Headers.CacheControl!.Public, answer.Headers.CacheControl.NoCache).ShouldBe((true, true));
            answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
            var text = await answer.Content.ReadAsStringAsync(Ending);
            text.ShouldNotContain("<script src");
            text.ShouldNotContain("style=\"");
        }

        await PackedAsync(stage, path);
        await NotFoundAsync(stage);
        foreach (var page in new[] { "/read/en", "/read/en/search", "/read/en/search?q=" + Sentinel, "/read/en/" + Sentinel, "/robots.txt", "/sitemap.xml", "/sitemap-0.xml", "/sitemap-news.xml", "/read/en/feed.atom" })
        {
            using var request = Asked(HttpMethod.Get, page);
            (await stage.Reader.SendAsync(request, Ending)).Headers.Contains("Set-Cookie").ShouldBeFalse(page);
        }

        // Whatever is appended to a link is no other page, and does not push pages out.
        var cache = stage.Server.Services.GetRequiredService<SiteCache>();
        var count = cache.Count;
        foreach (var appended in new[] { "?fbclid=1", "?utm_source=letter&utm_medium=mail", "?page=1", "?page=x", "?year=x" })
        {
            (await stage.TextAsync(path + appended)).ShouldContain("A press without a guard");
        }

        cache.Count.ShouldBe(count);
        using var post = Asked(HttpMethod.Post, path);
        (await stage.Reader.SendAsync(post, Ending)).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        var said = written.ToString();
        said.ShouldNotContain(Sentinel);
        said.Split('\n').Skip(lines - 1).ShouldAllBe(line => !line.Contains("/read", StringComparison.Ordinal) && !line.Contains("sitemap", StringComparison.Ordinal) && !line.Contains("robots", StringComparison.Ordinal));
    }

    // Strong tag and the bytes as they are; packed as the reader takes it; what is there already is not sent again; HEAD says the same without a body.
    private static async Task PackedAsync(SiteStage stage, string path)
    {
        using var plain = await stage.Reader.GetAsync(path, Ending);
        var (tag, bytes) = (plain.Headers.ETag!, await plain.Content.ReadAsByteArrayAsync(Ending));
        tag.IsWeak.ShouldBeFalse();
        foreach (var (coding, open) in new (string, Func<Stream, Stream>)[] { ("br", packed => new BrotliStream(packed, CompressionMode.Decompress)), ("gzip", packed => new GZipStream(packed, CompressionMode.Decompress)) })
        {
            using var request = Asked(HttpMethod.Get, path, coding);
            using var answer = await stage.Reader.SendAsync(request, Ending);
            answer.Content.Headers.ContentEncoding.ShouldBe([coding]);
            var packed = await answer.Content.ReadAsByteArrayAsync(Ending);
            packed.Length.ShouldBeLessThan(bytes.Length / 2);
            await using var opened = open(new MemoryStream(packed));
            using var whole = new MemoryStream();
            await opened.CopyToAsync(whole, Ending);
            whole.ToArray().ShouldBe(bytes);

            using var again = Asked(HttpMethod.Get, path, coding);
            again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
            using var same = await stage.Reader.SendAsync(again, Ending);
            (same.StatusCode, (await same.Content.ReadAsByteArrayAsync(Ending)).Length).ShouldBe((HttpStatusCode.NotModified, 0));
            same.Headers.Vary.ShouldBe(["Accept-Encoding"]);
        }

        using var refused = Asked(HttpMethod.Get, path, "br;q=0, gzip;q=0");
        (await stage.Reader.SendAsync(refused, Ending)).Content.Headers.ContentEncoding.ShouldBeEmpty();
        using var other = Asked(HttpMethod.Get, path);
        other.Headers.IfNoneMatch.Add(new EntityTagHeaderValue("\"something-else\""));
        (await stage.Reader.SendAsync(other, Ending)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var head = Asked(HttpMethod.Head, path);
        using var headed = await stage.Reader.SendAsync(head, Ending);
        (headed.StatusCode, headed.Content.Headers.ContentLength, headed.Headers.ETag).ShouldBe((HttpStatusCode.OK, bytes.Length, tag));
    }

    private static async Task NotFoundAsync(SiteStage stage)
    {
        using var answer = await stage.Reader.GetAsync("/read/en/2026/11/never", Ending);
        (answer.StatusCode, answer.Headers.CacheControl?.NoStore).ShouldBe((HttpStatusCode.NotFound, true));
        var text = await answer.Content.ReadAsStringAsync(Ending);
        text.ShouldContain("noindex");
        text.ShouldContain("<h1>There is no page here</h1>");
        text.ShouldContain("Look for the article by its words.");
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_change_is_on_every_page_of_every_node_within_a_tenth_of_a_second_and_all_reads_are_the_same_sums(StoreKind kind)
    {
        await using var stage = await SiteStage.StartAsync(kind);
        var article = await stage.WriteAsync("Version 0x", "A press without a guard.", more: [("Topics", "guards"), ("Section", "Safety")]);
        var other = await stage.WriteAsync("The night bus waits again", "It leaves six minutes later.", more: ("Language", "es"));

        // One process has a database of SQLite to itself.
        await using var app = kind == StoreKind.Postgres ? await HandbillServer.PrepareAsync(stage.Server.Instance, "http://127.0.0.1:0", Ending) : null;
        await (app?.StartAsync(Ending) ?? Task.CompletedTask);
        using var there = new HttpClient { BaseAddress = app is null ? stage.Server.Url : new Uri(app.Urls.Single()) };
        var (path, still) = ($"/read/{article.Path}", $"/read/{other.Path}");
        var year = article.PublishAt.Year;
        string[] pages = [path, "/read/en", "/read/en/sections/safety", "/read/en/topics/guards", $"/read/en/archive/{year}", "/read/en/feed.atom", "/read/en/sections/safety/feed.json", $"/read/en/archive/{year}/feed.rss"];
        IServiceProvider[] nodes = app is null ? [stage.Server.Services] : [stage.Server.Services, app.Services];
        var caches = nodes.Select(node => node.GetRequiredService<SiteCache>()).ToList();
        await HeardAsync(stage, there, path, article);

        var changes = 0;
        foreach (var page in pages)
        {
            // Where others have the machine, it is measured again: what it can do is asked.
            var (times, median) = (new List<double>(), double.MaxValue);
            while (times.Count < Enough || (median >= Allowed && times.Count < MostChanges))
            {
                times.Add(await NewAsync(page, $"Version {++changes}x"));
                median = times.Count < Enough ? median : Math.Min(median, times.TakeLast(Enough).Order().ElementAt(Enough / 2));
            }

            output.WriteLine($"{kind} {page}: new after the answer to the editor: median {median:0.0} ms of the best {Enough} of {times.Count}, most {times.Max():0.0} ms");
            median.ShouldBeLessThan(Allowed, page);
            times.Max().ShouldBeLessThan(3000, page);
        }

        await CountedAsync(stage, [.. nodes.Select(node => node.GetRequiredService<ReadCounter>())], [stage.Reader, there], path, article);

        // Milliseconds from the answer to the editor until the page says it.
        async Task<double> NewAsync(string page, string headline)
        {
            foreach (var warm in new[] { page, still, "/read/es" })
            {
                await there.GetStringAsync(warm, Ending);
                await stage.TextAsync(warm);
            }

            var kept = Kept();
            (await stage.ChangeAsync(await stage.ArticleAsync(article.Id), ("Text.Headline", headline), ("Note", $"Note {changes}."))).Status.ShouldBe(HttpStatusCode.Redirect);
            var began = Stopwatch.GetTimestamp();
            while (!(await there.GetStringAsync(page, Ending)).Contains(headline, StringComparison.Ordinal))
            {
                Stopwatch.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(10), page);
            }

            var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            Kept().ShouldBe(kept, "What has nothing to do with it is not made again.");
            return took;
        }

        List<object> Kept() => [.. caches.SelectMany(cache => new[] { cache.Find(still), cache.Find("/read/es") }).Select(one => one.ShouldNotBeNull())];
    }

    // A node that was only started has to be at the line first: it is told until it hears.
    private static async Task HeardAsync(SiteStage stage, HttpClient there, string path, Article article)
    {
        for (var at = 0; !(await there.GetStringAsync(path, Ending)).Contains("Heard", StringComparison.Ordinal); at++)
        {
            at.ShouldBeLessThan(50);
            await stage.ChangeAsync(await stage.ArticleAsync(article.Id), ("Text.Body", $"Heard {at}."), ("Note", "Heard."));
            await Task.Delay(50, Ending);
        }
    }

    // Reads of all nodes, and of a day before, are sums by article and day; of who led there only the host is known. HEAD is no read, and what is not there has none.
    private static async Task CountedAsync(SiteStage stage, ReadCounter[] counters, HttpClient[] readers, string path, Article article)
    {
        await Task.WhenAll(counters.Select(counter => counter.WriteAsync(Ending)));
        await stage.Server.WithAsync(async db => await db.Set<ReadCount>().ExecuteDeleteAsync(Ending) + await db.Set<ReferrerCount>().ExecuteDeleteAsync(Ending));
        for (var at = 0; at < 25; at++)
        {
            foreach (var browser in readers)
            {
                using var request = Asked(HttpMethod.Get, path);
                request.Headers.Referrer = new Uri($"https://Links.example/{Sentinel}/{at}?who={Sentinel}");
                (await browser.SendAsync(request, Ending)).EnsureSuccessStatusCode();
                using var head = Asked(HttpMethod.Head, path);
                await browser.SendAsync(head, Ending);
            }

            await stage.ReadAsync("/read/en/2026/11/never");
        }

        await Task.WhenAll(counters.Concat(counters).Select(counter => counter.WriteAsync(Ending)));
        var (reads, hosts) = await stage.Server.WithAsync(async db => (await db.Set<ReadCount>().AsNoTracking().ToListAsync(Ending), await db.Set<ReferrerCount>().AsNoTracking().ToListAsync(Ending)));
        reads.Select(one => (one.ArticleId, one.Reads)).ShouldBe([(article.Id, 50L)]);
        hosts.Select(one => (one.Host, one.Reads)).ShouldBe([("links.example", 50L)]);
        var shown = await stage.Editor.Browser.OpenAsync("/site/readers");
        shown.Text.ShouldContain("links.example");
        shown.Text.ShouldContain(">50<");
        (await stage.Editor.Browser.OpenAsync("/site")).Text.ShouldContain(">50<");
    }

    [Fact]
    public void Of_a_referrer_nothing_but_a_host_is_taken_whatever_it_is() => CsCheck.Check.Sample(
        CsCheck.Gen.String,
        text => ReadCounter.HostOf(text) is null && (ReadCounter.HostOf($"https://a.example/{text}") is null or "a.example") && ReadCounter.HostOf("javascript:" + text) is null);

    private static HttpRequestMessage Asked(HttpMethod method, string path, string coding = "identity")
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.UserAgent.ParseAdd($"Mozilla/5.0 ({Sentinel})");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", coding);
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", Sentinel);
        return request;
    }
}
