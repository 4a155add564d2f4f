using System.Net;
using System.Text;
using System.Text.Json;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Server.Tests.Hosting;
using Handbill.Server.Tests.Operations;
using Handbill.Site.Articles;
using Handbill.Site.Contracts;
using Handbill.Site.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server.Tests.Site;

[Collection(nameof(ConsoleTests))]
public sealed class WordPressImportTests
{
    private static int Sum(JsonElement report, string kind, string what) => report.GetProperty(kind).GetProperty(what).GetInt32();

    private static async Task<int[]> RowsAsync(TestServer server) => await server.WithAsync(async db => new[]
    {
        await db.Set<Article>().CountAsync(), await db.Set<ArticleMark>().CountAsync(), await db.Set<OldAddress>().CountAsync(), await db.Set<SitePage>().CountAsync(),
        await db.Set<SiteFile>().CountAsync(), (await db.Store.Archive.IdsAsync(db, CancellationToken.None)).Count, await db.Set<AuditEntry>().CountAsync(entry => entry.Act == "site.import"),
    });

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Real_exports_come_in_once_however_often_they_are_imported(StoreKind kind)
    {
        await using var server = await OldArchive.OpenAsync(kind);
        foreach (var name in new[] { "theme-unit-test-data.xml", "small-export.xml", "wxr-simple.xml" })
        {
            var (export, before) = (OldArchive.Export(name), await RowsAsync(server));
            var dry = OldArchive.Report(server, "wordpress", export, "--dry-run").Report;
            (await RowsAsync(server)).ShouldBe(before);

            var first = OldArchive.Report(server, "wordpress", export).Report;
            var rows = await RowsAsync(server);

            first.GetProperty("articles").GetRawText().ShouldBe(dry.GetProperty("articles").GetRawText());
            Sum(first, "articles", "new").ShouldBe(rows[0] - before[0]);
            Sum(first, "pages", "new").ShouldBe(rows[3] - before[3]);
            rows[5].ShouldBe(rows[0]);
            var (code, again) = OldArchive.Report(server, "wordpress", export);
            Sum(again, "articles", "unchanged").ShouldBe(Sum(first, "articles", "new"));
            Sum(again, "articles", "new").ShouldBe(0);
            again.GetProperty("old_addresses").GetInt32().ShouldBe(0);
            (await RowsAsync(server)).ShouldBe(rows);
            code.ShouldBe(again.GetProperty("faults").GetArrayLength() == 0 ? 0 : 2);
        }

        await LeadsOnAsync(server);
    }

    private static async Task LeadsOnAsync(TestServer server)
    {
        using var visitor = server.Visitor();
        foreach (var old in await server.WithAsync(db => db.Set<OldAddress>().Where(one => one.Target.StartsWith("en/20")).OrderByDescending(one => one.Path).Take(40).ToListAsync()))
        {
            var slash = old.Path.Contains('?', StringComparison.Ordinal) ? "" : "/";
            var answer = await visitor.GetAsync(new Uri($"/{old.Path}{slash}", UriKind.Relative));
            (answer.StatusCode, answer.Headers.Location!.OriginalString.Length > 6).ShouldBe((HttpStatusCode.MovedPermanently, true), old.Path);
            (await visitor.GetAsync(answer.Headers.Location)).StatusCode.ShouldBe(HttpStatusCode.OK, old.Target);
        }

        var root = await visitor.GetAsync(new Uri("/", UriKind.Relative));
        (root.StatusCode, root.Headers.Location!.OriginalString).ShouldBe((HttpStatusCode.Redirect, "/read"));
        var desk = await server.SignInAsync(Role.OrganisationSecretary, Scope.Organisation);
        var own = await desk.Browser.GetAsync(new Uri("/", UriKind.Relative));
        (own.Headers.Location?.OriginalString).ShouldNotBe("/read");
        (await visitor.GetAsync(new Uri("/2001/01/never-there/", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await server.WithAsync(db => db.Set<SiteSetting>().ExecuteUpdateAsync(set => set.SetProperty(one => one.IsOpen, false)));
        (await visitor.GetAsync(new Uri("/", UriKind.Relative))).Headers.Location!.OriginalString.ShouldNotBe("/read");
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_file_that_breaks_off_gives_what_is_whole_and_the_rest_comes_later(StoreKind kind)
    {
        await using var server = await OldArchive.OpenAsync(kind);
        using var archive = new OldArchive();
        var (whole, cut) = (await File.ReadAllBytesAsync(OldArchive.Export("theme-unit-test-data.xml")), Path.Combine(archive.Root, "export.xml"));
        await File.WriteAllBytesAsync(cut, whole[..(whole.Length / 2)]);

        var outcome = OldArchive.Import(server, "wordpress", cut);
        var before = (await RowsAsync(server))[0];

        outcome.Code.ShouldBe(2);
        outcome.Error.ShouldContain("the file breaks off here");
        outcome.Output.ShouldContain("Saved.");
        before.ShouldBeGreaterThan(3);
        await File.WriteAllBytesAsync(cut, whole);
        var report = OldArchive.Report(server, "wordpress", cut).Report;
        (Sum(report, "articles", "unchanged"), Sum(report, "articles", "kept")).ShouldBe((before, 0), report.GetProperty("articles").GetRawText());
        Sum(report, "articles", "new").ShouldBeGreaterThan(3);

        var nowhere = OldArchive.Import(server, "wordpress", Path.Combine(archive.Root, "nowhere.xml"));
        (nowhere.Code, nowhere.Error.Contains("cannot be read", StringComparison.Ordinal)).ShouldBe((1, true), nowhere.Error);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task What_is_saved_when_it_is_ended_stays_and_the_rest_comes_next_time(StoreKind kind)
    {
        await using var server = await OldArchive.OpenAsync(kind);
        using var archive = new OldArchive();
        var items = string.Concat(Enumerable.Range(1, 2200).Select(at => $"<item><title>The same title</title><wp:post_id>{at}</wp:post_id><guid>https://x.example/?p={at}</guid><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>"
            + $"<wp:post_date_gmt>2019-05-{(at % 28) + 1:00} 10:00:00</wp:post_date_gmt><content:encoded><![CDATA[<p>Number {at} &#0; &#xD800;</p>]]></content:encoded></item>"));
        archive.Put("export.xml", $"<rss xmlns:wp=\"w\" xmlns:content=\"c\"><channel><wp:wxr_version>1.2</wp:wxr_version>{items}</channel></rss>");
        using var ending = new CancellationTokenSource();
        var order = new ArchiveImportOrder { Source = "wordpress", Path = Path.Combine(archive.Root, "export.xml") };

        await using (var scope = server.Services.CreateAsyncScope())
        {
            var ended = await scope.ServiceProvider.GetRequiredService<IArchiveImport>().RunAsync(order, new EndAtOnce(ending), ending.Token);
            (ended.IsEnded, ended.Articles.New).ShouldBe((true, 2000));
        }

        var rows = await RowsAsync(server);
        (rows[0], rows[5], rows[6]).ShouldBe((2000, 2000, 1));
        var rest = OldArchive.Report(server, "wordpress", order.Path).Report;
        (Sum(rest, "articles", "unchanged"), Sum(rest, "articles", "new")).ShouldBe((2000, 200));
        (await server.WithAsync(db => db.Set<Article>().Select(one => one.Path).Distinct().CountAsync())).ShouldBe(2200);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Lists_and_feeds_of_before_lead_to_those_that_they_became(StoreKind kind)
    {
        const string Post = "<item><title>{0}</title><wp:post_id>{1}</wp:post_id><guid>https://x.example/blog/?p={1}</guid><wp:status>publish</wp:status><wp:post_type>post</wp:post_type><wp:post_date_gmt>2019-05-01 10:00:00</wp:post_date_gmt><dc:creator>Ana.B</dc:creator>{2}<content:encoded>Text.</content:encoded></item>";
        await using var server = await OldArchive.OpenAsync(kind);
        using var archive = new OldArchive();
        archive.Put(
            "export.xml",
            "<rss xmlns:wp=\"w\" xmlns:content=\"c\" xmlns:dc=\"d\"><channel><wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://x.example/blog</wp:base_blog_url><wp:author><wp:author_login>Ana.B</wp:author_login><wp:author_display_name>Ana Brandt</wp:author_display_name></wp:author>"
            + "<wp:category><wp:category_nicename>work</wp:category_nicename><wp:cat_name>Work and pay</wp:cat_name></wp:category><wp:category><wp:category_nicename>pay</wp:category_nicename><wp:category_parent>work</wp:category_parent><wp:cat_name>Pay</wp:cat_name></wp:category>"
            + "<wp:category><wp:category_nicename>depot</wp:category_nicename><wp:cat_name>The depot</wp:cat_name></wp:category>"
            + string.Format(System.Globalization.CultureInfo.InvariantCulture, Post, "One", 1, "<category domain=\"category\" nicename=\"pay\">Pay</category><category domain=\"category\" nicename=\"depot\">The depot</category><category domain=\"post_tag\" nicename=\"canteen\">Canteen prices</category>")
            + string.Format(System.Globalization.CultureInfo.InvariantCulture, Post, "Two", 2, "<category domain=\"category\" nicename=\"depot\">The depot</category><category domain=\"post_tag\" nicename=\"%d8%a3%d8%ac%d8%b1\">أجر</category>")
            + "</channel></rss>");
        var export = Path.Combine(archive.Root, "export.xml");
        var dry = OldArchive.Report(server, "wordpress", export, "--dry-run").Report;

        var report = OldArchive.Report(server, "wordpress", export).Report;

        report.GetProperty("old_addresses").GetInt32().ShouldBe(dry.GetProperty("old_addresses").GetInt32());
        using var visitor = server.Visitor();
        var arabic = await server.WithAsync(db => db.Set<ArticleMark>().Where(mark => mark.Name == "أجر").Select(mark => mark.Slug).SingleAsync());
        await OldArchive.LeadsAsync(
            visitor,
            ("/blog/category/work/", "/read/en/sections/work-and-pay"), ("/blog/category/work/pay/", "/read/en/topics/pay"), ("/blog/category/pay/feed/", "/read/en/topics/pay/feed.rss"), ("/blog/category/depot/", "/read/en/sections/the-depot"),
            ("/blog/tag/canteen", "/read/en/topics/canteen"), ("/blog/tag/canteen/feed/atom/", "/read/en/topics/canteen/feed.atom"), ("/blog/tag/%D8%A3%D8%AC%D8%B1/", "/read/en/topics/" + Uri.EscapeDataString(arabic)), ("/blog/author/ana-b/", "/read/en/authors/ana-brandt"),
            ("/blog/author/ana-b/feed/", "/read/en/authors/ana-brandt/feed.rss"), ("/blog/feed/", "/read/en/feed.rss"), ("/blog/feed/atom/", "/read/en/feed.atom"), ("/blog/?feed=rss2", "/read/en/feed.rss"));
        (await visitor.GetAsync(new Uri("/blog/tag/never/", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var rows = await RowsAsync(server);
        OldArchive.Report(server, "wordpress", export).Report.GetProperty("old_addresses").GetInt32().ShouldBe(0);
        (await RowsAsync(server)).ShouldBe(rows);
    }

    private sealed class EndAtOnce(CancellationTokenSource ending) : IProgress<int>
    {
        public void Report(int value) => ending.Cancel();
    }
}
