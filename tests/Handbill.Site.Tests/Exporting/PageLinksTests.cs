using Handbill.Site.Exporting;

namespace Handbill.Site.Tests.Exporting;

public sealed class PageLinksTests
{
    private static readonly ExportedAddress Page = ExportedAddress.Of("/read/en/2026/11/x")!;

    [Theory]
    [InlineData("<a href=\"/read/en?page=2#n\">x</a>", "<a href=\"../../../page-2/index.html#n\">x</a>")]
    [InlineData("<a href=\"https://news.example.org/read/en/about\">x</a>", "<a href=\"../../../about/index.html\">x</a>")]
    [InlineData("<a href=\"https://elsewhere.example/read/en\">x</a>", "<a href=\"https://elsewhere.example/read/en\">x</a>")]
    [InlineData("<a href=\"#main\">x</a>", "<a href=\"#main\">x</a>")]
    [InlineData("<a href=\"mailto:a@example.org\">x</a>", "<a href=\"mailto:a@example.org\">x</a>")]
    [InlineData("<p>Go to <a href=\"/stories\"><b>the</b> desk</a>.</p>", "<p>Go to <b>the</b> desk.</p>")]
    [InlineData("<ul><li><a href=\"/read/en/subscribe\">x</a></li><li>y</li></ul>", "<ul><li>y</li></ul>")]
    [InlineData("<img src=\"/read/files/0a.png\" srcset=\"/read/files/0b.png 2x\">", "<img src=\"../../../../files/0a.png\">")]
    [InlineData("<form action=\"/read/en/search\"></form><form method=\"post\" action=\"/x\">y</form>", "<form action=\"../../../search/index.html\"></form>")]
    public void Addresses_lead_from_file_to_file(string body, string file)
    {
        var page = Links("https://news.example.org").In($"<!doctype html><html><head><meta charset=\"utf-8\"></head><body>{body}</body></html>", Page, []);
        page.ShouldContain($"<body>{file}</body>");
        page.ShouldNotContain("Content-Security-Policy");
    }

    [Fact]
    public void Where_a_page_stands_for_ever_stays_said_whole_and_its_picture_goes_along()
    {
        var leads = new List<ExportedAddress>();
        const string Head = "<link rel=\"canonical\" href=\"https://news.example.org/read/en\"><meta property=\"og:image\" content=\"https://news.example.org/read/cards/1.png\">";
        Links("https://news.example.org").In($"<!doctype html><html><head>{Head}</head><body></body></html>", Page, leads).ShouldContain(Head);
        leads.Select(one => one.File).ShouldBe(["read/cards/1.png"]);
    }

    [Theory]
    [InlineData("ltr", "<p>Bus</p>", "serif serif-bold sans sans-bold")]
    [InlineData("ltr", "<p>Bus <em>six</em></p>", "serif serif-bold sans sans-bold serif-italic")]
    [InlineData("ltr", "<p>Bus العربية</p>", "serif serif-bold sans sans-bold arabic-sans")]
    [InlineData("rtl", "<p>حافلة <em>ستة</em></p>", "serif arabic-serif arabic-serif-bold arabic-sans arabic-sans-bold")]
    [InlineData("rtl", "<p>حافلة Bus</p>", "serif serif-bold sans sans-bold arabic-serif arabic-serif-bold arabic-sans arabic-sans-bold")]
    public void Every_font_that_a_page_is_set_in_is_asked_for_as_files_can(string direction, string body, string wanted)
    {
        var leads = new List<ExportedAddress>();
        var page = Links().In($"<!doctype html><html dir=\"{direction}\"><head><link rel=\"preload\" href=\"/a/0/serif.woff2\" as=\"font\" type=\"font/woff2\" crossorigin></head><body>{body}</body></html>", Page, leads);
        var fonts = wanted.Split(' ');
        page.ShouldContain($"<head>{string.Concat(fonts.Select(font => $"<link rel=\"preload\" href=\"../../../../../a/0/{font}.woff2\" as=\"font\" type=\"font/woff2\">"))}</head>");
        leads.Select(one => one.File).ShouldBe(fonts.Select(font => $"a/0/{font}.woff2"));
    }

    [Fact]
    public void The_page_of_the_search_runs_its_own_scripts_only() =>
        Links().In("<!doctype html><html><head><meta charset=\"utf-8\"></head><body></body></html>", ExportedAddress.Of("/read/en/search")!, []).ShouldContain("script-src 'self'");

    [Fact]
    public void Sheets_name_files_from_where_they_stand()
    {
        var leads = new List<ExportedAddress>();
        Links().InSheet("@font-face{src:url(serif.woff2)}a{background:url('/read/files/0a.png')}b{background:url(data:image/png,x)}", ExportedAddress.Of("/a/0/site.css")!, leads)
            .ShouldBe("@font-face{src:url(\"serif.woff2\")}a{background:url(\"../../read/files/0a.png\")}b{background:url(data:image/png,x)}");
        leads.Select(one => one.File).ShouldBe(["a/0/serif.woff2", "read/files/0a.png"]);
    }

    private static PageLinks Links(string host = "") => new(host, new FileFonts(name => $"/a/0/{name}"));
}
