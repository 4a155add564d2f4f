using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Changes;
using Handbill.Press.Contracts;
using Handbill.Server.Tests.Hosting;
using Handbill.Server.Tests.Issues;
using Handbill.Server.Tests.Press;
using Handbill.Site.Articles;
using Handbill.Site.Contracts;
using Handbill.Site.Issues;
using Handbill.Site.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Group = Handbill.Groups.Groups.Group;

namespace Handbill.Server.Tests.Site;

/// <summary>A group says whether anybody may read its sheets; the site obeys at once, wherever the sheets stood, and nothing else is made again.</summary>
public sealed partial class GroupWishTests
{
    // Of an item that stands on the kitchen's sheet alone.
    private const string KitchensWords = "The big oven, solved";

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_sheet_is_public_only_while_its_group_says_so_on_every_node(StoreKind kind)
    {
        await using var stage = await SiteStage.StartAsync(kind);
        var files = IssueStage.Read(IssueStage.Folder("samples/fortnight")).Only("issue.yaml", "editorial.md", "fillers.md", "workplaces/bus-depot.md", "workplaces/school-kitchen.md");
        var issue = await RunStage.LockedAsync(stage.Server, files);
        await RunStage.MakeAsync(stage.Server, stage.Editor, issue);
        var editions = await IssueStage.EditionsAsync(stage.Server, issue);
        var (kitchen, depot) = (editions.Single(one => one.Slug == "school-kitchen"), editions.Single(one => one.Slug == "bus-depot"));
        kitchen.GroupId.ShouldNotBe(depot.GroupId);
        var secretary = await stage.Server.SignInAsync(Role.OrganisationSecretary, Scope.Organisation);
        await using var other = kind == StoreKind.Postgres ? await HandbillServer.PrepareAsync(stage.Server.Instance, "http://127.0.0.1:0", Ending) : null;
        await (other?.StartAsync(Ending) ?? Task.CompletedTask);
        var page = $"/site/issues/{issue}";

        await RefusedAsync(stage, page, kitchen);
        await OwnAsync(stage, kitchen.GroupId, depot.GroupId);
        await SaidAsync(stage, secretary, kitchen.GroupId);
        await SayAsync(secretary, depot.GroupId, yes: true);
        await HoldFormAsync(stage, secretary, page, kitchen);
        var story = ChosenStory().Match((await stage.Editor.Browser.OpenAsync(page)).Text).Groups[1].Value;
        (await stage.Editor.Browser.FillAsync(page, null, ("edition", $"{kitchen.Id}"), ("edition", $"{depot.Id}"), ("story", story), ("at", SiteStage.Local(DateTimeOffset.UtcNow.AddMinutes(-1))))).Status.ShouldBe(HttpStatusCode.Redirect);
        var shown = await ShownAsync(stage);
        var kept = await KeptAsync(stage, shown);

        using var there = new HttpClient { BaseAddress = other is null ? stage.Server.Url : new Uri(other.Urls.Single()) };
        foreach (var address in shown.Addresses)
        {
            (await there.GetAsync(address, Ending)).StatusCode.ShouldBe(HttpStatusCode.OK, address);
        }

        await SayAsync(secretary, kitchen.GroupId, yes: false);
        await GoneAsync(stage, shown);
        await HoldNodeAsync(there, shown, isThere: false);
        HoldKept(stage, kept);
        await ExportedAsync(stage, shown);
        await RepublishedAsync(stage, page, kitchen, depot, shown);

        await SayAsync(secretary, kitchen.GroupId, yes: true);
        await stage.UntilAsync(shown.Page, (_, text) => text.Contains("id=\"school-kitchen\"", StringComparison.Ordinal) && text.Contains(shown.Pdf, StringComparison.Ordinal));
        foreach (var address in shown.Addresses)
        {
            (await stage.ReadAsync(address)).Status.ShouldBe(HttpStatusCode.OK, address);
        }

        await HoldNodeAsync(there, shown, isThere: true);
        await MissedAsync(stage);
    }

    // Named, with no box to tick; whoever ticks it all the same is told, and nothing is published, not even the articles.
    private static async Task RefusedAsync(SiteStage stage, string page, EditionCard kitchen)
    {
        var opened = await stage.Editor.Browser.OpenAsync(page);
        opened.Text.ShouldContain("Hillside School Kitchen");
        opened.Text.ShouldContain("The groups of these workplaces do not want their sheets on the public site:");
        opened.Text.ShouldNotContain($"value=\"{kitchen.Id}\"");
        opened.Text.ShouldNotContain($"href=\"/groups/{kitchen.GroupId}\"", Case.Sensitive, "Who publishes does not keep groups.");
        var story = ChosenStory().Match(opened.Text).Groups[1].Value;
        var refused = await stage.Editor.Browser.SendAsync(opened, page, ("story", story), ("edition", $"{kitchen.Id}"), ("at", SiteStage.Local(DateTimeOffset.UtcNow.AddMinutes(-1))));
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Text.ShouldContain("The group of Hillside School Kitchen does not want its sheets on the public site.");
        (await stage.Server.WithAsync(async db => (await db.Set<Article>().CountAsync(Ending), await db.Set<PublicIssue>().CountAsync(Ending), await db.Set<PublicSheet>().CountAsync(Ending)))).ShouldBe((0, 0, 0));
    }

    // The group's own secretary says it for the group, and nothing else of it: not its name, and nothing of another group.
    private static async Task OwnAsync(SiteStage stage, GroupId group, GroupId other)
    {
        var own = await stage.Server.SignInAsync(Role.GroupSecretary, Scope.Group(group));
        var name = (await stage.Server.WithAsync(db => db.Set<Group>().AsNoTracking().SingleAsync(one => one.Id == group, Ending))).Name;
        (await own.Browser.OpenAsync("/workplaces")).Text.ShouldContain($"href=\"/groups/{group}\"");
        var opened = await own.Browser.OpenAsync($"/groups/{group}");
        opened.Text.ShouldNotContain("Input.Name");
        opened.Text.ShouldNotContain("/archive");
        foreach (var yes in new[] { "true", "false" })
        {
            opened = await own.Browser.OpenAsync($"/groups/{group}");
            (await own.Browser.SendAsync(opened, $"/groups/{group}", ("Input.Name", "Another name"), ("Input.Version", opened.Field("Input.Version")), ("Input.ShowsSheets", yes))).Status.ShouldBe(HttpStatusCode.Redirect);
            (await stage.Server.WithAsync(db => db.Set<Group>().Where(one => one.Id == group).Select(one => new { one.Name, one.ShowsSheets }).SingleAsync(Ending))).ShouldBe(new { Name = name, ShowsSheets = yes == "true" });
        }

        (await own.Browser.OpenAsync($"/groups/{other}")).Status.ShouldBe(HttpStatusCode.NotFound);
        var member = await stage.Server.SignInAsync(Role.GroupMember, Scope.Group(group));
        (await member.Browser.OpenAsync($"/groups/{group}")).Status.ShouldNotBe(HttpStatusCode.OK);
    }

    // It stands in the trail; who saves what they opened before is shown both, and nothing is overwritten.
    private static async Task SaidAsync(SiteStage stage, SignedIn secretary, GroupId group)
    {
        var before = await secretary.Browser.OpenAsync($"/groups/{group}");
        before.Text.ShouldContain("Anybody in the world can read a sheet that is on the public site.");
        (await stage.Editor.Browser.OpenAsync($"/groups/{group}")).Status.ShouldNotBe(HttpStatusCode.OK);
        await SayAsync(secretary, group, yes: true);
        var late = await secretary.Browser.SendAsync(before, $"/groups/{group}", ("Input.Name", before.Field("Input.Name")), ("Input.Version", before.Field("Input.Version")), ("Input.ShowsSheets", "false"));
        (late.Status, late.Text.Contains("Its sheets may be on the public site", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.Conflict, true));
        (await stage.Server.WithAsync(db => db.Set<Group>().AsNoTracking().SingleAsync(one => one.Id == group, Ending))).ShowsSheets.ShouldBeTrue();
        (await stage.Server.WithAsync(db => db.Set<AuditEntry>().Where(entry => entry.SubjectId == group.Value).OrderBy(entry => entry.Number).Select(entry => entry.Act + " " + entry.Detail).ToListAsync(Ending)))
            .ShouldBe(["group.change ", "group.sheets public", "group.change ", "group.sheets withheld", "group.change ", "group.sheets public"]);
    }

    private static async Task SayAsync(SignedIn secretary, GroupId group, bool yes)
    {
        var page = $"/groups/{group}";
        var opened = await secretary.Browser.OpenAsync(page);
        var answer = await secretary.Browser.SendAsync(opened, page, ("Input.Name", opened.Field("Input.Name")), ("Input.Version", opened.Field("Input.Version")), ("Input.ShowsSheets", yes ? "true" : "false"));
        answer.Status.ShouldBe(HttpStatusCode.Redirect, answer.Text);
    }

    // Whoever publishes and keeps groups too is led to the group's form.
    private static async Task HoldFormAsync(SiteStage stage, SignedIn secretary, string page, EditionCard kitchen)
    {
        await SayAsync(secretary, kitchen.GroupId, yes: false);
        await stage.Server.GiveAsync(secretary.Account, Role.EditorialBoard, Scope.Organisation);
        (await secretary.Browser.OpenAsync(page)).Text.ShouldContain($"href=\"/groups/{kitchen.GroupId}\"");
        await SayAsync(secretary, kitchen.GroupId, yes: true);
        (await stage.Editor.Browser.OpenAsync(page)).Text.ShouldContain($"value=\"{kitchen.Id}\"");
    }

    // All that is of the kitchen alone: its file, the pictures that no other sheet has, the cover.
    private static async Task<Shown> ShownAsync(SiteStage stage)
    {
        var row = await stage.Server.WithAsync(db => db.Set<PublicIssue>().AsNoTracking().SingleAsync(Ending));
        var sheets = await stage.Server.WithAsync(db => db.Set<PublicSheet>().AsNoTracking().OrderByDescending(sheet => sheet.Slug).ToListAsync(Ending));
        var pages = sheets.ConvertAll(sheet => sheet.Pages.Split(' '));
        var shown = new Shown(
            $"/read/en/issues/{row.PublicationSlug}/{row.Slug}", File(sheets[0].Pdf, "pdf"), [File(sheets[0].Pdf, "pdf"), File(row.Cover, "png"), .. pages[0].Except(pages[1]).Select(hash => File(hash, "png"))],
            [File(sheets[1].Pdf, "pdf"), .. pages[1].Select(hash => File(hash, "png"))], row.Cover);
        shown.Addresses.Count.ShouldBeGreaterThanOrEqualTo(3);
        var text = await stage.TextAsync(shown.Page);
        text.ShouldContain("id=\"school-kitchen\"");
        text.ShouldContain("id=\"bus-depot\"");
        (await stage.TextAsync("/read/en/issues")).ShouldContain(row.Cover);
        (await stage.TextAsync("/read/en")).ShouldContain(row.Cover);
        (await CoverAsync(stage, shown)).ShouldBe(row.Cover);
        foreach (var feed in IssueFeeds(row.PublicationSlug))
        {
            var issues = await stage.TextAsync(feed);
            issues.ShouldContain(shown.Page, Case.Sensitive, feed);
            issues.ShouldContain(KitchensWords, Case.Sensitive, feed);
        }

        (await stage.TextAsync("/read/en/issues")).ShouldContain("href=\"/read/en/issues/feed.atom\"");
        (await stage.TextAsync("/sitemap-0.xml")).ShouldContain(shown.Page);
        foreach (var address in shown.Addresses.Concat(shown.Others))
        {
            using var file = await stage.Reader.GetAsync(address, Ending);
            file.StatusCode.ShouldBe(HttpStatusCode.OK, address);
            file.Headers.CacheControl!.NoCache.ShouldBeTrue("What may be taken off is asked for each time.");
        }

        return shown;

        static string File(string hash, string type) => $"/read/files/{hash}.{type}";
    }

    // An article, its list, and another issue of which the kitchen has nothing.
    private static async Task<Dictionary<string, KeptAnswer>> KeptAsync(SiteStage stage, Shown shown)
    {
        var article = await stage.Server.WithAsync(db => db.Set<Article>().AsNoTracking().SingleAsync(Ending));
        await stage.Server.WithAsync(db =>
        {
            var issue = new PublicIssue { Id = Guid.NewGuid(), PublicationSlug = "before", PublicationName = "Before", Slug = "1", Date = new DateOnly(2020, 5, 1), Language = "en", PublishAt = DateTimeOffset.UtcNow.AddMinutes(-1), SourceKey = "before" };
            db.AddRange(issue, new PublicSheet { IssueId = issue.Id, Slug = "issue", Id = Guid.NewGuid(), Name = "Before", Language = "en", Pdf = shown.Cover, Text = "It was before." });
            return db.SaveChangesAsync(Ending);
        });
        string[] paths = [$"/read/{article.Path}", "/read/en/archive", "/read/en/issues/before/1", "/read/en/feed.atom", .. shown.Others];
        foreach (var path in paths)
        {
            await stage.ReadAsync(path);
        }

        var cache = stage.Server.Services.GetRequiredService<SiteCache>();

        // Sides that the depot shares are the kitchen's too, and are looked at again.
        return paths.Where(path => !path.EndsWith(".png", StringComparison.Ordinal)).ToDictionary(path => path, path => cache.Find(path).ShouldNotBeNull(path));
    }

    private static void HoldKept(SiteStage stage, Dictionary<string, KeptAnswer> kept)
    {
        var cache = stage.Server.Services.GetRequiredService<SiteCache>();
        foreach (var (path, answer) in kept)
        {
            cache.Find(path).ShouldBeSameAs(answer, path);
        }
    }

    private static async Task GoneAsync(SiteStage stage, Shown shown)
    {
        await stage.UntilAsync(shown.Page, (_, text) => !text.Contains("id=\"school-kitchen\"", StringComparison.Ordinal));
        (await stage.TextAsync(shown.Page)).ShouldContain("id=\"bus-depot\"");
        foreach (var address in shown.Addresses)
        {
            (await stage.ReadAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound, address);
        }

        foreach (var address in shown.Others)
        {
            (await stage.ReadAsync(address)).Status.ShouldBe(HttpStatusCode.OK, address);
        }

        foreach (var list in new[] { "/read/en", "/read/en/issues", "/read/en/search?q=Hillside", "/read/en/feed.atom", "/sitemap-0.xml", "/sitemap-news.xml" }.Concat(IssueFeeds(shown.Page.Split('/')[^2])))
        {
            var text = await stage.TextAsync(list);
            text.ShouldNotContain(KitchensWords, Case.Sensitive, list);
            text.ShouldNotContain("school-kitchen", Case.Sensitive, list);
            shown.Addresses.ShouldAllBe(address => !text.Contains(address, StringComparison.Ordinal), list);
        }

        // The depot's first side is on the cover instead, in the archive and in the book.
        var cover = shown.Others.First(address => address.EndsWith(".png", StringComparison.Ordinal));
        (await stage.TextAsync("/read/en/issues")).ShouldContain(cover);
        cover.ShouldContain(await CoverAsync(stage, shown));
    }

    private static IEnumerable<string> IssueFeeds(string publication) => new[] { "", $"/{publication}" }.SelectMany(shelf => new[] { "atom", "rss", "json" }.Select(form => $"/read/en/issues{shelf}/feed.{form}"));

    private static async Task<string> CoverAsync(SiteStage stage, Shown shown)
    {
        await using var book = new ZipArchive(new MemoryStream(await stage.Reader.GetByteArrayAsync($"{shown.Page}/book.epub", Ending)));
        var package = book.GetEntry("EPUB/package.opf")!;
        using var lines = new StreamReader(await package.OpenAsync(Ending));
        var line = CoverItem().Match(await lines.ReadToEndAsync(Ending));
        await using var picture = await book.GetEntry("EPUB/" + HrefOf().Match(line.Value).Groups[1].Value)!.OpenAsync(Ending);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(picture, Ending));
    }

    private static async Task HoldNodeAsync(HttpClient there, Shown shown, bool isThere)
    {
        var began = TimeProvider.System.GetTimestamp();
        while ((await there.GetStringAsync(shown.Page, Ending)).Contains("id=\"school-kitchen\"", StringComparison.Ordinal) != isThere)
        {
            TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(10));
            await Task.Yield();
        }

        foreach (var address in shown.Addresses)
        {
            (await there.GetAsync(address, Ending)).StatusCode.ShouldBe(isThere ? HttpStatusCode.OK : HttpStatusCode.NotFound, address);
        }
    }

    private static async Task ExportedAsync(SiteStage stage, Shown shown)
    {
        using var folder = new ExportedFolder();
        await using var scope = stage.Server.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<ISiteExport>().WriteAsync(folder.Path, null, Ending)).ShouldNotBeNull();
        var names = Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Select(file => "/" + Path.GetRelativePath(folder.Path, file).Replace('\\', '/')).ToHashSet(StringComparer.Ordinal);
        shown.Others.ShouldAllBe(address => names.Contains(address));
        shown.Addresses.ShouldAllBe(address => !names.Contains(address));
        (await File.ReadAllTextAsync(Path.Combine(folder.Path, shown.Page[1..], "index.html"), Ending)).ShouldNotContain("school-kitchen");
    }

    // Published anew meanwhile, without it or with it, nothing of it is lost and nothing shows.
    private static async Task RepublishedAsync(SiteStage stage, string page, EditionCard kitchen, EditionCard depot, Shown shown)
    {
        (await stage.Editor.Browser.FillAsync(page, null, ("edition", $"{depot.Id}"), ("at", SiteStage.Local(DateTimeOffset.UtcNow.AddMinutes(-1))))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await stage.Editor.Browser.FillAsync(page, null, ("edition", $"{kitchen.Id}"), ("at", SiteStage.Local(DateTimeOffset.UtcNow.AddMinutes(-1))))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await stage.TextAsync(shown.Page)).ShouldNotContain("school-kitchen");
        (await stage.Server.WithAsync(db => db.Set<PublicSheet>().Where(sheet => sheet.Slug != "issue").Select(sheet => sheet.Slug).OrderBy(slug => slug).ToListAsync(Ending))).ShouldBe(["bus-depot", "school-kitchen"]);
    }

    // A line to the database that was lost may have carried a group's no.
    private static async Task MissedAsync(SiteStage stage)
    {
        var cache = stage.Server.Services.GetRequiredService<SiteCache>();
        cache.Count.ShouldBePositive();
        stage.Server.Services.GetRequiredService<IChangeFeed>().Tell(new AuditAct(null, IChangeFeed.Missed, "feed", Guid.Empty));
        var began = TimeProvider.System.GetTimestamp();
        while (cache.Count > 0)
        {
            TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(10));
            await Task.Yield();
        }
    }

    [GeneratedRegex("name=\"story\" value=\"([^\"]+)\"")]
    private static partial Regex ChosenStory();

    [GeneratedRegex("<item [^>]*cover-image[^>]*>")]
    private static partial Regex CoverItem();

    [GeneratedRegex("href=\"([^\"]+)\"")]
    private static partial Regex HrefOf();

    /// <param name="Page">The issue's page.</param>
    /// <param name="Pdf">The kitchen's sheet.</param>
    /// <param name="Addresses">All files that are the kitchen's alone.</param>
    /// <param name="Others">The files of the depot's sheet.</param>
    /// <param name="Cover">Hash of the picture on the cover.</param>
    private sealed record Shown(string Page, string Pdf, IReadOnlyList<string> Addresses, IReadOnlyList<string> Others, string Cover);
}
