using Handbill.Site.Maps;

namespace Handbill.Site.Tests.Maps;

public sealed class RobotsTests
{
    [Fact]
    public void Each_group_says_what_is_open_and_closed_to_it() => Robots.Write(
        [new(["*"], ["/search", "/desk/"], ["/desk/help"]), new(["NoseyBot", "Other_Bot"], ["/"], []), new(["GoodBot"], [], [])],
        [new Uri("https://example.org/sitemap.xml"), new Uri("https://example.org/news.xml")]).ShouldBe("""
            User-agent: *
            Allow: /desk/help
            Disallow: /search
            Disallow: /desk/

            User-agent: NoseyBot
            User-agent: Other_Bot
            Disallow: /

            User-agent: GoodBot
            Disallow:

            Sitemap: https://example.org/sitemap.xml
            Sitemap: https://example.org/news.xml

            """);

    [Fact]
    public void No_path_can_begin_a_line_of_its_own_or_mean_more_than_itself() =>
        Robots.Write([new(["*"], ["/a\nAllow: /", "b*$#é%20"], [])], []).ShouldBe("User-agent: *\nDisallow: /a%0AAllow:%20/\nDisallow: /b%2A%24%23%C3%A9%20\n\n");

    [Theory]
    [InlineData("")]
    [InlineData("Bot\nDisallow: /")]
    [InlineData("Bot 1")]
    public void A_name_that_no_crawler_has_is_refused(string name) => Should.Throw<ArgumentException>(() => Robots.Write([new([name], [], [])], []));
}
