using System.Net;
using System.Xml.Linq;
using CsCheck;
using Handbill.Feeds;
using Handbill.Site.Feeds;

namespace Handbill.Site.Tests.Feeds;

public sealed class RssFeedTests
{
    private static readonly XNamespace Atom = AtomRules.Atom;
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";

    [Fact]
    public void A_feed_keeps_the_rules_of_RSS()
    {
        RssRules.Broken(Read(SomeFeed.Head, SomeFeed.Entries)).ShouldBeEmpty();
        RssRules.Broken(Read(SomeFeed.Head with { Subtitle = "", Next = null, Hub = null, Icon = null }, [])).ShouldBeEmpty();
    }

    [Fact]
    public void A_broken_rule_would_be_found()
    {
        var feed = Read(SomeFeed.Head, [SomeFeed.Entry, SomeFeed.Entry]);
        feed.Descendants("pubDate").First().Value = "2026-03-04";
        RssRules.Broken(feed).Count().ShouldBe(2);
    }

    [Fact]
    public void A_feed_says_where_it_is_where_it_goes_on_and_who_tells_of_news()
    {
        var channel = Read(SomeFeed.Head, SomeFeed.Entries).Root!.Element("channel")!;
        channel.Element("link")!.Value.ShouldBe("https://example.org/");
        channel.Element("language")!.Value.ShouldBe("en");
        channel.Element("lastBuildDate")!.Value.ShouldBe("Wed, 04 Mar 2026 10:30:05 GMT");
        channel.Elements(Atom + "link").Select(link => $"{link.Attribute("rel")!.Value} {link.Attribute("href")!.Value}").ShouldBe(
            ["self https://example.org/feed?page=1&size=2", "hub https://hub.example.org/", "next https://example.org/feed?page=2&size=2"]);
    }

    [Fact]
    public void An_entry_is_whole()
    {
        var items = Read(SomeFeed.Head, SomeFeed.Entries).Descendants("item").ToList();
        items[0].Element("title")!.Value.ShouldBe(SomeFeed.Entry.Title);
        items[0].Element("guid")!.Attribute("isPermaLink")!.Value.ShouldBe("true");
        items[0].Element(Content + "encoded")!.Value.ShouldBe(SomeFeed.Entry.Body);
        items[0].Elements(DublinCore + "creator").Select(author => author.Value).ShouldBe(SomeFeed.Entry.Authors);
        items[0].Elements("category").Select(topic => topic.Value).ShouldBe(SomeFeed.Entry.Topics);
        items[0].Element("enclosure")!.Attribute("length")!.Value.ShouldBe("12345");
        items[0].Element("description")!.Value.ShouldBe("Soup &amp; bread &lt; 3 euros");
        items[1].Element("guid")!.Attribute("isPermaLink")!.Value.ShouldBe("false");
        items[1].Element(Content + "encoded")!.Value.ShouldContain("href=\"https://example.org/ar/1?a=1&amp;b=2\"");
    }

    [Fact]
    public void A_retracted_entry_says_so_under_its_old_guid_or_is_left_out()
    {
        var feed = Read(SomeFeed.Head, [SomeFeed.Retracted, SomeFeed.Entry with { Retraction = "" }]);
        var item = feed.Descendants("item").ShouldHaveSingleItem();
        item.Element("guid")!.Value.ShouldBe(SomeFeed.Retracted.Id);
        item.Element("description")!.Value.ShouldBe(SomeFeed.Retracted.Retraction);
        feed.ToString().ShouldNotContain("Canteen");
    }

    [Fact]
    public void Any_text_is_read_as_it_was_written() => AnyText.Any.Array[1, 3].Sample(texts =>
    {
        var feed = Read(SomeFeed.Head with { Title = texts[0] }, [.. texts.Select(SomeFeed.With)]);
        RssRules.Broken(feed).ShouldBeEmpty();
        foreach (var (item, text) in feed.Descendants("item").Zip(texts))
        {
            item.Element("title")!.Value.ShouldBe(AnyText.Sayable(text));
            item.Element(Content + "encoded")!.Value.ShouldBe(AnyText.Sayable(text));
            WebUtility.HtmlDecode(item.Element("description")!.Value).ShouldBe(AnyText.Sayable(text + "s"));
        }
    }, iter: 500);

    private static XDocument Read(FeedHead head, IReadOnlyList<FeedEntry> entries) => Xml.Read(RssFeed.Write(head, entries));
}
