using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Handbill.Browser;
using Handbill.Server.Tests.Hosting;
using Handbill.Site.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Handbill.Server.Tests.Site;

/// <summary>Every kind of page of the public site: what it says of itself, and how readers see it with a telephone and at a desk, by night, in high contrast, in their own colours and on paper.</summary>
public sealed class PublicPageTests(Chromium chromium, ITestOutputHelper output) : IClassFixture<Chromium>
{
    private const int MostLoads = 5;

    private const int Phone = 390, Desk = 1280, MostMarkup = 30_000, MostWithFonts = 120_000;

    private const string Policy = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private const string Weights = """
        () => document.fonts.ready.then(() => Object.fromEntries([...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")].map(one => [one.name, one.transferSize])))
        """;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Every_kind_of_page_says_what_it_is_to_browsers_search_engines_and_those_who_link_to_it(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var faults = new List<string>();
        using var reader = server.Visitor();
        foreach (var page in await PublicPages.SetAsync(server))
        {
            using var answer = await reader.GetAsync(new Uri(page.Path, UriKind.Relative), Ending);
            faults.AddRange(Said(page, answer).Select(fault => $"{page}: {fault}"));
            if (!page.IsUnkept && page.Status == HttpStatusCode.OK)
            {
                using var again = new HttpRequestMessage(HttpMethod.Get, page.Path);
                again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
                using var same = await reader.SendAsync(again, Ending);
                faults.AddRange(same.StatusCode == HttpStatusCode.NotModified ? [] : [$"{page}: sent again to who has it"]);
            }

            using var document = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Ending));
            faults.AddRange(Faults(page, document).Select(fault => $"{page}: {fault}"));
            foreach (var other in Translations(document))
            {
                using var there = new HtmlParser().ParseDocument(await reader.GetStringAsync(new Uri(other.Replace(ExportStage.Host, "", StringComparison.Ordinal), UriKind.Relative), Ending));
                faults.AddRange(Translations(there).Contains(ExportStage.Host + page.Path) ? [] : [$"{page}: {other} does not lead back"]);
            }
        }

        faults.ShouldBeEmpty();
    }

    private static IEnumerable<string> Translations(IHtmlDocument document) => document.QuerySelectorAll("link[rel=alternate][hreflang]").Select(link => link.GetAttribute("href")!);

    private static IEnumerable<string> Said(PublicPage page, HttpResponseMessage answer)
    {
        (string Name, string Value)[] wanted =
        [
            ("Content-Security-Policy", Policy), ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"), ("Cross-Origin-Resource-Policy", "same-origin"), ("Vary", "Accept-Encoding"),
            ("Content-Type", "text/html; charset=utf-8"), ("Content-Language", ""), ("Set-Cookie", ""), ("Server", ""),
        ];
        foreach (var (name, value) in wanted)
        {
            var said = answer.Headers.NonValidated.Contains(name) ? answer.Headers.NonValidated[name].ToString() : answer.Content.Headers.NonValidated.Contains(name) ? answer.Content.Headers.NonValidated[name].ToString() : "";
            if (said != value)
            {
                yield return $"{name} is “{said}” in place of “{value}”";
            }
        }

        var kept = answer.Headers.CacheControl!;
        if (answer.StatusCode != page.Status)
        {
            yield return $"answers {(int)answer.StatusCode}";
        }

        if ((page.IsUnkept ? !kept.NoStore : !kept.Public || !kept.NoCache || kept.NoStore) || answer.Headers.ETag is null)
        {
            yield return $"is kept by others as “{kept}”, tag {answer.Headers.ETag}";
        }
    }

    private static IEnumerable<string> Faults(PublicPage page, IHtmlDocument document)
    {
        string? Of(string selector, string attribute = "content") => document.QuerySelectorAll(selector) is { Length: 1 } found ? found[0].GetAttribute(attribute) : null;
        (string What, object? Is, object? Wanted)[] all =
        [
            ("headlines", document.QuerySelectorAll("h1").Count(one => one.TextContent.Trim().Length > 0), 1), ("mains", document.QuerySelectorAll("main").Length, 1),
            ("headline’s letters", page.Language != "ar" || page.Name == "front-ar" || document.QuerySelector("h1")!.TextContent.Any(letter => letter is >= '\u0620' and <= '\u064a'), true),
            ("language", document.DocumentElement.GetAttribute("lang"), page.Language), ("direction", document.DocumentElement.GetAttribute("dir"), page.Direction),
            ("canonical", Of("link[rel=canonical]", "href"), page.IsHidden ? null : ExportStage.Host + page.Path), ("robots", Of("meta[name=robots]"), page.IsHidden ? "noindex" : null),
            ("translations", string.Join(' ', document.QuerySelectorAll("link[rel=alternate][hreflang]").Select(link => link.GetAttribute("hreflang")!).Order(StringComparer.Ordinal)), string.Join(' ', page.Languages)),
            ("title", document.Title!.EndsWith("Riverside Workers", StringComparison.Ordinal), true), ("icon", Of("link[rel=icon]", "href") is not null, true), ("duplicate ids", document.QuerySelectorAll("[id]").GroupBy(one => one.Id).Any(same => same.Count() > 1), false),
            ("description", page.IsHidden || Of("meta[name=description]") is { Length: > 10 and < 400 }, true), ("og:type", Of("meta[property='og:type']"), page.IsHidden ? null : page.IsArticle ? "article" : "website"),
            ("og:url", Of("meta[property='og:url']"), page.IsHidden ? null : ExportStage.Host + page.Path), ("og:title", Of("meta[property='og:title']") is { Length: > 0 }, !page.IsHidden),
            ("og:description", Of("meta[property='og:description']"), page.IsHidden ? null : Of("meta[name=description]")), ("refreshes", document.QuerySelector("meta[http-equiv]"), null),
        ];
        foreach (var (what, found, wanted) in all.Where(one => !Equals(one.Is, one.Wanted)))
        {
            yield return $"{what}: {found ?? "none"} in place of {wanted ?? "none"}";
        }

        foreach (var script in document.Scripts.Where(script => script.Type != "application/ld+json" || JsonDocument.Parse(script.Text).RootElement.GetProperty("@context").GetString() != "https://schema.org"))
        {
            yield return $"runs {script.OuterHtml}";
        }

        // What a page shows of itself it has of itself; links may lead anywhere.
        foreach (var element in document.QuerySelectorAll("[src], [srcset], link[href]:not([rel=canonical]):not([rel=alternate]), form[action]").Where(one => !(one.GetAttribute("src") ?? one.GetAttribute("href") ?? one.GetAttribute("action") ?? "").StartsWith('/')))
        {
            yield return $"is not whole without another place: {element.OuterHtml}";
        }
    }

    [Fact]
    public async Task Every_kind_of_page_is_well_for_every_reader_and_light()
    {
        await using var server = await TestServer.StartAsync();
        var pages = await PublicPages.SetAsync(server);

        // With a telephone each page is the first of the site that one opens; at a desk one goes from page to page, and the fonts are there already.
        var looks = await Task.WhenAll(
            EachAloneAsync(new BrowserLook(Phone) { Address = server.Url, Height = 800 }, pages), LookAsync(new BrowserLook(Desk) { Address = server.Url }, pages, isFirst: false), FilesAsync(server));
        looks.SelectMany(faults => faults).ShouldBeEmpty();
    }

    private async Task<IReadOnlyList<string>> EachAloneAsync(BrowserLook look, IEnumerable<PublicPage> pages)
    {
        var faults = new List<string>();
        foreach (var page in pages)
        {
            faults.AddRange(await LookAsync(look, [page], isFirst: true));
        }

        return faults;
    }

    private async Task<IReadOnlyList<string>> LookAsync(BrowserLook look, IEnumerable<PublicPage> pages, bool isFirst)
    {
        var faults = new List<string>();
        await using var watched = await chromium.OpenAsync(look);
        foreach (var page in pages)
        {
            await watched.GoAsync(page.Path);
            if (isFirst)
            {
                faults.AddRange(await WeighAsync(watched, page));
            }

            faults.AddRange((await PageExamination.FaultsAsync(watched)).Select(fault => $"{page}, {look.Width}: {fault}"));
            await watched.PictureAsync($"site-{page}-{look.Width}");
            if (page.IsArticle && !isFirst)
            {
                await watched.Page.EmulateMediaAsync(new() { Media = Media.Print });
                await watched.PictureAsync($"site-{page}-printed");
                await watched.Page.EmulateMediaAsync(new() { Media = Media.Null });
            }
        }

        // A browser says of its own that a page answered 404 or 410.
        faults.AddRange(watched.Complaints.Where(complaint => !complaint.Contains("the server responded with a status of 4", StringComparison.Ordinal)));
        faults.AddRange(watched.Asked.Where(address => !address.StartsWith(look.Address!.ToString(), StringComparison.Ordinal)).Select(address => $"asked for {address}"));
        (await watched.Page.Context.CookiesAsync()).ShouldBeEmpty();
        (await watched.Page.EvaluateAsync<int>("() => localStorage.length + sessionStorage.length")).ShouldBe(0);
        return faults;
    }

    private async Task<IReadOnlyList<string>> WeighAsync(WatchedPage watched, PublicPage page)
    {
        var weights = await watched.Page.EvaluateAsync<Dictionary<string, int>>(Weights);
        var fonts = weights.Where(one => one.Key.EndsWith(".woff2", StringComparison.Ordinal)).Sum(one => one.Value);
        var markup = weights.Where(one => !one.Key.Contains("/read/files/", StringComparison.Ordinal)).Sum(one => one.Value) - fonts;
        output.WriteLine($"{page}: {markup} bytes of markup and sheets, {markup + fonts} with fonts");
        return markup is > 1000 and < MostMarkup && fonts > 10_000 && markup + fonts < MostWithFonts ? [] : [$"{page}: weighs {markup}, with fonts {markup + fonts}: {string.Join(' ', weights)}"];
    }

    // The same pages as files. Where fonts come late, as on a machine that is busy, a page is set without them and does not move.
    private async Task<IReadOnlyList<string>> FilesAsync(TestServer server)
    {
        using var folder = new ExportedFolder();
        await using (var scope = server.Services.CreateAsyncScope())
        {
            (await scope.ServiceProvider.GetRequiredService<ISiteExport>().WriteAsync(folder.Path, null, Ending)).ShouldNotBeNull();
        }

        var faults = new List<string>();
        foreach (var width in new[] { Phone, Desk })
        {
            await using var watched = await chromium.OpenAsync(new BrowserLook(width));
            foreach (var page in new[] { "en/index.html", $"{PublicPages.Pictured}/index.html", $"{PublicPages.Arabic}/index.html", "en/issues/index.html", "en/archive/2024/index.html", "en/search/index.html?q=cafe" })
            {
                var isSearch = page.Contains("search", StringComparison.Ordinal);
                var isSet = false;
                for (var load = 0; load < MostLoads && !isSet; load++)
                {
                    await watched.GoAsync($"file://{folder.Path}/read/{page}");
                    if (isSearch)
                    {
                        await watched.Page.WaitForFunctionAsync("() => document.querySelectorAll('#found article').length > 0");
                    }

                    (await watched.ShiftAsync()).ShouldBe(0, $"file {page}, {width}: {string.Join(' ', await watched.MovedAsync())}");
                    isSet = (await watched.FacesAsync(".masthead .name a", ".menu a", ".foot")).All(face => face.IsSent);
                }

                isSet.ShouldBeTrue($"file {page}, {width}: not set in its own fonts.");
                faults.AddRange((await PageExamination.FaultsAsync(watched, isSearch)).Select(fault => $"file {page}, {width}: {fault}"));
            }

            faults.AddRange(watched.Complaints);
            faults.AddRange(watched.Asked.Where(address => !address.StartsWith($"file://{folder.Path}/", StringComparison.Ordinal)).Select(address => $"asked for {address}"));
        }

        return faults;
    }
}
