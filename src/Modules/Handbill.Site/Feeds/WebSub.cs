using System.Text;

namespace Handbill.Site.Feeds;

/// <summary>What a publisher says to a WebSub hub and to who asks for a feed (W3C Recommendation, sections 4 and 6.1). Pure: somebody else sends it.</summary>
internal static class WebSub
{
    /// <summary>The type of the ping.</summary>
    public const string PingMediaType = "application/x-www-form-urlencoded";

    /// <summary>The body of the POST that tells a hub which feeds have news. Hubs take several at once.</summary>
    public static string Ping(params IEnumerable<Uri> feeds)
    {
        var body = new StringBuilder("hub.mode=publish");
        foreach (var feed in feeds)
        {
            body.Append("&hub.url=").Append(Uri.EscapeDataString(feed.AbsoluteUri));
        }

        return body.ToString();
    }

    /// <summary>The value of the header <c>Link</c> of a feed's answer, by which subscribers find the hub before they read the feed.</summary>
    public static string LinkHeader(Uri self, Uri hub) => $"<{Ascii(hub)}>; rel=\"hub\", <{Ascii(self)}>; rel=\"self\"";

    // A header carries no letters beyond ASCII, which hosts may have.
    private static string Ascii(Uri address) => new UriBuilder(address) { Host = address.IdnHost }.Uri.AbsoluteUri;
}
