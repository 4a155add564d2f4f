using System.Reflection;
using System.Text.Json;
using CsCheck;
using Handbill.Browser;
using Handbill.Kernel.Data;
using Handbill.Server.Tests.Hosting;
using Handbill.Site.Articles;
using Handbill.Site.Contracts;
using Handbill.Site.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server.Tests.Site;

public sealed class SiteExportTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string Program = typeof(SiteExportTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "Handbill").Value!;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task The_command_writes_all_that_readers_find_the_same_again_and_takes_away_only_its_own(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        await ExportStage.SetAsync(server);
        using var folder = new ExportedFolder();

        var (code, said) = await ExportAsync(server.Instance, folder.Path);
        code.ShouldBe(0, said);
        said.ShouldContain("2 old addresses cannot be the names of files");
        said.ShouldContain("files a second");
        TestContext.Current.TestOutputHelper?.WriteLine(said);
        HoldAll(folder);
        folder.Wrong(ExportStage.Host).ShouldBeEmpty();

        var first = folder.Files();
        var (_, again) = await ExportAsync(server.Instance, folder.Path, "--json");
        var report = JsonDocument.Parse(again).RootElement;
        (report.GetProperty("written").GetInt32(), report.GetProperty("removed").GetInt32(), report.GetProperty("left_out").GetInt32()).ShouldBe((0, 0, 2));
        report.GetProperty("files").GetInt32().ShouldBe(first.Count);
        folder.Files().ShouldBe(first);

        // An article is taken back: its page says so, what cites it goes; what somebody else put there stays.
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "mine.txt"), "Mine.", TestContext.Current.CancellationToken);
        await server.WithAsync(db => db.Set<Article>().Where(one => one.Path == "en/2024/03/note-3").ExecuteUpdateAsync(set => set.SetProperty(one => one.RetractedAt, DateTimeOffset.UtcNow), TestContext.Current.CancellationToken));
        var card = first.Keys.First(file => file.StartsWith("read/cards/", StringComparison.Ordinal));
        File.Delete(Path.Combine(folder.Path, card));
        await WriteAsync(server, folder);
        var then = folder.Files();
        then[card].ShouldBe(first[card]);
        first.Keys.Except(then.Keys).ShouldContain("read/en/2024/03/note-3/cite.bib");
        then.Keys.Except(first.Keys).ShouldBe(["mine.txt"]);
        folder.Wrong(ExportStage.Host).ShouldBeEmpty();

        // What follows asks nothing of the store.
        if (kind == StoreKind.Sqlite)
        {
            await HoldRestAsync(server, folder, card, first[card]);
        }
    }

    // A title stands on all cards; neither what is in the way nor a folder of something else is written over.
    private static async Task HoldRestAsync(TestServer server, ExportedFolder folder, string card, string before)
    {
        await server.WithAsync(db => db.Set<SiteSetting>().ExecuteUpdateAsync(set => set.SetProperty(one => one.Title, "The Other Paper"), TestContext.Current.CancellationToken));
        await WriteAsync(server, folder);
        folder.Files()[card].ShouldNotBe(before);

        var other = Directory.CreateDirectory(Path.Combine(folder.Path, "other"));
        await File.WriteAllTextAsync(Path.Combine(other.FullName, "index.html"), "Mine.", TestContext.Current.CancellationToken);
        (await ExportAsync(server.Instance, other.FullName)).ShouldSatisfyAllConditions(one => one.Code.ShouldBe(1), one => one.Said.ShouldContain("no export of the site"));
        await ExportStage.CloseAsync(server);
        (await ExportAsync(server.Instance, folder.Path)).ShouldSatisfyAllConditions(one => one.Code.ShouldBe(1), one => one.Said.ShouldContain("closed"));
    }

    [Fact]
    public async Task From_files_a_reader_goes_from_the_front_to_an_article_and_finds_another_by_its_words()
    {
        await using var server = await TestServer.StartAsync();
        await ExportStage.SetAsync(server);
        using var folder = new ExportedFolder();
        await WriteAsync(server, folder);

        await using var watched = await chromium.OpenAsync(new(320));
        await watched.GoAsync($"file://{folder.Path}/index.html");
        await watched.Page.Locator("h1").WaitForAsync();
        watched.Page.Url.ShouldEndWith("/read/en/index.html");
        (await watched.AxeAsync()).ShouldBeEmpty();
        (await watched.Page.EvaluateAsync<bool>("() => document.fonts.ready.then(() => [...document.fonts].some(one => one.status === 'loaded'))")).ShouldBeTrue();
        await watched.Page.ClickAsync("h2 a:has-text('The rota goes up')");
        (await watched.Page.TitleAsync()).ShouldStartWith("The rota goes up two weeks ahead");

        // From the masthead of any page, by the keyboard.
        await watched.Page.FillAsync("#find", "CAFÉ lodz");
        await watched.Page.PressAsync("#find", "Enter");
        await SaysAsync("Texts found: 30");
        (await watched.Page.Locator("#found article").CountAsync()).ShouldBe(20);
        (await watched.Page.Locator("#found mark").First.TextContentAsync()).ShouldBe("café");
        (await watched.AxeAsync()).ShouldBeEmpty();
        (await watched.OverhangAsync()).ShouldBeLessThanOrEqualTo(0);
        await watched.Page.PressAsync("#more", "Enter");
        await watched.Page.WaitForFunctionAsync("() => document.querySelectorAll('#found article').length === 30 && document.activeElement.closest('#found article')");

        foreach (var (query, found) in new[]
        {
            ("q=مدرسة", 30), ("q=المدرسة", 30), ("q=cafe+-المدرسة", 1), ("q=grosse+-cafe", 0), ("q=press&order=newest", 1), ("q=cafe&year=2024&section=notes", 31), ("q=cafe&year=2023", 0), ("q=note&section=work", 0), ("q=constructor", 0), ("q=%3Cscript%3E", 0), ("q=never+said", 0),
        })
        {
            await watched.GoAsync($"file://{folder.Path}/read/en/search/index.html?{query}");
            await SaysAsync(found == 0 ? "Nothing was found" : $"Texts found: {found}");
        }

        // Nothing that can be typed is wrong: any bytes, half a sign, names that every object of a script has.
        string[] odd =
        [
            "q=%00", "q=%ff%fe%ed%a0%80", "q=%F0%9F%98%80", "q=__proto__", "q=toString+-hasOwnProperty", "q=press&year=__proto__&section=constructor&workplace=toString", "q=cafe&section=__proto__", "q=%22%22+-+*", "q=%25%zz%", $"q={new string('a', 199)}%F0%9F%98%80",
            $"q={new string('%', 300)}", "q=caf%65%CC%81&order=%00", "year=99999999999999999999", "q=-cafe", "q=]]%3E%3C/script%3E",
        ];
        foreach (var query in odd.Concat(Gen.Byte.Array[1, 60].Array[40].Single().Select(bytes => "q=." + string.Concat(bytes.Select(one => $"%{one:x2}")))))
        {
            await watched.GoAsync($"file://{folder.Path}/read/en/search/index.html?{query}");
            await watched.Page.WaitForFunctionAsync("() => document.getElementById('said').textContent !== ''");
            (await watched.Page.Locator("#said").TextContentAsync())!.ShouldMatch("^(Texts found: |Nothing was found)", query);
        }

        await watched.GoAsync($"file://{folder.Path}/read/en/search/index.html?q=spanner");
        await watched.Page.ClickAsync("#found h2 a");
        (await watched.Page.TitleAsync()).ShouldStartWith("A guard that can be taken off");
        watched.Complaints.ShouldBeEmpty();

        Task SaysAsync(string said) => watched.Page.WaitForFunctionAsync("said => document.getElementById('said').textContent.startsWith(said)", said);
    }

    private static void HoldAll(ExportedFolder folder)
    {
        var files = folder.Files();
        foreach (var file in new[]
        {
            "index.html", "robots.txt", "sitemap.xml", "sitemap-0.xml", "sitemap-news.xml", "handbill-files.txt", "read/index.html", "read/tokens.css", "read/en/index.html", "read/es/index.html", "read/en/about/index.html",
            "read/en/feed.atom", "read/en/feed.rss", "read/es/feed.json", "read/en/archive/index.html", "read/en/archive/page-2/index.html", "read/en/archive/2024/page-2/index.html", "read/en/archive/2024/feed.atom", "read/es/search/index.html", "read/en/archive/2024/feed.json", "read/en/sections/notes/page-2/index.html",
            "read/en/sections/notes/feed.atom", "read/en/topics/walls/book.epub", "read/en/series/walls/index.html", "read/en/authors/ada-brandt/index.html", "read/en/2024/03/note-1/index.html", "read/en/2024/03/note-1/cite.ris",
            "read/en/2024/03/note-2/index.html", "read/en/issues/index.html", "read/en/issues/year-2023/index.html", "read/en/issues/the-early-shift/index.html", "read/en/issues/feed.atom", "read/en/issues/the-early-shift/feed.json", "read/en/issues/the-early-shift/2024/index.html",
            "read/2019/05/an-old-one/index.html", "read/2018/page.html", "read/en/search/index.html", "read/en/search/index.js", "read/en/search/words/r-o.js", "read/en/search/articles/0.js", "read/en/search/sections.js",
        })
        {
            files.ShouldContainKey(file);
        }

        foreach (var kind in new[] { "read/cards/*.png", "read/files/*.png", "read/files/*.pdf" })
        {
            Directory.EnumerateFiles(Path.Combine(folder.Path, Path.GetDirectoryName(kind)!), Path.GetFileName(kind)).ShouldNotBeEmpty(kind);
        }

        files.Keys.ShouldContain(name => name.EndsWith("/serif.woff2", StringComparison.Ordinal));
        files.Keys.ShouldContain(name => name.EndsWith("/site-search.js", StringComparison.Ordinal));
        files.Keys.ShouldNotContain(name => name.Contains("subscribe", StringComparison.Ordinal) || name.EndsWith(".part", StringComparison.Ordinal));
        files.Keys.ShouldNotContain(name => name.Contains("night-bell", StringComparison.Ordinal), "Nothing tells of what waits.");
        folder.Read("read/en/index.html").ShouldNotContain("ubscribe");
        folder.Read("read/en/2024/03/note-1/index.html").ShouldSatisfyAllConditions(
            page => page.ShouldContain("Ask the desk,"), page => page.ShouldContain("../../../search/index.html?q=rota"), page => page.ShouldContain($"<link rel=\"canonical\" href=\"{ExportStage.Host}/read/en/2024/03/note-1\">"));
        folder.Read("read/en/2024/03/note-2/index.html").ShouldContain("It was not so.");
        folder.Read("read/2018/page.html").ShouldContain("../en/2024/03/note-1/index.html");
        folder.Read("read/en/feed.atom").ShouldNotContain("rel=\"next\"");
    }

    private static async Task WriteAsync(TestServer server, ExportedFolder folder)
    {
        await using var scope = server.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<ISiteExport>().WriteAsync(folder.Path, null, TestContext.Current.CancellationToken)).ShouldNotBeNull();
    }

    private static Task<(int Code, string Said)> ExportAsync(Instance instance, string folder, params string[] more) =>
        OtherProcess.RunAsync(Program, ["export", "site", "--out", folder, .. instance.Arguments, .. more]);
}
