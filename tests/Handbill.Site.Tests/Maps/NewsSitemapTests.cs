using System.Xml.Linq;
using CsCheck;
using Handbill.Site.Maps;
using Handbill.Site.Tests.Feeds;

namespace Handbill.Site.Tests.Maps;

public sealed class NewsSitemapTests
{
    private static readonly XNamespace News = "http://www.google.com/schemas/sitemap-news/0.9";

    [Fact]
    public void Only_the_last_two_days_are_news() => Titles([At("now", 0), At("old", 48), At("almost old", 47), At("to come", -1), At("yesterday", 24)])
        .ShouldBe(["now", "yesterday", "almost old"]);

    [Fact]
    public void No_more_than_a_thousand_are_named_and_those_are_the_newest()
    {
        var titles = Titles(Enumerable.Range(0, 1500).Select(number => At($"{number}", number / 60.0)).Reverse());
        titles.Count.ShouldBe(1000);
        (titles[0], titles[^1]).ShouldBe(("0", "999"));
    }

    [Theory]
    [InlineData("en-GB", "en")]
    [InlineData("zh-Hant", "zh-tw")]
    [InlineData("zh-TW", "zh-tw")]
    [InlineData("zh-Hans-CN", "zh-cn")]
    [InlineData("fil", "fil")]
    public void Languages_are_those_that_the_format_knows(string language, string code) =>
        Read([At("a", 1) with { Language = language }]).Descendants(News + "language").Single().Value.ShouldBe(code);

    [Fact]
    public void Any_title_is_read_as_it_was_written() => AnyText.Any.Sample(text => Titles([At(text, 1)]).Single().ShouldBe(AnyText.Sayable(text)), iter: 200);

    private static List<string> Titles(IEnumerable<NewsSitemapEntry> entries) => [.. Read(entries).Descendants(News + "title").Select(title => title.Value)];

    private static XDocument Read(IEnumerable<NewsSitemapEntry> entries) => Xml.Read(NewsSitemap.Write(entries, SomeFeed.Noon));

    private static NewsSitemapEntry At(string title, double hoursAgo) => new(new Uri("https://example.org/a"), title, SomeFeed.Noon.AddHours(-hoursAgo), "The Gate", "en");
}
