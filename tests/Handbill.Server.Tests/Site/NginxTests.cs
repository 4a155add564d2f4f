using System.Net;
using AngleSharp.Html.Parser;
using Handbill.Browser;
using Handbill.Server.Tests.Hosting;
using Handbill.Site.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server.Tests.Site;

/// <summary>The site as files on a web server, as docs/desk/site-export.md tells to set it up.</summary>
public sealed class NginxTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        [".html"] = "text/html", [".css"] = "text/css", [".js"] = "application/javascript", [".svg"] = "image/svg+xml", [".png"] = "image/png", [".pdf"] = "application/pdf", [".woff2"] = "font/woff2", [".xml"] = "text/xml", [".txt"] = "text/plain",
        [".atom"] = "application/atom+xml", [".rss"] = "application/rss+xml", [".json"] = "application/feed+json", [".epub"] = "application/epub+zip", [".bib"] = "application/x-bibtex", [".ris"] = "application/x-research-info-systems",
    };

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Exported_files_behind_a_web_server_have_the_addresses_types_and_search_of_the_site()
    {
        await using var server = await TestServer.StartAsync();
        var pages = await PublicPages.SetAsync(server);
        using var folder = new ExportedFolder();
        await using (var scope = server.Services.CreateAsyncScope())
        {
            (await scope.ServiceProvider.GetRequiredService<ISiteExport>().WriteAsync(folder.Path, null, Ending)).ShouldNotBeNull();
        }

        await using var web = await NginxServer.StartAsync(folder.Path, Told());
        using var reader = new HttpClient { BaseAddress = web.Url };
        await TypesAsync(reader, folder);
        await AddressesAsync(reader, pages);
        await SearchAsync(web.Url);
    }

    // Each file as what it is, and no type that is not known of.
    private static async Task TypesAsync(HttpClient reader, ExportedFolder folder)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in folder.Files().Keys)
        {
            using var answer = await reader.GetAsync(new Uri(string.Join('/', file.Split('/').Select(Uri.EscapeDataString)), UriKind.Relative), Ending);
            (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType).ShouldBe((HttpStatusCode.OK, Types[Path.GetExtension(file)]), file);
            answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"], file);
            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'");
            seen.Add(Path.GetExtension(file));
        }

        seen.Order(StringComparer.Ordinal).ShouldBe(Types.Keys.Order(StringComparer.Ordinal));
    }

    // Addresses of before, with a slash behind them or without one; those of an older site; and nothing where nothing is.
    private static async Task AddressesAsync(HttpClient reader, IReadOnlyList<PublicPage> pages)
    {
        foreach (var page in pages.Where(page => page.Status is HttpStatusCode.OK or HttpStatusCode.Gone && !page.Path.Contains('?', StringComparison.Ordinal) && !page.Name.StartsWith("subscribe", StringComparison.Ordinal)))
        {
            using var answer = await reader.GetAsync(new Uri(page.Path, UriKind.Relative), Ending);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, page.Path);
            answer.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe(page.Path + "/");
            using var html = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Ending));
            html.DocumentElement.GetAttribute("lang").ShouldBe(page.Language);
            foreach (var link in html.QuerySelectorAll("a[href], link[href]:not([rel=canonical]):not([rel=alternate][hreflang]), img[src]").Select(one => one.GetAttribute("href") ?? one.GetAttribute("src")!).Where(link => !link.StartsWith("http", StringComparison.Ordinal)).Distinct())
            {
                using var there = await reader.GetAsync(new Uri(answer.RequestMessage.RequestUri, link), HttpCompletionOption.ResponseHeadersRead, Ending);
                there.StatusCode.ShouldBe(HttpStatusCode.OK, $"{page.Path}: {link}");
            }
        }

        foreach (var old in new[] { "/2019/05/an-old-one/", "/2019/05/an-old-one", "/2018/page.html", "/read/2019/05/an-old-one" })
        {
            (await reader.GetStringAsync(new Uri(old, UriKind.Relative), Ending)).ShouldContain("en/2024/03/note-1", Case.Sensitive, old);
        }

        (await reader.GetAsync(new Uri("/read/en/2020/01/not-there-at-all", UriKind.Relative), Ending)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await reader.GetAsync(new Uri("/handbill-files.txt/..%2f..%2fetc/passwd", UriKind.Relative), Ending)).IsSuccessStatusCode.ShouldBeFalse();
    }

    private async Task SearchAsync(Uri url)
    {
        await using var watched = await chromium.OpenAsync(new BrowserLook(390) { Address = url, Height = 800 });
        foreach (var old in new[] { "/", "/2019/05/an-old-one/" })
        {
            await watched.GoAsync(old);
            await watched.Page.Locator("h1").WaitForAsync();
        }

        (await watched.Page.Locator("h1").TextContentAsync()).ShouldBe("Note 1 of the café");
        await watched.Page.Locator("#find").FillAsync("CAFÉ lodz");
        await watched.Page.Locator("#find").PressAsync("Enter");
        await watched.Page.WaitForFunctionAsync("() => document.querySelectorAll('#found article').length === 20");
        await watched.Page.Locator("#found h2 a").First.ClickAsync();
        await watched.Page.Locator(".article h1").WaitForAsync();
        await watched.GoAsync("/read/ar/search");
        await watched.Page.Locator("#q").FillAsync("مدرسة");
        await watched.Page.Locator("#q").PressAsync("Enter");
        await watched.Page.Locator("#found h2 a").First.WaitForAsync();
        (await watched.Page.Locator("#found mark").First.TextContentAsync()).ShouldBe("المَدرَسة", "It stands there with its article.");
        watched.Complaints.ShouldBeEmpty();
        watched.Asked.ShouldAllBe(address => address.StartsWith(url.ToString(), StringComparison.Ordinal));
        (await watched.Page.Context.CookiesAsync()).ShouldBeEmpty();
    }

    // The block that the guide gives.
    private static string Told()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "Handbill.slnx")))
        {
            at = at.Parent!;
        }

        var lines = File.ReadAllLines(Path.Combine(at.FullName, "docs", "desk", "site-export.md"));
        return string.Join('\n', lines.SkipWhile(line => line != "    server {").TakeWhile(line => line.Length == 0 || line.StartsWith("    ", StringComparison.Ordinal)));
    }
}
