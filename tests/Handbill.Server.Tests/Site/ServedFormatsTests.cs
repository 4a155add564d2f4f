using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Handbill.Feeds;
using Handbill.Programs;
using Handbill.Server.Tests.Hosting;
using SkiaSharp;

namespace Handbill.Server.Tests.Site;

/// <summary>What the site gives to programs, held against the specifications as it is served: feeds, maps, data for search engines, pictures for those who link, books.</summary>
public sealed class ServedFormatsTests
{
    private const string LastSentence = "The fitter came the same afternoon.";

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Every_list_has_feeds_of_three_kinds_that_keep_the_rules_and_carry_the_full_text(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        await PublicPages.SetAsync(server);
        using var reader = server.Visitor();
        var safety = Uri.EscapeDataString((await PageAsync(reader, $"/read/{PublicPages.Arabic}")).QuerySelector("a[rel=tag]")!.GetAttribute("href")!.Split('/')[^1]);
        foreach (var list in new[] { "en", "en?page=2", "es", "ar", "en/sections/safety", "en/topics/guards", "en/series/walls", "en/authors/ada-brandt", "en/workplaces/bus-depot", "en/issues", "en/issues/the-early-shift", $"ar/topics/{safety}", "en/archive/2024", "en/archive/2024?page=2", "ar/archive/2024", "en/search?q=guard", "en/search?q=&section=safety&year=2024", "en/search?q=floods&workplace=bus-depot" })
        {
            var (home, page) = list.Split('?') is [var before, var after] ? (before, "?" + after) : (list, "");
            var atom = await XmlAsync(reader, $"/read/{home}/feed.atom{page}", "application/atom+xml");
            AtomRules.Broken(atom).ShouldBeEmpty(list);
            var rss = await XmlAsync(reader, $"/read/{home}/feed.rss{page}", "application/rss+xml");
            RssRules.Broken(rss).ShouldBeEmpty(list);
            using var answer = await AnswerAsync(reader, $"/read/{home}/feed.json{page}", "application/feed+json");
            using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ending));
            JsonFeedRules.Broken(json.RootElement).ShouldBeEmpty(list);

            // Each says where it is, and the three have the same in them.
            var self = $"{ExportStage.Host}/read/{home}/feed.";
            atom.Root!.Elements(AtomRules.Atom + "link").Single(link => (string?)link.Attribute("rel") == "self").Attribute("href")!.Value.ShouldBe($"{self}atom{page}");
            rss.Descendants(AtomRules.Atom + "link").Single(link => (string?)link.Attribute("rel") == "self").Attribute("href")!.Value.ShouldBe($"{self}rss{page}");
            json.RootElement.GetProperty("feed_url").GetString().ShouldBe($"{self}json{page}");
            var entries = atom.Root.Elements(AtomRules.Atom + "entry").ToList();
            var ids = entries.ConvertAll(entry => entry.Element(AtomRules.Atom + "id")!.Value);
            ids.ShouldNotBeEmpty(list);
            rss.Descendants("guid").Select(guid => guid.Value).Take(ids.Count).ShouldBe(ids, list);
            var items = json.RootElement.GetProperty("items").EnumerateArray().ToList();
            items.Take(ids.Count).Select(item => item.GetProperty("id").GetString()).ShouldBe(ids, list);
            if (list is "en/topics/guards" or "en/series/walls" or "en/workplaces/bus-depot" or "en/sections/safety" or "en/archive/2024" or "en/search?q=guard")
            {
                entries.ShouldContain(entry => entry.Element(AtomRules.Atom + "content")!.Value.Contains(LastSentence), list);
                rss.Descendants("{http://purl.org/rss/1.0/modules/content/}encoded").ShouldContain(text => text.Value.Contains(LastSentence), list);
                items.ShouldContain(item => item.GetProperty("content_html").GetString()!.Contains(LastSentence), list);
            }
        }

        // Each list leads to its own feed, for programs and for whoever looks at the foot of the page; the archive of all years is a language's newest.
        foreach (var (list, own) in new[]
        {
            ("en", "en/feed.atom"), ("en/sections/safety", "en/sections/safety/feed.atom"), ("en/workplaces/bus-depot", "en/workplaces/bus-depot/feed.atom"), ("en/issues/the-early-shift", "en/issues/the-early-shift/feed.atom"), ("en/archive", "en/feed.atom"),
            ("en/archive/2024", "en/archive/2024/feed.atom"), ("en/search?q=guard&order=newest&page=1", "en/search/feed.atom?q=guard&order=newest"),
        })
        {
            var html = await PageAsync(reader, $"/read/{list}");
            html.QuerySelector("link[type='application/atom+xml']")!.GetAttribute("href").ShouldBe($"/read/{own}");
            html.QuerySelectorAll(".foot a").Single(link => link.TextContent == "Atom").GetAttribute("href").ShouldBe($"/read/{own}");
        }

        foreach (var none in new[] { "en/archive/2023/feed.atom", "en/archive/2024/feed.rss?page=9", "en/search/feed.json", "en/search/feed.atom?q=&order=newest", "en/archive/24/feed.atom" })
        {
            (await reader.GetAsync(new Uri($"/read/{none}", UriKind.Relative), Ending)).StatusCode.ShouldBe(HttpStatusCode.NotFound, none);
        }

        // What is read far from the site leads back to it: links and pictures are whole.
        var feed = (await XmlAsync(reader, "/read/en/topics/walls/feed.atom", "application/atom+xml")).ToString();
        feed.ShouldNotContain("src=\"/");
        feed.ShouldNotContain("href=\"/");
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Maps_name_all_that_search_engines_may_keep_and_nothing_else(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var pages = await PublicPages.SetAsync(server);
        using var reader = server.Visitor();
        var index = await XmlAsync(reader, "/sitemap.xml", "application/xml");
        SitemapRules.Broken(index).ShouldBeEmpty();
        (await reader.GetStringAsync(new Uri("/robots.txt", UriKind.Relative), Ending)).ShouldContain($"Sitemap: {ExportStage.Host}/sitemap.xml\n");
        var named = new List<string>();
        foreach (var part in index.Descendants(SitemapRules.Map + "loc").Select(place => place.Value))
        {
            var map = await XmlAsync(reader, part.Replace(ExportStage.Host, "", StringComparison.Ordinal), "application/xml");
            SitemapRules.Broken(map).ShouldBeEmpty(part);
            foreach (var page in map.Root!.Elements())
            {
                var address = page.Element(SitemapRules.Map + "loc")!.Value;
                named.Add(address);
                var html = await PageAsync(reader, address.Replace(ExportStage.Host, "", StringComparison.Ordinal));
                html.QuerySelector("link[rel=canonical]")?.GetAttribute("href").ShouldBe(address);
                var translations = page.Elements(SitemapRules.Xhtml + "link").Select(link => link.Attribute("href")!.Value);
                html.QuerySelectorAll("link[rel=alternate][hreflang]").Select(link => link.GetAttribute("href")!).ShouldBe(translations, ignoreOrder: true, address);

                // Who changes the language stays where they are, if that is there in it, and comes to the front page otherwise.
                foreach (var language in html.QuerySelectorAll(".foot a[hreflang]").Select(link => (Tag: link.GetAttribute("hreflang")!, To: link.GetAttribute("href"))))
                {
                    var same = html.QuerySelector($"link[rel=alternate][hreflang={language.Tag}]")?.GetAttribute("href");
                    language.To.ShouldBe(same is null ? $"/read/{language.Tag}" : same.Replace(ExportStage.Host, "", StringComparison.Ordinal), address);
                }
            }
        }

        named.ShouldBeUnique();
        var wanted = pages.Where(page => !page.IsHidden && (page.IsArticle || page.Name is "front" or "front-ar" or "issues" or "issue" or "issue-sheets" or "about" or "contact" or "imprint" or "privacy")).ToList();
        wanted.Select(page => ExportStage.Host + page.Path).Except(named).ShouldBeEmpty();
        pages.Where(page => page.IsHidden).Select(page => ExportStage.Host + page.Path).Intersect(named).ShouldBeEmpty();

        var news = await XmlAsync(reader, "/sitemap-news.xml", "application/xml");
        SitemapRules.Broken(news).ShouldBeEmpty();
        string.Join(' ', news.Descendants(SitemapRules.News + "language").Select(language => language.Value).Order(StringComparer.Ordinal)).ShouldBe("en es", "Of the last two days there is one piece in two languages.");
        news.Descendants(SitemapRules.News + "name").ShouldAllBe(name => name.Value == "Riverside Workers");
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Articles_tell_search_engines_and_those_who_link_what_readers_see(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        using var reader = server.Visitor();
        foreach (var page in (await PublicPages.SetAsync(server)).Where(page => !page.IsHidden))
        {
            var html = await PageAsync(reader, page.Path);
            if (page.IsArticle)
            {
                await ArticleAsync(reader, html, page);
            }
            else if (html.QuerySelector("script[type='application/ld+json']") is { } script)
            {
                using var steps = JsonDocument.Parse(script.TextContent);
                steps.RootElement.GetProperty("@type").GetString().ShouldBe("BreadcrumbList");
                var last = steps.RootElement.GetProperty("itemListElement").EnumerateArray().Last();
                (last.GetProperty("name").GetString(), last.GetProperty("item").GetString()).ShouldBe((html.QuerySelector("h1")!.TextContent, ExportStage.Host + page.Path));
            }
        }

        var printed = await PageAsync(reader, $"/read/{PublicPages.Pictured}");
        using var data = JsonDocument.Parse(printed.QuerySelector("script[type='application/ld+json']")!.TextContent);
        data.RootElement.GetProperty("isPartOf").EnumerateArray().Select(whole => $"{whole.GetProperty("@type").GetString()} {whole.GetProperty("name").GetString()}")
            .ShouldBe(["PublicationIssue The Early Shift 50, 6 May 2024", "CreativeWorkSeries Walls", "Periodical Riverside Workers"]);
        data.RootElement.GetProperty("author").EnumerateArray().Select(author => author.GetProperty("name").GetString()).ShouldBe(["Ada Brandt", "Tomas Weir"]);
        data.RootElement.GetProperty("articleSection").GetString().ShouldBe("Safety");
        data.RootElement.GetProperty("image")[0].GetString().ShouldStartWith($"{ExportStage.Host}/read/files/");

        // Those come first that share the most topics; itself and what was taken back are not among them.
        var related = printed.QuerySelectorAll(".related h3 a").Select(link => link.TextContent).ToList();
        related[0].ShouldBe("A guard that can be taken off with one screw");
        related.Count.ShouldBe(4);
        related.ShouldNotContain(printed.QuerySelector("h1")!.TextContent);
        related.ShouldNotContain("Note 2 of the café");
        await CardAsync(reader, (await PageAsync(reader, $"/read/{PublicPages.Printed}")).QuerySelector("meta[property='og:image']")!.GetAttribute("content")!, 900, 1272);
    }

    private static async Task ArticleAsync(HttpClient reader, IHtmlDocument html, PublicPage page)
    {
        using var document = JsonDocument.Parse(html.QuerySelectorAll("script").ShouldHaveSingleItem().TextContent);
        var (data, address) = (document.RootElement, ExportStage.Host + page.Path);
        string? Of(string name) => data.TryGetProperty(name, out var value) ? value.GetString() : null;
        (Of("@context"), Of("@type"), Of("url"), Of("inLanguage"), Of("headline")).ShouldBe(("https://schema.org", "NewsArticle", address, page.Language, html.QuerySelector("h1")!.TextContent));
        data.GetProperty("mainEntityOfPage").GetProperty("@id").GetString().ShouldBe(address);
        Of("description").ShouldBe(html.QuerySelector("meta[name=description]")!.GetAttribute("content"));
        var times = html.QuerySelectorAll(".article > header time").Select(time => time.GetAttribute("datetime")).ToList();
        (Of("datePublished"), Of("dateModified")).ShouldBe((times[0], times[^1]), page.Name);
        (Meta("article:published_time"), Meta("article:modified_time")).ShouldBe((times[0], times.Count > 1 ? times[1] : null), page.Name);
        data.GetProperty("publisher").GetProperty("name").GetString().ShouldBe("Riverside Workers");
        data.GetProperty("isPartOf").EnumerateArray().Last().GetProperty("url").GetString().ShouldBe($"{ExportStage.Host}/read/{page.Language}");
        data.TryGetProperty("correction", out var corrections).ShouldBe(page.Name == "article-corrected");
        if (page.Name == "article-corrected")
        {
            corrections[0].GetProperty("text").GetString().ShouldBe(html.QuerySelector(".note.correction p:last-child")!.TextContent);
        }

        foreach (var image in data.GetProperty("image").EnumerateArray())
        {
            await AnswerAsync(reader, image.GetString()!.Replace(ExportStage.Host, "", StringComparison.Ordinal), "image/png");
        }

        // The picture for those who link is set by our press, in the article's own letters.
        (Meta("og:title"), Meta("og:locale"), Meta("og:site_name"), Meta("og:image:width"), Meta("og:image:height")).ShouldBe((Of("headline"), page.Language, "Riverside Workers", "1200", "630"));
        html.QuerySelector("meta[name='twitter:card']")!.GetAttribute("content").ShouldBe("summary_large_image");
        Meta("og:image")!.ShouldStartWith($"{ExportStage.Host}/read/cards/");
        await CardAsync(reader, Meta("og:image")!, 1200, 630);

        string? Meta(string property) => html.QuerySelectorAll($"meta[property='{property}']") is { Length: 1 } found ? found[0].GetAttribute("content") : null;
    }

    private static async Task CardAsync(HttpClient reader, string address, int width, int height)
    {
        using var answer = await AnswerAsync(reader, address.Replace(ExportStage.Host, "", StringComparison.Ordinal), "image/png");
        using var picture = SKBitmap.Decode(await answer.Content.ReadAsByteArrayAsync(Ending));
        (picture.Width, picture.Height).ShouldBe((width, height));
        picture.Pixels.Count(pixel => pixel.Red < 64).ShouldBeGreaterThan(1000, "There is ink on it.");
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Masthead_and_motto_stand_everywhere_as_the_settings_say(StoreKind kind)
    {
        await using var stage = await SiteStage.StartAsync(kind);
        await stage.SetUpAsync(isOpen: true, ("Input.Motto", "Read it <standing> & pass it on"));
        var article = await stage.WriteAsync("The rota goes up", "It hangs in hall two.", more: [("Topics", "rota")]);
        foreach (var path in new[] { "en", "en/topics/rota", "en/archive", "en/issues", "en/search?q=rota", "en/subscribe", "en/never", article.Path })
        {
            using var html = new HtmlParser().ParseDocument((await stage.ReadAsync($"/read/{path}")).Text);
            html.QuerySelector(".masthead .name")!.TextContent.ShouldBe("The Early Shift", path);
            html.QuerySelector(".masthead .name a")!.GetAttribute("href").ShouldBe("/read/en");
            html.QuerySelector(".masthead .motto")!.TextContent.ShouldBe("Read it <standing> & pass it on", path);
            html.Title!.ShouldEndWith("The Early Shift");
            html.QuerySelector(".foot")!.TextContent.ShouldContain("Riverside Workers");
        }

        using var front = new HtmlParser().ParseDocument((await stage.ReadAsync("/read/en")).Text);
        (front.Title, front.QuerySelector("h1")!.TextContent, front.QuerySelector("meta[name=description]")!.GetAttribute("content")).ShouldBe(("The Early Shift", "The Early Shift", "Read it <standing> & pass it on"));
        var feed = XDocument.Parse((await stage.ReadAsync("/read/en/feed.atom")).Text).Root!;
        (feed.Element(AtomRules.Atom + "title")!.Value, feed.Element(AtomRules.Atom + "subtitle")!.Value).ShouldBe(("The Early Shift", "Read it <standing> & pass it on"));
        (await stage.ReadAsync("/sitemap-news.xml")).Text.ShouldContain("<news:name>The Early Shift</news:name>");
        await stage.SetUpAsync(isOpen: true);
        await stage.UntilAsync("/read/en", (_, text) => !text.Contains("class=\"motto\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Books_of_a_topic_a_series_and_an_issue_are_found_right_as_they_are_served(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        await PublicPages.SetAsync(server);
        using var reader = server.Visitor();
        var arabic = (await PageAsync(reader, $"/read/{PublicPages.Arabic}")).QuerySelector("a[rel=tag]")!.GetAttribute("href")!;
        var books = new List<(string Name, byte[] Book)>();
        foreach (var (name, home) in new[] { ("topic", "/read/en/topics/guards"), ("series", "/read/en/series/walls"), ("issue", $"/read/{PublicPages.Printed}"), ("arabic", arabic) })
        {
            using var answer = await AnswerAsync(reader, $"{home}/book.epub", "application/epub+zip");
            books.Add((name, await answer.Content.ReadAsByteArrayAsync(Ending)));
        }

        (await EpubCheck.FaultsAsync([.. books])).ShouldBe("");
    }

    private static async Task<HttpResponseMessage> AnswerAsync(HttpClient reader, string path, string type)
    {
        var answer = await reader.GetAsync(new Uri(path, UriKind.Relative), Ending);
        (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType).ShouldBe((HttpStatusCode.OK, type), path);
        return answer;
    }

    private static async Task<XDocument> XmlAsync(HttpClient reader, string path, string type)
    {
        using var answer = await AnswerAsync(reader, path, type);
        var document = XDocument.Load(await answer.Content.ReadAsStreamAsync(Ending), LoadOptions.PreserveWhitespace);
        document.Declaration!.Encoding.ShouldBe("utf-8");
        return document;
    }

    private static async Task<IHtmlDocument> PageAsync(HttpClient reader, string path)
    {
        using var answer = await AnswerAsync(reader, path, "text/html");
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Ending));
    }
}
