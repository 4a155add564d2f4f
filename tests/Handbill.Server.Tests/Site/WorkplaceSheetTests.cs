using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Handbill.Browser;
using Handbill.Groups.Contracts;
using Handbill.Groups.Post;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Handbill.Server.Tests.Hosting;
using Handbill.Server.Tests.Issues;
using Handbill.Server.Tests.Post;
using Handbill.Server.Tests.Press;
using Handbill.Site.Contracts;
using Handbill.Site.Issues;
using Handbill.Site.Publishing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Handbill.Server.Tests.Site;

/// <summary>Sheets of workplaces that anybody may read are found by their words and by their workplace, while their groups say so and not before their time.</summary>
public sealed class WorkplaceSheetTests(Chromium chromium) : IClassFixture<Chromium>
{
    // Of items that stand on one sheet each.
    private const string KitchensWords = "big oven", DepotsWords = "bay nine";

    private const string Kitchen = "/read/en/workplaces/hillside-school-kitchen", Depot = "/read/en/workplaces/riverside-bus-depot";

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_sheet_is_found_by_its_words_its_workplace_its_publication_and_its_year(StoreKind kind)
    {
        await using var stage = await SiteStage.StartAsync(kind);
        var (issue, editions, secretary) = await MadeAsync(stage);
        await PublishAsync(stage, issue, [.. editions], DateTimeOffset.UtcNow.AddMinutes(-1));
        var home = await IssuePageAsync(stage);

        foreach (var (words, mine, other) in new[] { (KitchensWords, "school-kitchen", "bus-depot"), (DepotsWords, "bus-depot", "school-kitchen") })
        {
            var found = await FoundAsync(stage, $"q={Uri.EscapeDataString(words)}");
            found.ShouldContain($"href=\"{home}#{mine}\"");
            found.ShouldNotContain($"{home}#{other}");
            found.ShouldContain("1 text<");
            found.ShouldContain("<mark>");
        }

        var place = await FoundAsync(stage, "q=the&workplace=riverside-bus-depot&order=newest");
        place.ShouldContain($"{home}#bus-depot");
        place.ShouldNotContain($"{home}#school-kitchen");
        place.ShouldContain("<option value=\"riverside-bus-depot\" selected>Riverside Bus Depot</option>");
        place.ShouldContain("<option value=\"hillside-school-kitchen\">Hillside School Kitchen</option>");
        var (publication, year) = (home.Split('/')[^2], DateTimeOffset.UtcNow.AddMinutes(-1).Year);
        (await FoundAsync(stage, $"q=oven&publication={publication}&year={year}&language=en")).ShouldContain($"{home}#school-kitchen");
        foreach (var none in new[] { "q=oven&workplace=riverside-bus-depot", "q=oven&workplace=nowhere", $"q=oven&year={year - 1}", "q=oven&language=es", "q=oven&section=work", "q=oven&publication=nobody", "q=oven&workplace=%00" })
        {
            (await FoundAsync(stage, none)).ShouldContain("Nothing was found.", Case.Sensitive, none);
        }

        await ListedAsync(stage, home);
        await AboutAsync(stage);
        await WithheldAsync(stage, secretary, editions.Single(one => one.Slug == "school-kitchen"), home);
        await TakenOffAsync(stage, issue, editions, home);
    }

    // The list of a workplace, its feeds, the way there from the issue's page, and the box for letters about it.
    private static async Task ListedAsync(SiteStage stage, string home)
    {
        (await stage.TextAsync(home)).ShouldContain($"<h3><a href=\"{Depot}\">Riverside Bus Depot</a></h3>");
        var list = await stage.TextAsync(Depot);
        list.ShouldContain("<h1>Riverside Bus Depot</h1>");
        list.ShouldContain($"href=\"{home}#bus-depot\"");
        list.ShouldNotContain("Kitchen");
        var atom = XDocument.Parse((await stage.ReadAsync($"{Depot}/feed.atom")).Text);
        XNamespace ns = "http://www.w3.org/2005/Atom";
        var entry = atom.Root!.Elements(ns + "entry").ShouldHaveSingleItem();
        entry.Element(ns + "link")!.Attribute("href")!.Value.ShouldBe($"{SiteStage.Host}{home}#bus-depot");
        entry.Element(ns + "content")!.Value.ToLowerInvariant().ShouldContain(DepotsWords);
        (await stage.TextAsync($"{Depot}/feed.rss")).ToLowerInvariant().ShouldContain(DepotsWords);
        using var json = JsonDocument.Parse((await stage.ReadAsync($"{Depot}/feed.json")).Text);
        json.RootElement.GetProperty("items").GetArrayLength().ShouldBe(1);
        (await stage.ReadAsync("/read/en/workplaces/nowhere")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stage.ReadAsync($"{Depot}?page=2")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stage.ReadAsync("/read/en/workplaces/nowhere/feed.atom")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stage.TextAsync("/read/en/subscribe")).ShouldContain("name=\"workplace\" value=\"riverside-bus-depot\"");
    }

    // An article that is about it stands in its list too, and is found by it, until somebody takes that off.
    private static async Task AboutAsync(SiteStage stage)
    {
        var about = await stage.WriteAsync("The pump at bay nine", "It runs since Monday.", null, ("Workplaces", "Riverside Bus Depot, The Old Yard"));
        await stage.UntilAsync(Depot, (_, text) => text.Contains(about.Path, StringComparison.Ordinal) && text.Contains("#bus-depot", StringComparison.Ordinal));
        (await stage.TextAsync($"{Depot}/feed.rss")).ShouldContain(about.Path);
        (await stage.TextAsync("/read/en/workplaces/the-old-yard")).ShouldContain("<h1>The Old Yard</h1>");
        (await FoundAsync(stage, "q=pump&workplace=riverside-bus-depot")).ShouldContain(about.Path);
        (await FoundAsync(stage, "q=pump&workplace=hillside-school-kitchen")).ShouldContain("Nothing was found.");
        (await stage.ChangeAsync(about, ("Text.Workplaces", "The Old Yard"))).Status.ShouldBe(HttpStatusCode.Redirect);
        await stage.UntilAsync(Depot, (_, text) => !text.Contains(about.Path, StringComparison.Ordinal));
        (await FoundAsync(stage, "q=pump&workplace=riverside-bus-depot")).ShouldContain("Nothing was found.");
        (await stage.RetractAsync(about, "It does not run.")).Status.ShouldBe(HttpStatusCode.Redirect);
        await stage.UntilAsync("/read/en/workplaces/the-old-yard", (status, _) => status == HttpStatusCode.NotFound);
    }

    // At the moment of its no there is nothing of it: not a word, not a number, not its name in a choice. With its yes it is back.
    private static async Task WithheldAsync(SiteStage stage, SignedIn secretary, EditionCard kitchen, string home)
    {
        (await stage.TextAsync(Kitchen)).ShouldContain($"{home}#school-kitchen");
        await SayAsync(secretary, kitchen.GroupId, yes: false);
        var found = await FoundAsync(stage, "q=oven&language=any");
        found.ShouldContain("Nothing was found.");
        found.ShouldNotContain("Hillside");
        (await IndexedAsync(stage)).ShouldBe(["bus-depot"]);
        (await stage.TextAsync("/read/en/subscribe")).ShouldNotContain("Hillside");
        await stage.UntilAsync(Kitchen, (status, _) => status == HttpStatusCode.NotFound);
        await stage.UntilAsync($"{Kitchen}/feed.atom", (status, _) => status == HttpStatusCode.NotFound);
        await SayAsync(secretary, kitchen.GroupId, yes: true);
        (await FoundAsync(stage, "q=oven")).ShouldContain($"{home}#school-kitchen");
        await stage.UntilAsync(Kitchen, (status, text) => status == HttpStatusCode.OK && text.Contains($"{home}#school-kitchen", StringComparison.Ordinal));
    }

    // A sheet that the publisher takes off is out of the index; one that is made anew stands in it once. A lost index comes back with all that may be in it.
    private static async Task TakenOffAsync(SiteStage stage, IssueId issue, IReadOnlyList<EditionCard> editions, string home)
    {
        await PublishAsync(stage, issue, [editions.Single(one => one.Slug == "bus-depot")], DateTimeOffset.UtcNow.AddMinutes(-1));
        (await IndexedAsync(stage)).ShouldBe(["bus-depot"]);
        (await FoundAsync(stage, "q=oven")).ShouldContain("Nothing was found.");
        await PublishAsync(stage, issue, [.. editions], DateTimeOffset.UtcNow.AddMinutes(-1));
        (await IndexedAsync(stage)).ShouldBe(["bus-depot", "school-kitchen"], ignoreOrder: true);

        var mend = stage.Server.Services.GetRequiredService<ArchiveMend>();
        (await mend.MendAsync(Ending)).ShouldBe(0);
        await stage.Server.WithAsync(async db =>
        {
            await db.Store.Archive.RemoveAsync(db, await db.Store.Archive.IdsAsync(db, Ending), Ending);
            return 0;
        });
        (await FoundAsync(stage, "q=oven")).ShouldContain("Nothing was found.");
        (await mend.MendAsync(Ending)).ShouldBe(2);
        (await FoundAsync(stage, "q=oven")).ShouldContain($"{home}#school-kitchen");
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Before_its_hour_there_is_nothing_of_a_sheet_and_at_that_moment_it_is_found(StoreKind kind)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var stage = await SiteStage.StartAsync(kind, clock);
        var (issue, editions, _) = await MadeAsync(stage, clock);
        await PublishAsync(stage, issue, [.. editions], clock.GetUtcNow().AddMinutes(10));

        foreach (var order in new[] { "", "&order=newest" })
        {
            var early = await FoundAsync(stage, $"q=oven{order}");
            early.ShouldContain("Nothing was found.");
            early.ShouldNotContain("Hillside");
        }

        (await stage.ReadAsync(Kitchen)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stage.TextAsync("/read/en/subscribe")).ShouldNotContain("Hillside");
        clock.Advance(TimeSpan.FromMinutes(12));
        await stage.UntilAsync(Kitchen, (status, _) => status == HttpStatusCode.OK, clock);
        (await FoundAsync(stage, "q=oven")).ShouldContain("#school-kitchen");
        (await FoundAsync(stage, "q=oven&order=newest&workplace=hillside-school-kitchen")).ShouldContain("#school-kitchen");
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_workplaces_list_goes_on_over_pages_the_newest_first(StoreKind kind)
    {
        await using var stage = await SiteStage.StartAsync(kind);
        var (issue, editions, _) = await MadeAsync(stage);
        await PublishAsync(stage, issue, [editions.Single(one => one.Slug == "bus-depot")], DateTimeOffset.UtcNow.AddMinutes(-1));
        var group = editions.Single(one => one.Slug == "bus-depot").GroupId;
        await stage.Server.WithAsync(db =>
        {
            for (var number = 1; number <= 34; number++)
            {
                var older = new PublicIssue
                {
                    Id = Guid.NewGuid(), PublicationSlug = "older", PublicationName = "Older", Slug = $"{number}", Number = number, Date = new DateOnly(2020, 1, 1).AddDays(14 * number), Language = "en",
                    PublishAt = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(14 * number), SourceKey = $"older:{number}",
                };
                db.AddRange(older, new PublicSheet { IssueId = older.Id, Slug = "depot", Id = Guid.NewGuid(), Name = "Riverside Bus Depot", Language = "en", GroupId = group, Pdf = "0", Text = $"Number {number} of before." });
            }

            return db.SaveChangesAsync(Ending);
        });

        var (first, second) = (await stage.TextAsync(Depot), await stage.TextAsync($"{Depot}?page=2"));
        Links(first).Count.ShouldBe(30);
        Links(first)[0].ShouldEndWith("#bus-depot");
        Links(first).Concat(Links(second)).Distinct().Count().ShouldBe(35);
        Links(second)[^1].ShouldBe("/read/en/issues/older/1#depot");
        (await stage.ReadAsync($"{Depot}?page=3")).Status.ShouldBe(HttpStatusCode.NotFound);

        static List<string> Links(string page) => [.. System.Text.RegularExpressions.Regex.Matches(page, "<h2><a href=\"([^\"]+)\"").Select(match => match.Groups[1].Value)];
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_sheet_is_sent_from_its_issues_page_to_those_who_asked_for_its_workplace(StoreKind kind)
    {
        await using var stage = await SiteStage.StartAsync(kind);
        var (issue, editions, secretary) = await MadeAsync(stage);
        await PublishAsync(stage, issue, [.. editions], DateTimeOffset.UtcNow.AddMinutes(-1));
        var sheet = await stage.Server.WithAsync(db => db.Set<PublicSheet>().Where(one => one.Slug == "bus-depot").Select(one => one.Id).SingleAsync(Ending));
        var page = $"/site/sheets/{sheet}/mail";
        (await stage.Editor.Browser.TextAsync($"/site/issues/{issue}")).ShouldContain($"href=\"{page}\"");
        (await stage.Editor.Browser.TextAsync(page)).ShouldContain("No mail server is set up");

        await using var mailbox = await Mailbox.OpenAsync();
        var texts = stage.Server.Services.GetRequiredService<ISealedTexts>();
        await stage.Server.WithAsync(db =>
        {
            db.Add(new MailSetting { Host = "127.0.0.1", Port = mailbox.Port, Safety = MailSafety.None, From = "news@riverside.example", Secret = texts.Seal(PostRoom.Secret, PostRoom.NewSecret()), PerMinute = 10_000 });
            return db.SaveChangesAsync(Ending);
        });
        (await stage.Editor.Browser.TextAsync(page)).ShouldContain("0 subscribers in this language want it.");
        using var asked = await stage.Reader.PostAsync("/read/en/subscribe", new FormUrlEncodedContent([new("address", "ann@example.org"), new("workplace", "riverside-bus-depot")]), Ending);
        var link = LetterStage.LinkIn(await mailbox.NextAsync("ann@example.org"));
        mailbox.Letters.Clear();
        using var confirmed = await stage.Reader.PostAsync(link, null, Ending);
        (asked.StatusCode, confirmed.StatusCode).ShouldBe((HttpStatusCode.OK, HttpStatusCode.OK));

        (await stage.Editor.Browser.TextAsync(page)).ShouldContain("1 subscriber in this language wants it.");
        (await stage.Editor.Browser.FillAsync(page, null)).Status.ShouldBe(HttpStatusCode.Redirect);
        var letter = await mailbox.NextAsync("ann@example.org");
        letter.TextBody!.ToLowerInvariant().ShouldContain(DepotsWords);
        letter.Subject.ShouldStartWith("Riverside Bus Depot: The Early Shift 48");
        (await stage.Editor.Browser.TextAsync(page)).ShouldContain("Handed to the mail server");

        // Made anew it is the same sheet: sent is sent. Withheld, it is not there.
        await PublishAsync(stage, issue, [.. editions], DateTimeOffset.UtcNow.AddMinutes(-1));
        (await stage.Editor.Browser.TextAsync(page)).ShouldContain("Handed to the mail server");
        (await secretary.Browser.OpenAsync(page)).Status.ShouldNotBe(HttpStatusCode.OK);
        await SayAsync(secretary, editions.Single(one => one.Slug == "bus-depot").GroupId, yes: false);
        (await stage.Editor.Browser.OpenAsync(page)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task From_files_a_sheet_is_found_and_its_workplace_leads_to_all_there_is_of_it()
    {
        await using var stage = await SiteStage.StartAsync(StoreKind.Sqlite);
        var (issue, editions, secretary) = await MadeAsync(stage);
        await PublishAsync(stage, issue, [.. editions], DateTimeOffset.UtcNow.AddMinutes(-1));
        using var folder = new ExportedFolder();
        await ExportAsync(stage, folder);

        await using var watched = await chromium.OpenAsync(new(390));
        foreach (var (query, found) in new[] { ("q=oven", 1), ("q=the&workplace=riverside-bus-depot", 1), ("q=oven&workplace=riverside-bus-depot", 0), ("q=&workplace=riverside-bus-depot", 1), ("q=-the&workplace=riverside-bus-depot", 0), ("q=oven&workplace=hillside-school-kitchen&year=" + DateTimeOffset.UtcNow.AddMinutes(-1).Year, 1) })
        {
            await watched.GoAsync($"file://{folder.Path}/read/en/search/index.html?{query}");
            await watched.Page.WaitForFunctionAsync("said => document.getElementById('said').textContent.startsWith(said)", found == 0 ? "Nothing was found" : $"Texts found: {found}");
        }

        await watched.Page.ClickAsync("#found h2 a");
        await watched.Page.WaitForURLAsync("**/index.html#school-kitchen");
        await watched.Page.ClickAsync("#school-kitchen h3 a");
        (await watched.Page.Locator("h1").TextContentAsync()).ShouldBe("Hillside School Kitchen");
        (await watched.AxeAsync()).ShouldBeEmpty();
        watched.Complaints.ShouldBeEmpty();

        await SayAsync(secretary, editions.Single(one => one.Slug == "school-kitchen").GroupId, yes: false);
        await ExportAsync(stage, folder);
        folder.Files().Keys.ShouldNotContain(name => name.Contains("hillside", StringComparison.Ordinal));
        await watched.GoAsync($"file://{folder.Path}/read/en/search/index.html?q=oven");
        await watched.Page.WaitForFunctionAsync("() => document.getElementById('said').textContent.startsWith('Nothing was found')");
    }

    private static async Task ExportAsync(SiteStage stage, ExportedFolder folder)
    {
        await using var scope = stage.Server.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<ISiteExport>().WriteAsync(folder.Path, null, Ending)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Sheets_that_were_there_before_the_index_knew_of_sheets_get_ids_of_their_own(StoreKind kind)
    {
        await using var store = await TestStore.MakeAsync(kind);
        await using var db = store.Instance.OpenDb();
        var migrator = db.GetService<IMigrator>();
        var all = db.Database.GetMigrations().ToList();
        await migrator.MigrateAsync(all[all.FindIndex(name => name.EndsWith("_SheetsInTheArchive", StringComparison.Ordinal)) - 1], Ending);
        var issue = Guid.CreateVersion7();
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO site_public_issue ("Id", "PublicationSlug", "PublicationName", "Slug", "Number", "Date", "Language", "PublishAt", "Source", "SourceKey", "Cover", "CoverOf") VALUES ({issue}, 'p', 'P', '1', 1, '2020-05-01', 'en', 0, '', 'k', '', {Guid.Empty})
            """,
            Ending);
        foreach (var slug in new[] { "one", "two" })
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO site_public_sheet ("IssueId", "Slug", "Name", "Language", "GroupId", "Pdf", "Pages", "Text") VALUES ({issue}, {slug}, 'P', 'en', {Guid.Empty}, '0', '', 'Of before.')
                """,
                Ending);
        }

        await migrator.MigrateAsync(cancellationToken: Ending);

        var ids = await db.Set<PublicSheet>().Where(sheet => sheet.IssueId == issue).Select(sheet => sheet.Id).ToListAsync(Ending);
        (ids.Count, ids.Distinct().Count()).ShouldBe((2, 2));
        ids.ShouldNotContain(Guid.Empty);
    }

    private static async Task<(IssueId Issue, IReadOnlyList<EditionCard> Editions, SignedIn Secretary)> MadeAsync(SiteStage stage, FakeTimeProvider? clock = null)
    {
        var files = IssueStage.Read(IssueStage.Folder("samples/fortnight")).Only("issue.yaml", "editorial.md", "fillers.md", "workplaces/bus-depot.md", "workplaces/school-kitchen.md");
        var issue = await RunStage.LockedAsync(stage.Server, files);
        clock?.Advance(TimeSpan.FromSeconds(1));
        await RunStage.MakeAsync(stage.Server, stage.Editor, issue);
        var editions = (await IssueStage.EditionsAsync(stage.Server, issue)).Where(one => one.Slug is "bus-depot" or "school-kitchen").ToList();
        var secretary = await stage.Server.SignInAsync(Role.OrganisationSecretary, Scope.Organisation);
        foreach (var edition in editions)
        {
            await SayAsync(secretary, edition.GroupId, yes: true);
        }

        return (issue, editions, secretary);
    }

    private static async Task SayAsync(SignedIn secretary, GroupId group, bool yes)
    {
        var page = $"/groups/{group}";
        var opened = await secretary.Browser.OpenAsync(page);
        var answer = await secretary.Browser.SendAsync(opened, page, ("Input.Name", opened.Field("Input.Name")), ("Input.Version", opened.Field("Input.Version")), ("Input.ShowsSheets", yes ? "true" : "false"));
        answer.Status.ShouldBe(HttpStatusCode.Redirect, answer.Text);
    }

    private static async Task PublishAsync(SiteStage stage, IssueId issue, IReadOnlyList<EditionCard> editions, DateTimeOffset at) =>
        (await stage.Editor.Browser.FillAsync($"/site/issues/{issue}", null, [.. editions.Select(one => ("edition", (string?)one.Id.ToString())), ("at", SiteStage.Local(at))])).Status.ShouldBe(HttpStatusCode.Redirect);

    private static async Task<string> IssuePageAsync(SiteStage stage)
    {
        var row = await stage.Server.WithAsync(db => db.Set<PublicIssue>().AsNoTracking().SingleAsync(Ending));
        return $"/read/en/issues/{row.PublicationSlug}/{row.Slug}";
    }

    private static Task<string> FoundAsync(SiteStage stage, string query) => stage.TextAsync($"/read/en/search?{query}");

    // Slugs of the sheets that the index has.
    private static Task<List<string>> IndexedAsync(SiteStage stage) => stage.Server.WithAsync(async db =>
    {
        var ids = await db.Store.Archive.IdsAsync(db, Ending);
        return await db.Set<PublicSheet>().Where(sheet => EF.Parameter(ids).Contains(sheet.Id)).Select(sheet => sheet.Slug).ToListAsync(Ending);
    });
}
