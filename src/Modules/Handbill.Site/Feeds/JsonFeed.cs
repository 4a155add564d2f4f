using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Handbill.Site.Feeds;

/// <summary>JSON Feed 1.1 (jsonfeed.org). Pure.</summary>
/// <remarks>The format has no sign for what was taken back: the article's item says so under the same id, and readers show that in its place.</remarks>
internal static class JsonFeed
{
    public const string MediaType = "application/feed+json";

    // It is never a part of a page, so that letters of all scripts and HTML stay as they are.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A feed as UTF-8 bytes.</summary>
    /// <param name="head">What it says of itself.</param>
    /// <param name="entries">In the order in which they are shown, each id once.</param>
    public static byte[] Write(FeedHead head, IReadOnlyList<FeedEntry> entries)
    {
        var bytes = new ArrayBufferWriter<byte>(FeedSize.Of(entries));
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            Head(json, head);
            json.WriteStartArray("items");
            foreach (var entry in entries.Where(entry => entry.Retraction is not ""))
            {
                json.WriteStartObject();
                Item(json, entry);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static void Head(Utf8JsonWriter json, FeedHead head)
    {
        json.WriteString("version", "https://jsonfeed.org/version/1.1");
        Text(json, "title", head.Title);
        Address(json, "home_page_url", head.Home);
        Address(json, "feed_url", head.Self);
        Text(json, "description", head.Subtitle);
        Address(json, "next_url", head.Next);
        Address(json, "icon", head.Icon);
        Authors(json, [head.Publisher]);
        Text(json, "language", head.Language);
        if (head.Hub is { } hub)
        {
            json.WriteStartArray("hubs");
            json.WriteStartObject();
            json.WriteString("type", "WebSub");
            Address(json, "url", hub);
            json.WriteEndObject();
            json.WriteEndArray();
        }
    }

    private static void Item(Utf8JsonWriter json, FeedEntry entry)
    {
        Text(json, "id", entry.Id);
        Address(json, "url", entry.Address);
        if (entry.Retraction is { } note)
        {
            Text(json, "content_text", note);
        }
        else
        {
            Text(json, "title", entry.Title);
            Text(json, "summary", entry.Standfirst);
            json.WriteString("content_html", XmlSigns.Allowed(entry.CarriedBody));
            Address(json, "image", entry.Picture?.Address);
            Authors(json, entry.Authors);
            Tags(json, entry.Topics);
            json.WriteString("date_published", FeedXml.Stamp(entry.Published));
        }

        json.WriteString("date_modified", FeedXml.Stamp(entry.Updated));
        Text(json, "language", entry.Language);
    }

    // What XML cannot carry is left out here too: half a surrogate pair is no UTF-8, and all formats say the same.
    private static void Text(Utf8JsonWriter json, string name, string text)
    {
        if (text.Length > 0)
        {
            json.WriteString(name, XmlSigns.Allowed(text));
        }
    }

    private static void Address(Utf8JsonWriter json, string name, Uri? address)
    {
        if (address is not null)
        {
            json.WriteString(name, XmlSigns.Allowed(address.AbsoluteUri));
        }
    }

    private static void Authors(Utf8JsonWriter json, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
        {
            return;
        }

        json.WriteStartArray("authors");
        foreach (var name in names)
        {
            json.WriteStartObject();
            json.WriteString("name", XmlSigns.Allowed(name));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Tags(Utf8JsonWriter json, IReadOnlyList<string> topics)
    {
        json.WriteStartArray("tags");
        foreach (var topic in topics)
        {
            json.WriteStringValue(XmlSigns.Allowed(topic));
        }

        json.WriteEndArray();
    }
}
