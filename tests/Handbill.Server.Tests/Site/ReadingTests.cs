using System.Net;
using Handbill.Groups.Organisations;
using Handbill.Server.Tests.Hosting;
using Handbill.Site.Articles;
using Handbill.Site.Publishing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Handbill.Server.Tests.Site;

/// <summary>What readers find and in which order, when it appears, and under which addresses.</summary>
public sealed class ReadingTests
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    // Noon of New Year's Eve by Greenwich is New Year's night in Auckland.
    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_year_of_the_archive_begins_where_the_organisation_is(StoreKind kind)
    {
        await using var stage = await SiteStage.StartAsync(kind);
        var one = await stage.WriteAsync("The bells", "At midnight.");
        var eve = new DateTimeOffset(2025, 12, 31, 12, 0, 0, TimeSpan.Zero);
        await stage.Server.WithAsync(async db =>
        {
            await db.Set<Organisation>().ExecuteUpdateAsync(set => set.SetProperty(row => row.TimeZone, "Pacific/Auckland"), TestContext.Current.CancellationToken);
            return await db.Set<Article>().Where(row => row.Id == one.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.PublishAt, eve), TestContext.Current.CancellationToken);
        });

        (await stage.TextAsync("/read/en/archive")).ShouldContain("/read/en/archive/2026\"");
        (await stage.TextAsync("/read/en/archive/2026")).ShouldContain(one.Path);
        (await stage.ReadAsync("/read/en/archive/2025")).Status.ShouldBe(HttpStatusCode.NotFound);
        await FoundInAsync(2026);

        // Where the clocks are set elsewhere, the search follows at the next start.
        await stage.Server.WithAsync(db => db.Set<Organisation>().ExecuteUpdateAsync(set => set.SetProperty(row => row.TimeZone, "Pacific/Honolulu"), TestContext.Current.CancellationToken));
        (await stage.TextAsync("/read/en/archive/2025")).ShouldContain(one.Path);
        await FoundInAsync(2025);

        async Task FoundInAsync(int year)
        {
            (await stage.Server.Services.GetRequiredService<ArchiveMend>().MendAsync(TestContext.Current.CancellationToken)).ShouldBe(0);
            foreach (var other in new[] { 2025, 2026 })
            {
                var text = await stage.TextAsync($"/read/en/search?q=midnight&year={other}");
                text.Contains(one.Path, StringComparison.Ordinal).ShouldBe(other == year, $"{other}");
                text.Contains($"<option value=\"{other}\"", StringComparison.Ordinal).ShouldBe(other == year, $"{other}");
            }
        }
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Readers_find_what_is_out_in_the_editors_order_from_its_hour_on_under_addresses_that_stay(StoreKind kind)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var stage = await SiteStage.StartAsync(kind, clock);
        (await stage.ReadAsync("/read/en")).Text.ShouldContain("Nothing has been published here yet.");
        var old = await stage.WriteAsync("An old cantina", "It closed.", new DateTimeOffset(2019, 12, 31, 23, 30, 0, TimeSpan.Zero), ("Section", "Town"));
        var work = await stage.WriteAsync("Señales en el depósito", "La **cantina** cerró.", null, ("Language", "es"));
        var one = await stage.WriteAsync(
            "The rota goes up", "The *canteen* list hangs in hall two, and the second list too.", clock.GetUtcNow().AddHours(-2), ("Section", "Work"), ("Topics", "rota, notice"), ("Authors", "Ada Brandt, Tomás Weir"), ("Series", "What we agreed"));
        var two = await stage.WriteAsync("Six minutes a day", "From the gate to the clock.", clock.GetUtcNow().AddHours(-1), ("Section", "Work"), ("Topics", "rota"), ("Series", "What we agreed"));
        await OrderAsync(stage, one, two);
        await ListsAsync(stage, one, two, old);
        await FoundAsync(stage, one, work);
        await WaitsAsync(stage, clock);
        await AddressesAsync(stage, one);
        await ClosedAsync(stage, one);
    }

    private static async Task OrderAsync(SiteStage stage, Article one, Article two)
    {
        await stage.UntilAsync("/read/en", (_, text) => Before(text, two.Path, one.Path));
        var placed = await stage.Editor.Browser.FillAsync("/site?language=en", "/site?handler=Place", ("language", "en"), ("article", two.Id.ToString()), ("place", ""), ("article", one.Id.ToString()), ("place", "1"));
        placed.Status.ShouldBe(HttpStatusCode.Redirect);
        await stage.UntilAsync("/read/en", (_, text) => Before(text, one.Path, two.Path));
    }

    private static async Task ListsAsync(SiteStage stage, Article one, Article two, Article old)
    {
        foreach (var list in new[] { "sections/work", "topics/rota", "series/what-we-agreed" })
        {
            Before(await stage.TextAsync($"/read/en/{list}"), two.Path, one.Path).ShouldBeTrue($"{list}: the newest first, whatever the front page's order is.");
            (await stage.ReadAsync($"/read/es/{list}")).Status.ShouldBe(HttpStatusCode.NotFound, "A list is of one language.");
        }

        foreach (var list in new[] { "topics/notice", "authors/ada-brandt", "authors/tomas-weir" })
        {
            (await stage.TextAsync($"/read/en/{list}")).ShouldNotContain(two.Path);
        }

        // The organisation's clock says 2019; an hour further east it is the next year already. Years between that have nothing say so.
        (await stage.TextAsync("/read/en/archive/2019")).ShouldContain(old.Path);
        (await stage.TextAsync("/read/en/archive/2022")).ShouldContain("There is nothing here.");
        (await stage.ReadAsync("/read/en/archive/2018")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stage.ReadAsync("/read/en/archive?page=2")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stage.TextAsync("/read/en")).ShouldContain("/read/en/sections/town");
        foreach (var book in new[] { "series/what-we-agreed", "topics/rota" })
        {
            (await stage.ReadAsync($"/read/en/{book}/book.epub")).Status.ShouldBe(HttpStatusCode.OK);
        }

        foreach (var citation in new[] { "cite.bib", "cite.ris" })
        {
            (await stage.TextAsync($"/read/{one.Path}/{citation}")).ShouldContain("Brandt");
        }
    }

    // With accents or without, another form of a word, words one after the other, narrowed by what it is in, and nothing.
    private static async Task FoundAsync(SiteStage stage, Article one, Article work)
    {
        (await stage.TextAsync("/read/es/search?q=senales+deposito")).ShouldContain(work.Path);
        var found = await stage.TextAsync("/read/en/search?q=lists");
        found.ShouldContain(one.Path);
        found.ShouldContain("<mark>list</mark>");
        (await stage.TextAsync("/read/en/search?q=%22hall+two%22")).ShouldContain(one.Path);
        (await stage.TextAsync("/read/en/search?q=%22two+hall%22")).ShouldContain("Nothing was found.");
        (await stage.TextAsync("/read/en/search?q=hall&section=work&year=" + one.PublishAt.Year)).ShouldContain(one.Path);
        (await stage.TextAsync("/read/en/search?q=hall&year=2019")).ShouldContain("Nothing was found.");
        (await stage.TextAsync("/read/en/search?q=hall&section=town")).ShouldContain("Nothing was found.");
        (await stage.TextAsync("/read/en/search?q=cantina&language=any&order=newest")).ShouldContain(work.Path);
        (await stage.TextAsync("/read/en/search?q=cantina")).ShouldNotContain(work.Path);

        // Filters alone list what they let through; the empty form asks nothing.
        var filtered = await stage.TextAsync("/read/en/search?q=&section=work");
        filtered.ShouldContain(one.Path);
        filtered.ShouldNotContain("<mark>");
        (await stage.TextAsync("/read/en/search?q=&section=town")).ShouldNotContain(one.Path);
        (await stage.TextAsync("/read/en/search?q=&section=work&year=2019")).ShouldContain("Nothing was found.");
        (await stage.TextAsync("/read/en/search?q=&order=newest&year=&section=&language=en")).ShouldNotContain("role=\"status\"");
        (await stage.TextAsync("/read/en/search?q=%3Cscript%3Ealert(1)%3C/script%3E")).ShouldContain("Nothing was found.");
        (await stage.ReadAsync("/read/en/search?q=%3Cscript%3E")).Text.ShouldNotContain("<script>");
    }

    // Before its hour there is nothing of it anywhere, not even that something has its words; at that moment it is everywhere.
    private static async Task WaitsAsync(SiteStage stage, FakeTimeProvider clock)
    {
        var due = clock.GetUtcNow().AddMinutes(10);
        var later = await stage.WriteAsync("A marigold strike", "Marigold is the word.", due, ("Section", "Strikes"), ("Topics", "rota"));
        string[] everywhere = ["/read/en", "/read/en/archive", "/read/en/topics/rota", "/read/en/feed.atom", "/read/en/feed.json", "/sitemap-0.xml", "/sitemap-news.xml", "/read/en/search?q=marigold&order=newest", "/read/en/search?q=marigold", "/read/en/search/feed.atom?q=marigold", $"/read/en/search?section=strikes", $"/read/en/archive/{due.Year}", $"/read/en/archive/{due.Year}/feed.json"];
        (await stage.ReadAsync($"/read/{later.Path}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stage.ReadAsync("/read/en/sections/strikes")).Status.ShouldBe(HttpStatusCode.NotFound);
        foreach (var page in everywhere)
        {
            var text = await stage.TextAsync(page);
            text.ShouldNotContain(later.Path, Case.Sensitive, page);
            text.ShouldNotContain("1 article", Case.Sensitive, page);
            text.ShouldNotContain("Strikes", Case.Sensitive, page);
        }

        clock.Advance(TimeSpan.FromMinutes(11));
        (await stage.ReadAsync($"/read/{later.Path}")).Status.ShouldBe(HttpStatusCode.OK);
        foreach (var page in everywhere)
        {
            await stage.UntilAsync(page, (_, text) => text.Contains(later.Path, StringComparison.Ordinal), clock);
        }

        await stage.UntilAsync("/read/en/archive/2019", (_, text) => text.Contains("/read/en/sections/strikes", StringComparison.Ordinal), clock);
    }

    private static async Task AddressesAsync(SiteStage stage, Article one)
    {
        await stage.Server.WithAsync(async db =>
        {
            db.Add(new OldAddress { Path = "2019/05/la-cantina", Target = one.Path });
            return await db.SaveChangesAsync(Ending);
        });
        foreach (var (asked, led) in new[]
        {
            ("/read/2019/05/la-cantina", $"/read/{one.Path}"), ($"/read/{one.Path}/", $"/read/{one.Path}"), ("/read/en/", "/read/en"), ("/read//en///archive", "/read/en/archive"),
            ("/read/en/s%C3%AD%0D%0AX:%20y/", "/read/en/s%C3%AD%0D%0AX%3A%20y"), ("/read//news.example.com/%5C/", "/read/news.example.com/%5C"),
        })
        {
            using var answer = await stage.Reader.GetAsync(new Uri(stage.Server.Url, asked), Ending);
            (answer.StatusCode, answer.Headers.Location?.OriginalString).ShouldBe((HttpStatusCode.MovedPermanently, led), asked);
        }

        using var home = await stage.Reader.GetAsync("/read", Ending);
        (home.StatusCode, home.Headers.Location?.OriginalString).ShouldBe((HttpStatusCode.Redirect, "/read/en"));
        using var card = await stage.Reader.GetAsync($"/read/cards/{one.Id}-0.png", Ending);
        card.Headers.Location?.OriginalString.ShouldStartWith($"/read/cards/{one.Id}-");
        using var drawn = await stage.Reader.GetAsync(card.Headers.Location, Ending);
        (drawn.StatusCode, drawn.Content.Headers.ContentType?.MediaType).ShouldBe((HttpStatusCode.OK, "image/png"));
    }

    private static async Task ClosedAsync(SiteStage stage, Article one)
    {
        (await stage.TextAsync("/robots.txt")).ShouldContain($"Sitemap: {SiteStage.Host}/sitemap.xml");
        await stage.SetUpAsync(isOpen: false);
        await stage.UntilAsync("/read/en", (status, _) => status == HttpStatusCode.NotFound);
        foreach (var path in new[] { "/read", $"/read/{one.Path}", "/read/en/search?q=list", "/read/en/feed.atom", "/read/tokens.css", $"/read/cards/{one.Id}-1.png", "/sitemap.xml", "/sitemap-0.xml", "/sitemap-news.xml" })
        {
            (await stage.ReadAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
        }

        (await stage.TextAsync("/robots.txt")).ShouldBe("User-agent: *\nDisallow: /\n");
    }

    private static bool Before(string text, string first, string second) =>
        text.IndexOf(first, StringComparison.Ordinal) is >= 0 and var at && text.IndexOf(second, StringComparison.Ordinal) > at;
}
