using System.Globalization;
using System.Text.Json;

namespace Handbill.Feeds;

/// <summary>What jsonfeed.org asks of a document of version 1.1.</summary>
internal static class JsonFeedRules
{
    private static readonly string[] OfFeed =
        ["version", "title", "home_page_url", "feed_url", "description", "user_comment", "next_url", "icon", "favicon", "authors", "language", "expired", "hubs", "items"];

    private static readonly string[] OfItem =
    [
        "id", "url", "external_url", "title", "content_html", "content_text", "summary", "image", "banner_image", "date_published", "date_modified", "authors", "tags", "language", "attachments",
    ];

    public static IEnumerable<string> Broken(JsonElement feed)
    {
        if (Text(feed, "version") != "https://jsonfeed.org/version/1.1" || Text(feed, "title") is not { Length: > 0 })
        {
            yield return "it does not say its version and title";
        }

        foreach (var unknown in feed.EnumerateObject().Where(one => !OfFeed.Contains(one.Name)))
        {
            yield return $"{unknown.Name} is nothing that a feed has";
        }

        var items = feed.GetProperty("items").EnumerateArray().ToList();
        foreach (var unknown in items.SelectMany(item => item.EnumerateObject()).Where(one => !OfItem.Contains(one.Name)))
        {
            yield return $"{unknown.Name} is nothing that an item has";
        }

        if (items.Exists(item => Text(item, "id") is not { Length: > 0 }) || items.GroupBy(item => Text(item, "id")).Any(same => same.Skip(1).Any()))
        {
            yield return "an item has no id of its own";
        }

        if (items.Exists(item => Text(item, "content_html") is null && Text(item, "content_text") is null))
        {
            yield return "an item has no content";
        }

        foreach (var address in items.Append(feed).SelectMany(one => one.EnumerateObject()).Where(one => one.Name is "image" or "icon" || one.Name.EndsWith("url", StringComparison.Ordinal)).Where(one => !Uri.TryCreate(one.Value.GetString(), UriKind.Absolute, out _)))
        {
            yield return $"{address.Name} is no whole address";
        }

        // RFC 3339, to the second.
        foreach (var date in items.SelectMany(item => item.EnumerateObject()).Where(one => one.Name.StartsWith("date_", StringComparison.Ordinal))
            .Where(one => !DateTimeOffset.TryParseExact(one.Value.GetString(), "yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)))
        {
            yield return $"{date.Value} is no date";
        }

        if (items.Append(feed).Where(one => one.TryGetProperty("authors", out _)).Any(one => one.GetProperty("authors").EnumerateArray().Any(author => !author.TryGetProperty("name", out _) && !author.TryGetProperty("url", out _))))
        {
            yield return "an author has neither name nor address";
        }

        if (items.Where(item => item.TryGetProperty("tags", out _)).Any(item => item.GetProperty("tags").EnumerateArray().Any(tag => tag.ValueKind != JsonValueKind.String)))
        {
            yield return "a tag is no text";
        }
    }

    private static string? Text(JsonElement holder, string name) => holder.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
