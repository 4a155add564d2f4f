using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Handbill.Feeds;

/// <summary>What the RSS Advisory Board's text asks of a document of RSS 2.0.</summary>
internal static partial class RssRules
{
    private static readonly string[] OfChannel =
    [
        "title", "link", "description", "language", "copyright", "managingEditor", "webMaster", "pubDate", "lastBuildDate", "category", "generator", "docs", "cloud", "ttl", "image", "rating", "textInput", "skipHours", "skipDays", "item",
    ];

    private static readonly string[] OfItem = ["title", "link", "description", "author", "category", "comments", "enclosure", "guid", "pubDate", "source"];

    public static IEnumerable<string> Broken(XDocument document)
    {
        if (document.Root!.Name != "rss" || (string?)document.Root.Attribute("version") != "2.0" || document.Root.Elements().Count() != 1)
        {
            yield return "it is not RSS 2.0 with one channel";
        }

        var channel = document.Root.Elements("channel").Single();
        var items = channel.Elements("item").ToList();
        foreach (var name in new[] { "title", "link", "description" }.Where(name => channel.Elements(name).Count() != 1))
        {
            yield return $"the channel has not just one {name}";
        }

        foreach (var unknown in channel.Elements().Where(one => one.Name.Namespace == XNamespace.None && !OfChannel.Contains(one.Name.LocalName)).Concat(items.Elements().Where(one => one.Name.Namespace == XNamespace.None && !OfItem.Contains(one.Name.LocalName))))
        {
            yield return $"{unknown.Name} is nothing that RSS has";
        }

        foreach (var name in OfItem.Where(name => name != "category" && items.Exists(item => item.Elements(name).Count() > 1)))
        {
            yield return $"an item has more than one {name}";
        }

        if (items.Exists(item => item.Element("title") is null && item.Element("description") is null))
        {
            yield return "an item has neither title nor description";
        }

        if (items.Exists(item => item.Element("enclosure") is { } file && new[] { "url", "length", "type" }.Any(name => file.Attribute(name) is null)))
        {
            yield return "an enclosure does not say where it is, how long and of what type";
        }

        foreach (var link in document.Descendants("link").Select(link => link.Value).Concat(items.Elements("guid").Where(guid => (string?)guid.Attribute("isPermaLink") != "false").Select(guid => guid.Value)).Where(link => !Uri.TryCreate(link, UriKind.Absolute, out _)))
        {
            yield return $"{link} is no whole address";
        }

        if (items.GroupBy(item => item.Element("guid")!.Value).Any(same => same.Skip(1).Any()))
        {
            yield return "a guid is there twice";
        }

        foreach (var date in document.Descendants().Where(element => element.Name.LocalName is "pubDate" or "lastBuildDate").Select(element => element.Value)
            .Where(date => !DatePattern().IsMatch(date) || !DateTimeOffset.TryParseExact(date, "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)))
        {
            yield return $"{date} is no date of RFC 822";
        }
    }

    [GeneratedRegex(@"\A(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT\z")]
    private static partial Regex DatePattern();
}
