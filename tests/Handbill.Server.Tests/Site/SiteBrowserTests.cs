using System.Net;
using System.Security.Cryptography;
using Handbill.Browser;
using Handbill.Groups.Contracts;
using Handbill.Groups.Groups;
using Handbill.Kernel.Ids;
using Handbill.Server.Tests.Hosting;
using Handbill.Site.Articles;
using Handbill.Site.Contracts;
using Handbill.Site.Issues;
using Handbill.Typesetting.Pages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SkiaSharp;

namespace Handbill.Server.Tests.Site;

/// <summary>The demonstration's site in a real Chromium: an editor publishes, corrects and takes back; readers look without scripts and over a slow line. How each kind of page looks is in <see cref="PublicPageTests"/>.</summary>
public sealed class SiteBrowserTests(Chromium chromium, ITestOutputHelper output) : IClassFixture<Chromium>
{
    private const int Phone = 360, Desk = 1280, MostMarkup = 30_000, MostWithFonts = 120_000, MostPainted = 1000, MostLooks = 5;
    private const string Press = "The lathe in hall two has a guard again";

    private const string Body = "For four weeks nobody had worked at it.\n\n## What it took\n\nNine names on a sheet of paper, a *date* and the number of the machine.\n\n- The sheet hung at the board.\n- The fitter came the same afternoon.\n\n> “We did not ask for anything new.”";

    private const string Arabic = "كان الحاجز مفقودًا منذ الربيع، والجميع يعرف ذلك.\n\n## ماذا حدث\n\nكتب تسعة عمال أسماءهم على ورقة، مع التاريخ ورقم الآلة. وجاء الفني بعد ظهر اليوم نفسه، وركّب الحاجز قبل نهاية الوردية.";

    private const string Painted = """
        () => new Promise(done => new PerformanceObserver(list => done(list.getEntries().at(-1).startTime)).observe({ type: "largest-contentful-paint", buffered: true }))
        """;

    private const string Weights = """
        () => Object.fromEntries([...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")].map(one => [one.name, one.transferSize]))
        """;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_editor_publishes_corrects_and_takes_back_and_a_group_takes_its_sheets_off()
    {
        await using var server = await TestServer.StartAsync();
        await using (var scope = server.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<ISiteDemonstration>().StageAsync(server.Url.ToString().TrimEnd('/'), Ending);
        }

        await PaperAsync(server);
        var editor = await server.SignInAsync(Role.EditorialBoard, Scope.Organisation);
        await using var desk = await chromium.OpenAsync(new BrowserLook(Desk) { Address = server.Url });
        await desk.Page.Context.AddCookiesAsync([new() { Name = editor.Cookie.Name, Value = editor.Cookie.Value, Url = server.Url.ToString() }]);
        var taken = await PublishAsync(desk, Press, Body, "en");
        var path = await PublishAsync(desk, "A guard that can be taken off with two screws", Body, "en");
        await PublishAsync(desk, "حاجز الآلة عاد إلى مكانه", Arabic, "ar");
        await CorrectAsync(desk, path);
        await TakeBackAsync(desk, taken);
        var id = await server.WithAsync(db => db.Set<Article>().Where(one => one.Path == path.Substring("/read/".Length)).Select(one => one.Id).SingleAsync(Ending));
        await desk.GoAsync($"/site/articles/{id}/mail");
        (await desk.AxeAsync()).ShouldBeEmpty();
        desk.Complaints.ShouldBeEmpty();

        await WithholdAsync(server);
        // Where others have the machine, it is measured again: what it can do is asked.
        for (var look = 1; await WeighAsync(server.Url, path) is var painted && painted >= MostPainted; look++)
        {
            look.ShouldBeLessThan(MostLooks, $"LCP {painted:0} ms");
        }

        var type = new StyleFonts();
        await SetInAsync(server.Url, path, (".masthead .name a", type.Masthead), (".article h1", type.Masthead), (".article .copy p", type.Body), (".masthead .menu a", type.Headline));
        await SetInAsync(server.Url, "/read/ar", (".card h2 a", type.ArabicBody), (".masthead .menu a", type.ArabicHeadline));
        await WithoutScriptsAsync(server.Url);
        using var reader = new HttpClient { BaseAddress = server.Url };
        (await reader.GetStringAsync("/read/ar/issues", Ending)).ShouldContain("\u2068The Early Shift 48\u2069، ", Case.Sensitive, "The number stays with its name beside a date from right to left.");
    }

    // A secretary takes a group's sheets off and puts them on again; the reader has the page open meanwhile.
    private async Task WithholdAsync(TestServer server)
    {
        const string Issue = "/read/en/issues/early-shift/48";
        var group = await server.WithAsync(db => db.Set<Group>().Select(one => one.Id).SingleAsync(Ending));
        var secretary = await server.SignInAsync(Role.OrganisationSecretary, Scope.Organisation);
        await using var reader = await chromium.OpenAsync(new BrowserLook(Phone) { Address = server.Url });
        await reader.GoAsync(Issue);
        await reader.Page.GetByRole(AriaRole.Heading, new() { Name = "Riverside Bus Depot" }).WaitForAsync();
        foreach (var (width, isWanted) in new[] { (390, false), (Desk, true) })
        {
            await using var desk = await chromium.OpenAsync(new BrowserLook(width) { Address = server.Url });
            await desk.Page.Context.AddCookiesAsync([new() { Name = secretary.Cookie.Name, Value = secretary.Cookie.Value, Url = server.Url.ToString() }]);
            await desk.GoAsync($"/groups/{group}");
            var box = desk.Page.GetByLabel("Its sheets may be on the public site");
            (await box.IsCheckedAsync()).ShouldBe(!isWanted);
            (await desk.OverhangAsync()).ShouldBe(0);
            (await desk.AxeAsync()).ShouldBeEmpty();
            await desk.PictureAsync($"group-{width}");
            await box.SetCheckedAsync(isWanted);
            await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
            await desk.Page.GetByText("The group is saved.").WaitForAsync();
            desk.Complaints.ShouldBeEmpty();
            var began = TimeProvider.System.GetTimestamp();
            do
            {
                TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(10));
                await reader.Page.ReloadAsync();
            }
            while (await reader.Page.GetByRole(AriaRole.Heading, new() { Name = "Riverside Bus Depot" }).CountAsync() != (isWanted ? 1 : 0));
        }

        reader.Complaints.ShouldBeEmpty();
    }

    // Over what Lighthouse calls slow 4G, with nothing in the cache. Gives the milliseconds to the largest paint.
    private async Task<double> WeighAsync(Uri server, string path)
    {
        await using var watched = await chromium.OpenAsync(new BrowserLook(Phone) { Address = server, Height = 740 });
        await watched.SlowDownAsync(1.6 * 1024 * 1024 / 8, 750 * 1024 / 8, latency: 150);
        await watched.GoAsync(path);
        var painted = await watched.Page.EvaluateAsync<double>(Painted);
        var shift = await watched.ShiftAsync();

        // Fonts hold nothing up, and may come after all this.
        await watched.Page.WaitForFunctionAsync("""() => performance.getEntriesByType("resource").filter(one => one.name.endsWith(".woff2")).length >= 2""");
        var weights = await watched.Page.EvaluateAsync<Dictionary<string, int>>(Weights);
        int Of(params string[] endings) => weights.Where(one => endings.Any(ending => one.Key.EndsWith(ending, StringComparison.Ordinal))).Sum(one => one.Value);
        var (markup, fonts) = (Of(path, ".css"), Of(".woff2"));
        output.WriteLine($"article: {markup} bytes of markup and sheets, {markup + fonts} with fonts ({string.Join(", ", weights.Select(one => $"{one.Key.Split('/')[^1]} {one.Value}"))}); slow 4G: LCP {painted:0} ms, CLS {shift}");
        markup.ShouldBeInRange(2_000, MostMarkup);
        (markup + fonts).ShouldBeInRange(20_000, MostWithFonts);
        shift.ShouldBe(0, string.Join(' ', await watched.MovedAsync()));
        weights.Keys.ShouldAllBe(address => address.StartsWith(server.ToString(), StringComparison.Ordinal));
        return painted;
    }

    // Asks the browser itself what it set the words in: the faces of the sheet.
    private async Task SetInAsync(Uri server, string path, params (string Selector, string Family)[] wanted)
    {
        await using var watched = await chromium.OpenAsync(new BrowserLook(Phone) { Address = server, Height = 740 });
        await watched.GoAsync(path);
        await watched.Page.EvaluateAsync("() => document.fonts.ready.then(() => true)");

        // Of the first page nothing may move: what came late is shown from the second on.
        await watched.GoAsync(path);
        await watched.Page.EvaluateAsync("() => document.fonts.ready.then(() => true)");
        var faces = await watched.FacesAsync([.. wanted.Select(one => one.Selector)]);
        foreach (var ((selector, family), face) in wanted.Zip(faces))
        {
            face.Family.ShouldStartWith(family, Case.Sensitive, $"{path} {selector}");
            face.IsSent.ShouldBeTrue("It comes from the server, not from the machine.");
        }
    }

    private async Task WithoutScriptsAsync(Uri server)
    {
        await using var watched = await chromium.OpenAsync(new BrowserLook(Phone) { Address = server, Scripts = false });
        await watched.GoAsync("/read");
        await watched.Page.Locator(".find input").FillAsync("night bus");
        await watched.Page.Locator(".find button").ClickAsync();
        await watched.Page.GetByRole(AriaRole.Link, new() { Name = "The night bus waits again" }).ClickAsync();
        await watched.Page.GetByText("How to cite this").ClickAsync();
        await watched.Page.GetByText("BibTeX").WaitForAsync();
        await watched.Page.GetByRole(AriaRole.Link, new() { Name = "Archive" }).ClickAsync();
        await watched.Page.GetByText(DateTime.UtcNow.Year.ToString(System.Globalization.CultureInfo.InvariantCulture)).First.WaitForAsync();
        watched.Complaints.ShouldBeEmpty();
    }

    // Gives where readers find it.
    private static async Task<string> PublishAsync(WatchedPage desk, string headline, string body, string language)
    {
        await desk.GoAsync("/site");
        await desk.BeginArticleAsync(
            ("Text.Headline", headline), ("Text.Body", body), ("Text.Section", language == "ar" ? "العمل" : "Safety"), ("Text.Topics", language == "ar" ? "السلامة" : "guards"), ("Language", language));
        await desk.PictureAsync("site-desk-write");
        await desk.PublishAsync();
        return (await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Look at it" }).GetAttributeAsync("href"))!;
    }

    private static async Task CorrectAsync(WatchedPage desk, string path)
    {
        await desk.Page.GotoAsync("/site");
        await desk.PictureAsync("site-desk");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "A guard that can be taken off with two screws" }).ClickAsync();
        await desk.CorrectAsync(Body.Replace("Nine", "Ten", StringComparison.Ordinal), "We wrote nine names; it was ten.");
        (await desk.AxeAsync()).ShouldBeEmpty();
        await desk.PictureAsync("site-desk-change");
        await desk.Page.GotoAsync(path);
        await desk.Page.GetByText("it was ten").WaitForAsync();
    }

    private static async Task TakeBackAsync(WatchedPage desk, string path)
    {
        await desk.Page.GotoAsync("/site");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = Press }).ClickAsync();
        await desk.TakeBackAsync("It has none: the one we saw stands in hall three.");
        await desk.PictureAsync("site-desk-gone");
        using var reader = new HttpClient();
        (await reader.GetAsync(new Uri(new Uri(desk.Page.Url), path), Ending)).StatusCode.ShouldBe(HttpStatusCode.Gone);
    }

    // Four issues in the archive, with drawn covers; sheets that the press made are in LockedIssueTests.
    private static Task<int> PaperAsync(TestServer server) => server.WithAsync(db =>
    {
        var group = new Group { Id = NewId.Of<GroupId>(TimeProvider.System), Name = "Riverside group", CreatedAt = DateTimeOffset.UtcNow, ShowsSheets = true };
        db.Add(group);
        for (var number = 45; number <= 48; number++)
        {
            var png = Drawn(number);
            var hash = Convert.ToHexStringLower(SHA256.HashData(png));
            var id = Guid.NewGuid();
            db.AddRange(
                new SiteFile { Hash = hash, Type = "image/png", Bytes = png },
                new PublicIssue
                {
                    Id = id, PublicationSlug = "early-shift", PublicationName = "The Early Shift", Slug = $"{number}", Number = number, Date = new DateOnly(2026, 11, 23).AddDays((number - 48) * 14), Language = "en",
                    PublishAt = DateTimeOffset.UtcNow.AddMinutes(-1), SourceKey = $"drawn:{number}", Cover = hash,
                },
                new PublicSheet { IssueId = id, Slug = "bus-depot", Id = Guid.NewGuid(), Name = "Riverside Bus Depot", Language = "en", GroupId = group.Id, Pdf = hash, Pages = $"{hash} {hash}", Text = "## Bay nine floods\n\nOnly when the wind is from the river." });
        }

        return db.SaveChangesAsync(Ending);
    });

    private static byte[] Drawn(int number)
    {
        using var picture = new SKBitmap(900, 1272);
        using var canvas = new SKCanvas(picture);
        canvas.Clear(SKColors.White);
        using var ink = new SKPaint { Color = SKColors.Black };
        canvas.DrawRect(60, 60, 780, 90, ink);
        for (var line = 0; line < 40; line++)
        {
            canvas.DrawRect(60 + (line % 2 * 400), 200 + (line / 2 * 50), 380 - (line * number % 90), 12, ink);
        }

        using var png = picture.Encode(SKEncodedImageFormat.Png, 90);
        return png.ToArray();
    }
}
