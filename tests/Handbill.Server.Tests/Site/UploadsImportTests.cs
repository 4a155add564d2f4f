using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Handbill.Server.Tests.Hosting;
using Handbill.Server.Tests.Operations;
using Handbill.Site.Articles;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Server.Tests.Site;

[Collection(nameof(ConsoleTests))]
public sealed partial class UploadsImportTests
{
    private const string Ghost =
        """
        {"db":[{"data":{"posts":[
        {"id":"a1","uuid":"u1","title":"The gate","slug":"gate","html":"<p>At six. <a href=\"__GHOST_URL__/content/files/2019/05/rota.pdf\">The rota</a></p><figure><img src=\"__GHOST_URL__/content/images/size/w600/2019/05/note.png\" alt=\"A note\"></figure>","feature_image":"__GHOST_URL__/content/images/2019/05/gate.png","status":"published","visibility":"public","type":"post","published_at":"2019-05-01T10:00:00.000Z"}],
        "posts_meta":[{"post_id":"a1","feature_image_alt":"The gate at six"}],"posts_authors":[],"posts_tags":[],"settings":[],"tags":[],"users":[]}}]}
        """;

    private static readonly byte[] Flyer = "%PDF-1.4 a flyer"u8.ToArray();

    private static string WordPress(string body) =>
        "<rss xmlns:wp=\"w\" xmlns:content=\"c\" xmlns:excerpt=\"e\"><channel><link>https://old.example</link><wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://old.example</wp:base_blog_url>"
        + "<item><title>gate</title><wp:post_id>7</wp:post_id><wp:post_parent>1</wp:post_parent><wp:post_type>attachment</wp:post_type><wp:attachment_url>https://old.example/wp-content/uploads/2019/05/gate.png</wp:attachment_url><excerpt:encoded>The gate at six</excerpt:encoded></item>"
        + "<item><title>The gate</title><link>https://old.example/the-gate/</link><wp:post_id>1</wp:post_id><guid>https://old.example/?p=1</guid><wp:status>publish</wp:status><wp:post_type>post</wp:post_type><wp:post_date_gmt>2019-05-01 10:00:00</wp:post_date_gmt>"
        + $"<content:encoded><![CDATA[{body}]]></content:encoded><wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>7</wp:meta_value></wp:postmeta></item></channel></rss>";

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Pictures_and_files_of_a_WordPress_are_taken_from_its_folder_of_uploads_and_from_nowhere_else(StoreKind kind)
    {
        await using var server = await OldArchive.OpenAsync(kind);
        using var archive = new OldArchive();
        var uploads = Path.Combine(archive.Root, "uploads");
        archive.Put("export.xml", WordPress(
                "<p>[caption]<img src=\"https://www.old.example/wp-content/uploads/2019/05/note-300x200.png\" alt=\"A note\"> The note itself[/caption]</p><p><img src=\"https://old.example/wp-content/uploads/2019/05/gone.png\" alt=\"Gone\"></p>"
                + "<p><img src=\"https://elsewhere.example/wp-content/uploads/2019/05/note.png\" alt=\"Not ours\"></p><p><img src=\"https://old.example/wp-content/uploads/..%2f..%2fsecret.png\" alt=\"Outside\"></p><p><img src=\"/wp-content/uploads/2019/05/link.png\" alt=\"A link\"></p>"
                + "<p><img src=\"/wp-content/uploads/2019/05/broken.png\" alt=\"Broken\"></p><p>See <a href=\"https://old.example/wp-content/uploads/2019/05/Flyer%20one.pdf#page=2\">the flyer</a>, <a href=\"/wp-content/uploads/2019/05/lost.pdf\">a lost one</a> and <a href=\"/wp-content/uploads/2019/05/run.svg\">a drawing</a>.</p>"))
            .Put("uploads/2019/05/gate.png", OldArchive.Picture(server, "Gate")).Put("uploads/2019/05/note.png", OldArchive.Picture(server, "Note")).Put("uploads/2019/05/broken.png", "no picture")
            .Put("uploads/2019/05/Flyer one.pdf", Flyer).Put("uploads/2019/05/run.svg", "<svg/>").Put("secret.png", OldArchive.Picture(server, "Secret"));
        File.CreateSymbolicLink(Path.Combine(uploads, "2019/05/link.png"), Path.Combine(archive.Root, "secret.png"));
        var export = Path.Combine(archive.Root, "export.xml");

        var dry = OldArchive.Report(server, "wordpress", export, "--uploads", uploads, "--dry-run").Report;
        (await server.WithAsync(db => db.Set<SiteFile>().CountAsync(TestContext.Current.CancellationToken))).ShouldBe(0);
        var (code, report) = OldArchive.Report(server, "wordpress", export, "--uploads", uploads);

        code.ShouldBe(2);
        Sums(report).ShouldBe((1, 2, 4, 1, 1), report.GetRawText());
        Sums(dry).ShouldBe(Sums(report));
        report.GetProperty("faults").EnumerateArray().Select(fault => fault.GetProperty("problem").GetString()!).ShouldSatisfyAllConditions(
            problems => problems.Count().ShouldBe(3, report.GetRawText()),
            problems => problems.ShouldContain(problem => problem.Contains("broken.png", StringComparison.Ordinal)),
            problems => problems.ShouldContain(problem => problem.Contains("lost.pdf”, which is not in the folder of uploads", StringComparison.Ordinal)),
            problems => problems.ShouldContain(problem => problem.Contains("run.svg”, which is of a kind", StringComparison.Ordinal)));
        using var visitor = server.Visitor();
        var page = await visitor.GetStringAsync(new Uri("/read/en/2019/05/the-gate", UriKind.Relative));
        var pictures = Pictures().Matches(page).Select(match => match.Groups["address"].Value).Distinct().ToList();
        pictures.Count.ShouldBe(2, page);
        foreach (var picture in pictures)
        {
            (await visitor.GetAsync(new Uri(picture, UriKind.Relative))).Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        }

        page.ShouldContain("The note itself");
        page.ShouldContain("Outside");
        var link = Files().Match(page).Groups["address"].Value;
        link.ShouldEndWith(".pdf#page=2");
        await IsFlyerAsync(visitor, link);
        await IsFlyerAsync(visitor, (await visitor.GetAsync(new Uri("/wp-content/uploads/2019/05/Flyer%20one.pdf", UriKind.Relative))).Headers.Location!.OriginalString);

        await AgainAsync(server, export, uploads, page);
    }

    private static async Task AgainAsync(TestServer server, string export, string uploads, string page)
    {
        var before = await RowsAsync(server);
        var again = OldArchive.Report(server, "wordpress", export, "--uploads", uploads).Report;

        Sums(again).ShouldBe((0, 2, 4, 1, 1));
        again.GetProperty("old_addresses").GetInt32().ShouldBe(0);
        (await RowsAsync(server)).ShouldBe(before);
        (await server.Visitor().GetStringAsync(new Uri("/read/en/2019/05/the-gate", UriKind.Relative))).ShouldBe(page);

        // Without the folder what is here of it stays.
        OldArchive.Report(server, "wordpress", export);
        (await server.WithAsync(db => db.Set<ArticlePicture>().CountAsync())).ShouldBe(2);

        var nowhere = OldArchive.Import(server, "wordpress", export, "--uploads", Path.Combine(uploads, "nowhere"));
        (nowhere.Code, nowhere.Error.Contains("--uploads: there is no folder", StringComparison.Ordinal)).ShouldBe((1, true), nowhere.Error);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Pictures_and_files_of_a_Ghost_are_taken_from_its_folder_of_content(StoreKind kind)
    {
        await using var server = await OldArchive.OpenAsync(kind);
        using var archive = new OldArchive();
        archive.Put("ghost.json", Ghost).Put("content/images/2019/05/gate.png", OldArchive.Picture(server, "Gate")).Put("content/images/2019/05/note.png", OldArchive.Picture(server, "Note")).Put("content/files/2019/05/rota.pdf", Flyer);
        var export = Path.Combine(archive.Root, "ghost.json");

        var before = OldArchive.Report(server, "ghost", export);
        Sums(before.Report).ShouldBe((1, 0, 2, 0, 0));
        var (code, report) = OldArchive.Report(server, "ghost", export, "--uploads", Path.Combine(archive.Root, "content"), "--base", "https://old.example");

        (code, report.GetProperty("articles").GetProperty("changed").GetInt32()).ShouldBe((0, 1), report.GetRawText());
        Sums(report).ShouldBe((0, 2, 0, 0, 1));
        using var visitor = server.Visitor();
        var page = await visitor.GetStringAsync(new Uri("/read/en/2019/05/gate", UriKind.Relative));
        Pictures().Matches(page).Select(match => match.Groups["address"].Value).Distinct().Count().ShouldBe(2, page);
        await IsFlyerAsync(visitor, Files().Match(page).Groups["address"].Value);
        var rows = await RowsAsync(server);
        Sums(OldArchive.Report(server, "ghost", export, "--uploads", Path.Combine(archive.Root, "content"), "--base", "https://old.example").Report).ShouldBe((0, 2, 0, 0, 1));
        (await RowsAsync(server)).ShouldBe(rows);
    }

    private static async Task IsFlyerAsync(HttpClient visitor, string address)
    {
        var file = await visitor.GetAsync(new Uri(address, UriKind.Relative));
        (file.StatusCode, file.Content.Headers.ContentType?.MediaType).ShouldBe((HttpStatusCode.OK, "application/pdf"), address);
        (await file.Content.ReadAsByteArrayAsync()).ShouldBe(Flyer);
    }

    private static (int New, int Taken, int OnWeb, int Refused, int Files) Sums(JsonElement report)
    {
        var pictures = report.GetProperty("pictures");
        return (report.GetProperty("articles").GetProperty("new").GetInt32(), pictures.GetProperty("taken").GetInt32(), pictures.GetProperty("on_web").GetInt32(), pictures.GetProperty("refused").GetInt32(), report.GetProperty("files").GetInt32());
    }

    private static async Task<int[]> RowsAsync(TestServer server) => await server.WithAsync(async db => new[]
    {
        await db.Set<Article>().CountAsync(), await db.Set<ArticlePicture>().CountAsync(), await db.Set<SiteFile>().CountAsync(), await db.Set<OldAddress>().CountAsync(), await db.Set<Article>().SumAsync(one => one.Version),
    });

    [GeneratedRegex("src=\"(?<address>/read/files/[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Pictures();

    [GeneratedRegex("href=\"(?<address>/read/files/[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Files();
}
