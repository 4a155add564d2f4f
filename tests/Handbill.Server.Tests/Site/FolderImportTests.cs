using System.IO.Compression;
using System.Net;
using System.Text;
using Handbill.Kernel.Audit;
using Handbill.Pdf.Pictures;
using Handbill.Programs;
using Handbill.Server.Tests.Hosting;
using Handbill.Server.Tests.Operations;
using Handbill.Site.Articles;
using Handbill.Site.Issues;
using Handbill.Site.Settings;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Handbill.Server.Tests.Site;

[Collection(nameof(ConsoleTests))]
public sealed class FolderImportTests
{
    private static int Sum(System.Text.Json.JsonElement report, string kind, string what) => report.GetProperty(kind).GetProperty(what).GetInt32();

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_folder_comes_in_with_its_pictures_and_is_kept_up_to_date_unless_somebody_changed_it_here(StoreKind kind)
    {
        await using var server = await OldArchive.OpenAsync(kind);
        using var archive = new OldArchive();
        archive.Put("2019-05-01-the-gate.md", "---\ntitle: The gate\ntags: [canteen, \"prices, all\"]\ncategories: [News]\nauthor: Ana\naliases: [/old/gate.html, \"/?p=7\"]\n---\nAt the gate.\n\n![The gate at six](gate.png)\n\n![A note](note.png)\n\n![Far away](https://x.example/far.jpg)\n")
            .Put("2019-06-01-walk.md", "---\ntitle: The walk\n---\nSix minutes.\n").Put("about.md", "---\ntitle: About\nlayout: page\npermalink: /about-us/\n---\nWho we are.\n")
            .Put("draft.md", "---\ntitle: Later\ndraft: true\n---\nNot yet.\n").Put("gate.png", OldArchive.Picture(server, "Gate")).Put("note.png", "no picture");

        var (code, report) = OldArchive.Report(server, "markdown", archive.Root, "--section", "Archive");

        code.ShouldBe(2);
        report.GetProperty("articles").GetProperty("left_out").GetRawText().ShouldContain("\"draft\": 1");
        report.GetProperty("faults").EnumerateArray().ShouldHaveSingleItem().GetProperty("problem").GetString()!.ShouldContain("note.png");
        report.GetProperty("pictures").GetRawText().Where(char.IsAsciiDigit).ShouldBe("111");
        var gate = await OneAsync(server, "The gate");
        gate.Path.ShouldBe("en/2019/05/the-gate");
        using var visitor = server.Visitor();
        foreach (var old in new[] { "/old/gate.html", "/?p=7", "/?p=7&utm_source=x" })
        {
            (await visitor.GetAsync(new Uri(old, UriKind.Relative))).Headers.Location!.OriginalString.ShouldBe("/read/en/2019/05/the-gate");
        }

        (await visitor.GetAsync(new Uri("/about-us", UriKind.Relative))).Headers.Location!.OriginalString.ShouldBe("/read/en/about");
        var page = await visitor.GetStringAsync(new Uri("/read/en/2019/05/the-gate", UriKind.Relative));
        page.ShouldContain("Far away");
        page.ShouldContain("A note");
        var picture = System.Text.RegularExpressions.Regex.Match(page, "src=\"(/read/files/[^\"]+)\"").Groups[1].Value;
        (await visitor.GetAsync(new Uri(picture, UriKind.Relative))).Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        (await visitor.GetStringAsync(new Uri("/read/en/sections/archive", UriKind.Relative))).ShouldContain("The walk");

        await ChangeAsync(server, archive, visitor);
    }

    private static async Task ChangeAsync(TestServer server, OldArchive archive, HttpClient visitor)
    {
        await server.WithAsync(async db =>
        {
            var walk = await db.Set<Article>().SingleAsync(one => one.Headline == "The walk");
            (walk.Body, walk.Version) = ("Seven minutes, as we know now.", walk.Version + 1);
            return await db.SaveChangesAsync();
        });
        archive.Put("2019-05-01-the-gate.md", "---\ntitle: La puerta\nlang: es\ncategories: [Noticias]\n---\nEn la puerta.\n").Put("2019-06-01-walk.md", "---\ntitle: The walk\n---\nSix minutes and a half.\n");

        var report = OldArchive.Report(server, "markdown", archive.Root, "--section", "Archive").Report;

        (Sum(report, "articles", "changed"), Sum(report, "articles", "kept"), Sum(report, "articles", "new")).ShouldBe((1, 1, 0));
        (await OneAsync(server, "The walk")).Body.ShouldStartWith("Seven");
        var gate = await OneAsync(server, "La puerta");
        gate.Path.ShouldBe("es/2019/05/the-gate");
        (await server.WithAsync(db => db.Set<ArticlePicture>().CountAsync())).ShouldBe(0);
        (await server.WithAsync(db => db.Set<ArticleMark>().Where(mark => mark.ArticleId == gate.Id).Select(mark => mark.Name).ToListAsync())).ShouldBe(["Noticias"]);
        (await visitor.GetAsync(new Uri("/?p=7", UriKind.Relative))).Headers.Location!.OriginalString.ShouldBe("/read/es/2019/05/the-gate");
        var again = OldArchive.Report(server, "markdown", archive.Root, "--section", "Archive").Report;
        (Sum(again, "articles", "changed"), Sum(again, "articles", "unchanged"), Sum(again, "articles", "kept")).ShouldBe((0, 1, 1));
    }

    private static async Task<Article> OneAsync(TestServer server, string headline) => await server.WithAsync(db => db.Set<Article>().AsNoTracking().SingleAsync(one => one.Headline == headline));

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Old_issues_come_into_the_archive_with_their_covers_and_documents_become_articles(StoreKind kind)
    {
        await using var server = await OldArchive.OpenAsync(kind);
        using var archive = new OldArchive();
        archive.Put("issues/shift-2009-05-01.pdf", Pdf("Ten minutes more")).Put("issues/shift-2009-06-01.pdf", Pdf(OldArchive.Picture(server, "A scan"))).Put("issues/no date.pdf", Pdf("Other")).Put("issues/broken.pdf", "%PDF-1.4 and no more")
            .Put("texts/walk.docx", Docx("Six minutes a day"));
        string[] named = ["--name-pattern", "{yyyy}-{MM}-{dd}", "--publication", "The Night Shift"];

        OldArchive.Import(server, "pdf", Path.Combine(archive.Root, "issues")).Error.ShouldContain("--publication");
        var (code, report) = OldArchive.Report(server, "pdf", Path.Combine(archive.Root, "issues"), named);

        (code, Sum(report, "issues", "new")).ShouldBe((2, 2), report.GetRawText());
        var issues = await server.WithAsync(db => db.Set<PublicIssue>().OrderBy(one => one.Date).ToListAsync());
        issues.Select(one => one.Slug).ShouldBe(["2009-05-01", "2009-06-01"]);
        using var visitor = server.Visitor();
        var covers = await visitor.GetStringAsync(new Uri("/read/en/issues", UriKind.Relative));
        foreach (var (issue, type) in issues.Zip(new[] { File.Exists("/usr/bin/pdftoppm") ? "image/jpeg" : "image/png", "image/jpeg" }))
        {
            covers.ShouldContain(issue.Cover);
            (await visitor.GetAsync(new Uri($"/read/files/{issue.Cover}.png", UriKind.Relative))).Content.Headers.ContentType!.MediaType.ShouldBe(type);
        }

        (await visitor.GetStringAsync(new Uri("/read/en/issues/the-night-shift/2009-05-01", UriKind.Relative))).ShouldContain("Nobody had asked for it.");
        Sum(OldArchive.Report(server, "pdf", Path.Combine(archive.Root, "issues"), named).Report, "issues", "unchanged").ShouldBe(2);
        archive.Put("issues/shift-2009-05-01.pdf", Pdf("Twelve minutes more"));
        Sum(OldArchive.Report(server, "pdf", Path.Combine(archive.Root, "issues"), named).Report, "issues", "changed").ShouldBe(1);

        OldArchive.Import(server, "docx", Path.Combine(archive.Root, "texts"), "--language", "es").Output.ShouldContain("1 new");
        (await OneAsync(server, "Six minutes a day")).Path.ShouldStartWith("es/");
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task The_cover_of_an_old_issue_is_its_first_page_as_it_looks_and_its_text_is_found(StoreKind kind)
    {
        Needed.Program("pdftoppm");
        await using var server = await OldArchive.OpenAsync(kind);
        using var archive = new OldArchive();
        archive.Put("issues/shift-2009-05-01.pdf", Pdf("Ten minutes more", bar: true)).Put("issues/shift-2011-06-01.pdf", Pdf("The ladder at gate two"));
        string[] named = ["--name-pattern", "{yyyy}-{MM}-{dd}", "--publication", "The Night Shift"];
        Sum(OldArchive.Report(server, "pdf", Path.Combine(archive.Root, "issues"), named).Report, "issues", "new").ShouldBe(2);

        var cover = await server.WithAsync(db => db.Set<PublicIssue>().Where(one => one.Slug == "2009-05-01").Join(db.Set<SiteFile>(), issue => issue.Cover, file => file.Hash, (_, file) => file.Bytes).SingleAsync());
        using var picture = SKBitmap.Decode(cover);
        (picture.Width, picture.Height).ShouldBe((640, 906));
        Dark(0.5, 0.75).ShouldBeTrue("The bar is in the lower half of the page.");
        Dark(0.5, 0.4).ShouldBeFalse();

        using var visitor = server.Visitor();
        var found = await visitor.GetStringAsync(new Uri("/read/en/search?q=%22moved.+Nobody%22&order=newest", UriKind.Relative));
        found.ShouldContain("2 texts<");
        found.IndexOf("/read/en/issues/the-night-shift/2011-06-01#issue", StringComparison.Ordinal).ShouldBeInRange(0, found.IndexOf("/read/en/issues/the-night-shift/2009-05-01#issue", StringComparison.Ordinal));
        (await visitor.GetStringAsync(new Uri("/read/en/search?q=ladder&year=2011", UriKind.Relative))).ShouldContain("1 text<");
        (await visitor.GetStringAsync(new Uri("/read/en/search?q=ladder&year=2009", UriKind.Relative))).ShouldContain("Nothing was found.");

        // What is imported anew is found by its new text, and once.
        archive.Put("issues/shift-2011-06-01.pdf", Pdf("The scaffold at gate two"));
        Sum(OldArchive.Report(server, "pdf", Path.Combine(archive.Root, "issues"), named).Report, "issues", "changed").ShouldBe(1);
        (await visitor.GetStringAsync(new Uri("/read/en/search?q=ladder", UriKind.Relative))).ShouldContain("Nothing was found.");
        (await visitor.GetStringAsync(new Uri("/read/en/search?q=scaffold", UriKind.Relative))).ShouldContain("1 text<");

        bool Dark(double across, double down) => picture.GetPixel((int)(across * picture.Width), (int)(down * picture.Height)).Red < 60;
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_dry_run_of_a_folder_says_what_would_become_of_it_and_saves_nothing(StoreKind kind)
    {
        await using var server = await OldArchive.OpenAsync(kind);
        using var archive = new OldArchive();
        archive.Put("notes/2019-05-01-the-gate.md", "---\ntitle: The gate\ntags: [canteen]\naliases: [/old/gate.html]\n---\nAt the gate.\n\n![The gate](gate.png)\n").Put("notes/gate.png", OldArchive.Picture(server, "Gate"))
            .Put("notes/about.md", "---\ntitle: About\nlayout: page\n---\nWho we are.\n").Put("issues/shift-2009-05-01.pdf", Pdf("Twelve minutes")).Put("texts/walk.docx", Docx("Six minutes a day"));
        var before = await RowsAsync(server);

        foreach (var (source, folder, what, more) in new[] { ("markdown", "notes", "articles", Array.Empty<string>()), ("pdf", "issues", "issues", ["--name-pattern", "shift-{yyyy}-{MM}-{dd}", "--publication", "The Night Shift"]), ("docx", "texts", "articles", []) })
        {
            var path = Path.Combine(archive.Root, folder);
            var dry = OldArchive.Report(server, source, path, [.. more, "--dry-run"]).Report;

            (Sum(dry, what, "new"), dry.GetProperty("is_dry_run").GetBoolean()).ShouldBe((1, true), dry.GetRawText());
            (await RowsAsync(server)).ShouldBe(before, source);
            OldArchive.Import(server, source, path, [.. more, "--dry-run"]).Output.ShouldContain("Dry run: nothing was saved.");

            var real = OldArchive.Report(server, source, path, more).Report;
            real.GetRawText().Replace("\"is_dry_run\": false", "\"is_dry_run\": true", StringComparison.Ordinal).ShouldBe(dry.GetRawText());
            var after = await RowsAsync(server);
            after.ShouldNotBe(before, source);
            before = after;

            // What is there already is told of by a dry run too.
            Sum(OldArchive.Report(server, source, path, [.. more, "--dry-run"]).Report, what, "unchanged").ShouldBe(1, source);
        }
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Documents_that_are_imported_again_double_nothing_and_bring_what_changed(StoreKind kind)
    {
        await using var server = await OldArchive.OpenAsync(kind);
        using var archive = new OldArchive();
        archive.Put("texts/walk.docx", Docx("Six minutes a day")).Put("texts/gate.docx", Docx("The gate"));
        var folder = Path.Combine(archive.Root, "texts");
        Sum(OldArchive.Report(server, "docx", folder).Report, "articles", "new").ShouldBe(2);
        var (before, path) = (await RowsAsync(server), (await OneAsync(server, "The gate")).Path);

        var again = OldArchive.Report(server, "docx", folder).Report;

        (Sum(again, "articles", "unchanged"), Sum(again, "articles", "new"), Sum(again, "articles", "changed")).ShouldBe((2, 0, 0), again.GetRawText());
        (await RowsAsync(server)).ShouldBe(before);
        archive.Put("texts/gate.docx", Docx("The gate is open"));
        var changed = OldArchive.Report(server, "docx", folder).Report;
        (Sum(changed, "articles", "unchanged"), Sum(changed, "articles", "new"), Sum(changed, "articles", "changed")).ShouldBe((1, 0, 1), changed.GetRawText());
        (await OneAsync(server, "The gate is open")).Path.ShouldBe(path);
        (await server.WithAsync(db => db.Set<Article>().CountAsync())).ShouldBe(2);
    }

    private static async Task<int[]> RowsAsync(TestServer server) => await server.WithAsync(async db => new[]
    {
        await db.Set<Article>().CountAsync(), await db.Set<ArticleMark>().CountAsync(), await db.Set<ArticlePicture>().CountAsync(), await db.Set<SiteFile>().CountAsync(), await db.Set<OldAddress>().CountAsync(), await db.Set<SitePage>().CountAsync(),
        await db.Set<PublicIssue>().CountAsync(), (await db.Store.Archive.IdsAsync(db, CancellationToken.None)).Count, await db.Set<AuditEntry>().CountAsync(), await db.Set<Article>().SumAsync(one => one.Version),
    });

    private static byte[] Pdf(string headline, bool bar = false)
    {
        var builder = new PdfDocumentBuilder();
        var (page, font) = (builder.AddPage(PageSize.A4), builder.AddStandard14Font(Standard14Font.Helvetica));
        page.AddText(headline, 24, new PdfPoint(60, 760), font);
        page.AddText("Last month the shift was moved. Nobody had asked for it.", 10, new PdfPoint(60, 700), font);
        if (bar)
        {
            page.SetTextAndFillColor(0, 0, 0);
            page.DrawRectangle(new PdfPoint(60, 190), 475, 40, fill: true);
        }

        return builder.Build();
    }

    private static byte[] Pdf(byte[] scan)
    {
        var builder = new PdfDocumentBuilder();
        var page = builder.AddPage(PageSize.A4);
        page.AddJpeg(SmallPicture.Of(scan, 200)!, new PdfRectangle(0, 0, 595, 842));
        return builder.Build();
    }

    private static byte[] Docx(string title)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = zip.CreateEntry("word/document.xml").Open();
            part.Write(Encoding.UTF8.GetBytes($"""<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>{title}</w:t></w:r></w:p><w:p><w:r><w:t>From the gate to the clock.</w:t></w:r></w:p></w:body></w:document>"""));
        }

        return bytes.ToArray();
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Two_years_of_news_are_imported_read_and_searched(StoreKind kind)
    {
        using var archive = new OldArchive();
        var written = await NewsFolder.PutAsync(archive);
        await using var server = await OldArchive.OpenAsync(kind);
        var report = OldArchive.Report(server, "markdown", archive.Root).Report;

        Sum(report, "articles", "new").ShouldBe(written);
        using var visitor = server.Visitor();
        var old = await visitor.GetAsync(new Uri("/wiki/Magnitogorsk_apartment_building_collapses_after_explosion,_dozens_dead", UriKind.Relative));
        old.StatusCode.ShouldBe(HttpStatusCode.MovedPermanently);
        (await visitor.GetStringAsync(old.Headers.Location)).ShouldContain("ten-storey");
        (await visitor.GetStringAsync(new Uri("/read/en/search?q=Magnitogorsk+apartments", UriKind.Relative))).ShouldContain("Magnitogorsk apartment building collapses");
        (await visitor.GetAsync(new Uri("/read/en/archive/2020", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
