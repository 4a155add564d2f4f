using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CsCheck;
using Handbill.Site.Feeds;

namespace Handbill.Site.Tests.Feeds;

public sealed class WholeAddressesTests
{
    private static readonly Uri Page = new("https://example.org/2026/canteen?view=1");

    private static readonly string[] Tags = ["<a href=\"/a b\">", "<a href='b&amp;c'>", "</a>", "<img src=x.jpg alt=\"<a href=/z>\">", "<p class=a href=\"?q\">", "=", "\"", "'", " ", "/"];

    [Theory]
    [InlineData("<a href=\"/a?b=1&amp;c=2\">x</a>", "<a href=\"https://example.org/a?b=1&amp;c=2\">x</a>")]
    [InlineData("<a href=\"/a/../b\">x</a>", "<a href=\"https://example.org/b\">x</a>")]
    [InlineData("<a href=soup>x</a>", "<a href=\"https://example.org/2026/soup\">x</a>")]
    [InlineData("<A HREF = '../'>x</A>", "<A HREF = \"https://example.org/\">x</A>")]
    [InlineData("<a href=\"#n1\">1</a>", "<a href=\"https://example.org/2026/canteen?view=1#n1\">1</a>")]
    [InlineData("<a href=\"//other.example/x\">x</a>", "<a href=\"https://other.example/x\">x</a>")]
    [InlineData("<img alt=\"a > b\" src=\"p/1.jpg\"/>", "<img alt=\"a > b\" src=\"https://example.org/2026/p/1.jpg\"/>")]
    [InlineData("<img srcset=\"/1.jpg 1x,/2,2.jpg 2x, https://c.example/3.jpg 3x\">", "<img srcset=\"https://example.org/1.jpg 1x, https://example.org/2,2.jpg 2x, https://c.example/3.jpg 3x\">")]
    [InlineData("<img srcset=\"/1.jpg, /2.jpg 2x\">", "<img srcset=\"https://example.org/1.jpg, https://example.org/2.jpg 2x\">")]
    [InlineData("<a href=\"/été\">x</a>", "<a href=\"https://example.org/%C3%A9t%C3%A9\">x</a>")]
    public void Relative_addresses_are_made_whole(string html, string whole) => WholeAddresses.In(html, Page).ShouldBe(whole);

    [Theory]
    [InlineData("<p>No tag < at all & href=\"/a\"</p>")]
    [InlineData("<a href=\"https://example.org/a\">x</a>")]
    [InlineData("<a href=\"mailto:a@example.org\">x</a>")]
    [InlineData("<a title=\"href=/a\" data-href=\"/a\">x</a>")]
    [InlineData("<!-- <a href=\"/a\"> -->")]
    [InlineData("<!-- <a href=\"/a\">")]
    [InlineData("<a href")]
    [InlineData("<")]
    [InlineData("")]
    public void All_else_stays_as_it_is(string html) => WholeAddresses.In(html, Page).ShouldBe(html);

    // The page is read in both forms by a parser of HTML: the text is the same, and each address is the one that a browser would have followed.
    [Fact]
    public void A_parser_of_HTML_agrees() => Gen.OneOf(AnyText.Any, Gen.Int[0, Tags.Length - 1].Select(at => Tags[at])).Array[0, 8].Select(pieces => string.Concat(pieces)).Sample(html =>
    {
        var parser = new HtmlParser();
        var before = parser.ParseDocument(html);
        var after = parser.ParseDocument(WholeAddresses.In(html, Page));
        after.DocumentElement.TextContent.ShouldBe(before.DocumentElement.TextContent);
        foreach (var (one, other) in before.All.Zip(after.All))
        {
            other.LocalName.ShouldBe(one.LocalName);
            foreach (var attribute in one.Attributes.Where(attribute => attribute.Name is "href" or "src" && Uri.TryCreate(attribute.Value.Trim(), UriKind.Relative, out _)))
            {
                other.GetAttribute(attribute.Name).ShouldStartWith("https://");
            }
        }
    }, iter: 1000);
}
