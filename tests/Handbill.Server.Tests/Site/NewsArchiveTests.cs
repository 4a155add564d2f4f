using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Handbill.Browser;
using Handbill.Server.Tests.Hosting;
using Handbill.Site.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Handbill.Server.Tests.Site;

/// <summary>Two years of news that others wrote, as an organisation would bring them: imported by the command, read and searched in a real Chromium, written as files by the command, and read and searched again without a server.</summary>
public sealed class NewsArchiveTests(Chromium chromium, ITestOutputHelper output) : IClassFixture<Chromium>
{
    private const string Collapse = "Magnitogorsk apartment building collapses after explosion, dozens dead";

    private static readonly string Program = typeof(NewsArchiveTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "Handbill").Value!;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task All_of_an_old_archive_is_imported_once_browsed_searched_exported_and_read_from_files(StoreKind kind)
    {
        using var archive = new OldArchive();
        var many = await NewsFolder.PutAsync(archive);
        await using var server = await OldArchive.OpenAsync(kind);
        await server.WithAsync(db => db.Set<SiteSetting>().ExecuteUpdateAsync(set => set.SetProperty(one => one.Host, ExportStage.Host), Ending));
        await ImportAsync(server, archive, many);
        await using (var reader = await chromium.OpenAsync(new BrowserLook(390) { Address = server.Url, Height = 800 }))
        {
            await TimedAsync("browsed", () => BrowseAsync(reader, "/read/en"));
            await TimedAsync("searched", () => SearchAsync(reader));
            await reader.GoAsync("/wiki/Magnitogorsk_apartment_building_collapses_after_explosion,_dozens_dead");
            (await reader.Page.Locator("h1").TextContentAsync()).ShouldBe(Collapse, "Its old address leads to it.");
            Well(reader, server.Url.ToString());
        }

        using var folder = new ExportedFolder();
        await TimedAsync("exported", () => ExportAsync(server, folder, many));
        await using var files = await chromium.OpenAsync(new BrowserLook(390) { Height = 800 });
        await TimedAsync("browsed as files", () => BrowseAsync(files, $"file://{folder.Path}/index.html"));
        await TimedAsync("searched as files", () => SearchFilesAsync(files));
        Well(files, $"file://{folder.Path}/");
    }

    // Twice: nothing doubles.
    private async Task ImportAsync(TestServer server, OldArchive archive, int many)
    {
        foreach (var (isNew, name) in new[] { (many, "imported"), (0, "imported again") })
        {
            var (code, said) = await TimedAsync(name, () => OtherProcess.RunAsync(Program, ["import", "markdown", archive.Root, "--json", .. server.Instance.Arguments]));
            code.ShouldBe(0, said);
            var report = JsonDocument.Parse(said).RootElement;
            var articles = report.GetProperty("articles");
            int Sum(string what) => articles.GetProperty(what).GetInt32();
            (Sum("read"), Sum("new"), Sum("changed"), Sum("unchanged"), Sum("kept")).ShouldBe((many, isNew, 0, many - isNew, 0));
            report.GetProperty("old_addresses").GetInt32().ShouldBe(isNew);
        }
    }

    // As a reader goes: to the archive, a year, its last page, a piece, its topic and another piece of that.
    private static async Task BrowseAsync(WatchedPage reader, string front)
    {
        await reader.GoAsync(front);
        await ClickAsync(reader, ".menu a:text-is('Archive')");
        await reader.Page.WaitForFunctionAsync("() => document.querySelector('h1').textContent === 'Archive'");
        (await reader.Page.Locator(".years a").AllTextContentsAsync()).ShouldBe(["2021", "2020", "2019"]);
        await ClickAsync(reader, ".years a:text-is('2019')");
        var seen = 0;
        while (true)
        {
            await reader.Page.WaitForFunctionAsync("() => document.querySelector('h1').textContent === 'Archive of 2019'");
            seen += await reader.Page.Locator(".list .card").CountAsync();
            if (await reader.Page.Locator("a[rel=next]").CountAsync() == 0)
            {
                break;
            }

            await ClickAsync(reader, "a[rel=next]");
        }

        seen.ShouldBe(171);
        await ClickAsync(reader, $".list h2 a:text-is('{Collapse}')");
        (await reader.Page.Locator("h1").TextContentAsync()).ShouldBe(Collapse);
        (await reader.Page.Locator(".copy").TextContentAsync())!.ShouldContain("ten-storey");
        (await reader.OverhangAsync()).ShouldBe(0);
        await ClickAsync(reader, "a[rel=tag]:text-is('Russia')");
        (await reader.Page.Locator("h1").TextContentAsync()).ShouldBe("Russia");
        (await reader.Page.Locator(".list .card").CountAsync()).ShouldBeGreaterThan(5);
        await ClickAsync(reader, ".list h2 a >> nth=0");
        (await reader.Page.Locator("a[rel=tag]").AllTextContentsAsync()).ShouldContain("Russia");
        (await reader.Page.Locator(".related h3 a").CountAsync()).ShouldBe(4);
        (await reader.AxeAsync()).ShouldBeEmpty();
        await ClickAsync(reader, ".masthead .name a");
        await reader.Page.Locator(".front .card").First.WaitForAsync();
    }

    private static async Task SearchAsync(WatchedPage reader)
    {
        (await AskAsync("magnitogorsk apartments"))[0].ShouldBe(Collapse);

        // Accents are nothing to a search; what it shows has them.
        var (plain, accented) = (await AskAsync("erdogan"), await AskAsync("Erdoğan"));
        plain.Count.ShouldBeGreaterThanOrEqualTo(4);
        accented.ShouldBe(plain);
        (await reader.Page.Locator(".list mark").First.TextContentAsync()).ShouldBe("Erdoğan");

        (await AskAsync("\"state of emergency\"")).Count.ShouldBeInRange(7, 30);
        (await AskAsync("\"emergency of state\"")).ShouldBeEmpty();
        (await reader.Page.GetByText("Nothing was found.").CountAsync()).ShouldBe(1);

        // Narrowed to a year by the form, and the newest first.
        await reader.Page.Locator("#q").FillAsync("emergency");
        await reader.Page.Locator("#year").SelectOptionAsync("2020");
        await reader.Page.Locator("#order").SelectOptionAsync("newest");
        await ClickAsync(reader, "main .search button");
        var times = await reader.Page.Locator(".list time").EvaluateAllAsync<string[]>("all => all.map(one => one.dateTime)");
        times.Length.ShouldBeGreaterThan(5);
        times.ShouldAllBe(time => time.StartsWith("2020-"));
        times.ShouldBe(times.OrderDescending(StringComparer.Ordinal));
        (await reader.Page.Locator("#year").InputValueAsync()).ShouldBe("2020");
        (await reader.AxeAsync()).ShouldBeEmpty();

        async Task<IReadOnlyList<string>> AskAsync(string words)
        {
            await reader.Page.Locator("input[name=q]").FillAsync(words);
            await reader.Page.RunAndWaitForResponseAsync(() => reader.Page.Locator("input[name=q]").PressAsync("Enter"), answer => answer.Url.Contains("/search?", StringComparison.Ordinal));
            await reader.Page.WaitForLoadStateAsync(LoadState.Load);
            return await reader.Page.Locator(".list h2 a").AllTextContentsAsync();
        }
    }

    private static async Task ExportAsync(TestServer server, ExportedFolder folder, int many)
    {
        string[] export = ["export", "site", "--out", folder.Path, "--json", .. server.Instance.Arguments];
        var (code, said) = await OtherProcess.RunAsync(Program, export);
        code.ShouldBe(0, said);
        var first = folder.Files();
        JsonDocument.Parse(said).RootElement.GetProperty("files").GetInt32().ShouldBe(first.Count);
        first.Keys.Count(file => file.StartsWith("read/en/20", StringComparison.Ordinal) && file.EndsWith("/index.html", StringComparison.Ordinal)).ShouldBe(many);
        folder.Wrong(ExportStage.Host).ShouldBeEmpty();

        var report = JsonDocument.Parse((await OtherProcess.RunAsync(Program, export)).Said).RootElement;
        (report.GetProperty("written").GetInt32(), report.GetProperty("removed").GetInt32()).ShouldBe((0, 0));
        folder.Files().ShouldBe(first);
    }

    private static async Task SearchFilesAsync(WatchedPage reader)
    {
        await reader.Page.Locator("#find").FillAsync("magnitogorsk apartment");
        await reader.Page.Locator("#find").PressAsync("Enter");
        await reader.Page.Locator("#found h2 a").First.WaitForAsync();
        (await reader.Page.Locator("#found h2 a").First.TextContentAsync()).ShouldBe(Collapse);
        var search = reader.Page.Url.Split('?')[0];
        foreach (var (query, least) in new[] { ("q=erdogan", 4), ("q=ERDO%C4%9EAN", 4), ("q=emergency&year=2020&order=newest", 6), ("q=emergency+-covid&section=news", 10) })
        {
            await reader.GoAsync($"{search}?{query}");
            await reader.Page.WaitForFunctionAsync("() => document.getElementById('said').textContent !== ''");
            (await reader.Page.Locator("#found article").CountAsync()).ShouldBeInRange(least, 20, query);
        }

        await reader.GoAsync($"{search}?q=emergency&year=2020&order=newest");
        await reader.Page.Locator("#found time").First.WaitForAsync();
        var times = await reader.Page.Locator("#found time").EvaluateAllAsync<string[]>("all => all.map(one => one.dateTime)");
        times.ShouldAllBe(time => time.StartsWith("2020-"));
        times.ShouldBe(times.OrderDescending(StringComparer.Ordinal));
        await ClickAsync(reader, "#found h2 a >> nth=0");
        (await reader.Page.Locator(".copy").TextContentAsync())!.ShouldContain("emergency", Case.Insensitive);
    }

    private static async Task ClickAsync(WatchedPage reader, string what)
    {
        await reader.Page.Locator(what).ClickAsync();
        await reader.Page.WaitForLoadStateAsync(LoadState.Load);
    }

    // Nothing failed, nothing came from elsewhere.
    private static void Well(WatchedPage reader, string place)
    {
        reader.Complaints.ShouldBeEmpty();
        reader.Asked.ShouldAllBe(address => address.StartsWith(place, StringComparison.Ordinal));
    }

    private Task TimedAsync(string what, Func<Task> act) => TimedAsync(what, async () =>
    {
        await act();
        return 0;
    });

    private async Task<T> TimedAsync<T>(string what, Func<Task<T>> act)
    {
        var began = Stopwatch.GetTimestamp();
        var result = await act();
        output.WriteLine($"{what}: {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s");
        return result;
    }
}
