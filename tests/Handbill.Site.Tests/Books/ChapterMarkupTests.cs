using System.Xml.Linq;
using AngleSharp.Html.Parser;
using CsCheck;
using Handbill.Site.Books;
using Handbill.Site.Tests.Feeds;

namespace Handbill.Site.Tests.Books;

public sealed class ChapterMarkupTests
{
    [Theory]
    [InlineData("<p>a<br>b<p>c", "<p>a<br/>b</p><p>c</p>")]
    [InlineData("<p onclick=x style=y class=\"a 1 b\">a</p>", "<p class=\"a b\">a</p>")]
    [InlineData("<h1>a</h1>", "<h2>a</h2>")]
    [InlineData("<b><p>a</p></b>", "<p>a</p>")]
    [InlineData("<ul>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>")]
    [InlineData("<dl><dd>a</dl>", "<div><div>a</div></div>")]
    [InlineData("<a href=javascript:x>a</a>", "a")]
    [InlineData("<a href=#n>a</a><p id=n>b</p>", "<a href=\"#n1\">a</a><p id=\"n1\">b</p>")]
    [InlineData("<a href=#n>a</a><font id=n>b</font>", "ab")]
    [InlineData("<a href=\"https://bücher.example/[ä]\">a</a>", "<a href=\"https://xn--bcher-kva.example/%5B%C3%A4%5D\">a</a>")]
    [InlineData("<figure><img src=https://x.example/a.jpg alt=x><figcaption>The soup</figcaption></figure>", "<div class=\"caption\">The soup</div>")]
    [InlineData("<figure><figcaption>The soup</figcaption><img src=/p alt=x></figure>", "<figure><img src=\"p.png\" alt=\"x\"/><figcaption>The soup</figcaption></figure>")]
    [InlineData("<table><tr><th>a<td>b</table>", "<table><tbody><tr><th>a</th><td>b</td></tr></tbody></table>")]
    [InlineData("<ruby>漢<rt>kan</rt></ruby>", "漢<span> (kan)</span>")]
    [InlineData("<p>a<script>b</script><!--c-->", "<p>a</p>")]
    public void HTML_is_written_as_books_have_it(string html, string markup) => Of(html).ShouldBe(markup);

    [Fact]
    public void Text_is_kept() => AnyText.Any.Sample(text =>
    {
        var html = $"<p>{text}<div>x</div>";
        var read = new HtmlParser().ParseDocument(html);
        if (read.All.Any(element => element.LocalName is "script" or "title"))
        {
            return;
        }

        Words(XDocument.Parse($"<section>{Of(html)}</section>").Root!.Value).ShouldBe(Words(AnyText.Sayable(read.Body!.TextContent)));
    }, iter: 500);

    [Fact]
    public void Hostile_bodies_are_well_formed_and_no_deeper_than_readers_can_follow()
    {
        foreach (var body in HostileBodies.All)
        {
            var markup = XDocument.Parse($"<section>{Of(body)}</section>");
            markup.Descendants().Max(element => element.Ancestors().Count()).ShouldBeLessThan(150);
        }
    }

    private static string Of(string html) => ChapterMarkup.Of(html, address => address == "/p" ? "p.png" : null, () => { });

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
