using System.Xml.Linq;
using CsCheck;
using Handbill.Feeds;
using Handbill.Site.Feeds;

namespace Handbill.Site.Tests.Feeds;

public sealed class AtomFeedTests
{
    private static readonly XNamespace Atom = AtomRules.Atom;
    private static readonly XNamespace Tombstones = AtomRules.Tombstones;

    [Fact]
    public void A_feed_keeps_the_rules_of_Atom() => AtomRules.Broken(Read(SomeFeed.Head, SomeFeed.Entries)).ShouldBeEmpty();

    [Fact]
    public void A_feed_without_anything_optional_keeps_them_too()
    {
        var head = SomeFeed.Head with { Subtitle = "", Next = null, Hub = null, Icon = null };
        var feed = Read(head, []);
        AtomRules.Broken(feed).ShouldBeEmpty();
        feed.Root!.Elements().Select(element => element.Name.LocalName).ShouldBe(["id", "title", "updated", "author", "link", "link"]);
    }

    [Fact]
    public void A_broken_rule_would_be_found()
    {
        var feed = Read(SomeFeed.Head, [SomeFeed.Entry, SomeFeed.Entry]);
        feed.Root!.Element(Atom + "updated")!.Value = "Wed, 04 Mar 2026";
        AtomRules.Broken(feed).Count().ShouldBe(2);
    }

    [Fact]
    public void A_feed_says_where_it_is_where_it_goes_on_and_who_tells_of_news()
    {
        var feed = Read(SomeFeed.Head, SomeFeed.Entries).Root!;
        feed.Elements(Atom + "link").ToDictionary(link => (string)link.Attribute("rel")!, link => (string)link.Attribute("href")!).ShouldBe(new Dictionary<string, string>
        {
            ["alternate"] = "https://example.org/",
            ["self"] = "https://example.org/feed?page=1&size=2",
            ["hub"] = "https://hub.example.org/",
            ["next"] = "https://example.org/feed?page=2&size=2",
        });
        feed.Attribute(XNamespace.Xml + "lang")!.Value.ShouldBe("en");
    }

    [Fact]
    public void An_entry_is_whole()
    {
        var entry = Read(SomeFeed.Head, SomeFeed.Entries).Root!.Elements(Atom + "entry").First();
        entry.Element(Atom + "title")!.Value.ShouldBe(SomeFeed.Entry.Title);
        entry.Element(Atom + "summary")!.Value.ShouldBe(SomeFeed.Entry.Standfirst);
        entry.Element(Atom + "content")!.Value.ShouldBe(SomeFeed.Entry.Body);
        entry.Element(Atom + "content")!.Attribute("type")!.Value.ShouldBe("html");
        entry.Element(Atom + "published")!.Value.ShouldBe("2026-03-04T10:30:05Z");
        entry.Element(Atom + "updated")!.Value.ShouldBe("2026-03-04T11:30:05Z");
        entry.Elements(Atom + "author").Select(author => author.Value).ShouldBe(SomeFeed.Entry.Authors);
        entry.Elements(Atom + "category").Select(topic => topic.Attribute("term")!.Value).ShouldBe(SomeFeed.Entry.Topics);
        entry.Elements(Atom + "link").Single(link => link.Attribute("rel")!.Value == "enclosure").Attribute("length")!.Value.ShouldBe("12345");
    }

    [Fact]
    public void An_entry_in_another_language_says_so_and_which_way_it_runs()
    {
        var entry = Read(SomeFeed.Head, SomeFeed.Entries).Root!.Elements(Atom + "entry").Last();
        entry.Attribute(XNamespace.Xml + "lang")!.Value.ShouldBe("ar");
        entry.Element(Atom + "content")!.Value.ShouldBe("<div lang=\"ar\" dir=\"rtl\"><p>سلام <a href=\"https://example.org/ar/1?a=1&amp;b=2\">هنا</a></p></div>");
    }

    [Fact]
    public void Of_a_retracted_entry_only_that_is_said()
    {
        var feed = Read(SomeFeed.Head, [SomeFeed.Retracted]);
        var gone = feed.Root!.Element(Tombstones + "deleted-entry")!;
        gone.Attribute("ref")!.Value.ShouldBe(SomeFeed.Retracted.Id);
        gone.Attribute("when")!.Value.ShouldBe("2026-03-04T11:30:05Z");
        gone.Element(Tombstones + "comment")!.Value.ShouldBe(SomeFeed.Retracted.Retraction);
        feed.Root.Element(Atom + "entry").ShouldBeNull();
        feed.ToString().ShouldNotContain("Canteen");
        feed.ToString().ShouldNotContain("Ana Ruiz");
    }

    [Fact]
    public void Any_text_is_read_as_it_was_written() => AnyText.Any.Array[1, 3].Sample(texts =>
    {
        var feed = Read(SomeFeed.Head with { Title = texts[0], Subtitle = texts[0] }, [.. texts.Select(SomeFeed.With)]);
        AtomRules.Broken(feed).ShouldBeEmpty();
        feed.Root!.Element(Atom + "title")!.Value.ShouldBe(AnyText.Sayable(texts[0]));
        foreach (var (entry, text) in feed.Root.Elements(Atom + "entry").Zip(texts))
        {
            entry.Element(Atom + "title")!.Value.ShouldBe(AnyText.Sayable(text));
            entry.Element(Atom + "summary")!.Value.ShouldBe(AnyText.Sayable(text + "s"));
            entry.Element(Atom + "category")!.Attribute("term")!.Value.ShouldBe(AnyText.Sayable(text));
            entry.Element(Atom + "content")!.Value.ShouldBe(AnyText.Sayable(text));
        }
    }, iter: 500);

    private static XDocument Read(FeedHead head, IReadOnlyList<FeedEntry> entries) => Xml.Read(AtomFeed.Write(head, entries));
}
