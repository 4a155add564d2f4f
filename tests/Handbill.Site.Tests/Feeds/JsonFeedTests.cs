using System.Text.Json;
using CsCheck;
using Handbill.Feeds;
using Handbill.Site.Feeds;

namespace Handbill.Site.Tests.Feeds;

public sealed class JsonFeedTests
{
    [Fact]
    public void A_feed_says_what_version_1_1_asks_for()
    {
        var feed = Read(SomeFeed.Head, SomeFeed.Entries);
        feed.GetProperty("version").GetString().ShouldBe("https://jsonfeed.org/version/1.1");
        feed.GetProperty("title").GetString().ShouldBe("The Gate");
        feed.GetProperty("home_page_url").GetString().ShouldBe("https://example.org/");
        feed.GetProperty("feed_url").GetString().ShouldBe("https://example.org/feed?page=1&size=2");
        feed.GetProperty("next_url").GetString().ShouldBe("https://example.org/feed?page=2&size=2");
        feed.GetProperty("language").GetString().ShouldBe("en");
        feed.GetProperty("authors")[0].GetProperty("name").GetString().ShouldBe("Works Council");
        feed.GetProperty("hubs")[0].GetProperty("type").GetString().ShouldBe("WebSub");
        feed.GetProperty("hubs")[0].GetProperty("url").GetString().ShouldBe("https://hub.example.org/");
    }

    [Fact]
    public void A_feed_keeps_the_rules_of_JSON_Feed_and_one_that_does_not_would_be_found()
    {
        JsonFeedRules.Broken(Read(SomeFeed.Head, SomeFeed.Entries)).ShouldBeEmpty();
        JsonFeedRules.Broken(JsonDocument.Parse("""{ "version": "1.1", "title": "", "about": 1, "items": [{ "id": "1", "url": "a", "date_published": "today", "tags": [1], "authors": [{}] }, { "id": "1", "content_text": "" }] }""").RootElement).Count().ShouldBe(8);
    }

    [Fact]
    public void An_entry_is_whole()
    {
        var items = Read(SomeFeed.Head, SomeFeed.Entries).GetProperty("items");
        items[0].GetProperty("id").GetString().ShouldBe(SomeFeed.Entry.Id);
        items[0].GetProperty("content_html").GetString().ShouldBe(SomeFeed.Entry.Body);
        items[0].GetProperty("summary").GetString().ShouldBe(SomeFeed.Entry.Standfirst);
        items[0].GetProperty("image").GetString().ShouldBe("https://example.org/soup.jpg");
        items[0].GetProperty("date_published").GetDateTimeOffset().ShouldBe(SomeFeed.Noon);
        items[0].GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()).ShouldBe(SomeFeed.Entry.Topics);
        items[0].GetProperty("authors").EnumerateArray().Select(author => author.GetProperty("name").GetString()).ShouldBe(SomeFeed.Entry.Authors);
        items[1].GetProperty("language").GetString().ShouldBe("ar");
        items[1].TryGetProperty("authors", out _).ShouldBeFalse();
    }

    [Fact]
    public void A_retracted_entry_says_so_under_its_old_id_or_is_left_out()
    {
        var items = Read(SomeFeed.Head, [SomeFeed.Retracted, SomeFeed.Entry with { Retraction = "" }]).GetProperty("items");
        items.GetArrayLength().ShouldBe(1);
        items[0].GetProperty("content_text").GetString().ShouldBe(SomeFeed.Retracted.Retraction);
        items.GetRawText().ShouldNotContain("Canteen");
    }

    [Fact]
    public void Any_text_is_read_as_it_was_written() => AnyText.Any.Sample(text =>
    {
        var feed = Read(SomeFeed.Head with { Title = text + "t" }, [SomeFeed.With(text, 1)]);
        feed.GetProperty("title").GetString().ShouldBe(AnyText.Sayable(text + "t"));
        feed.GetProperty("items")[0].GetProperty("content_html").GetString().ShouldBe(AnyText.Sayable(text));
        feed.GetProperty("items")[0].GetProperty("tags")[0].GetString().ShouldBe(AnyText.Sayable(text));
    }, iter: 500);

    private static JsonElement Read(FeedHead head, IReadOnlyList<FeedEntry> entries)
    {
        using var document = JsonDocument.Parse(JsonFeed.Write(head, entries));
        return document.RootElement.Clone();
    }
}
