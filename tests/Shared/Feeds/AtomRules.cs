using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Handbill.Feeds;

/// <summary>The rules of RFC 4287 that a document can break, section by section.</summary>
internal static partial class AtomRules
{
    public static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    public static readonly XNamespace Tombstones = "http://purl.org/atompub/tombstones/1.0";

    public static IEnumerable<string> Broken(XDocument document)
    {
        var feed = document.Root!;
        var entries = feed.Elements(Atom + "entry").ToList();
        foreach (var holder in entries.Prepend(feed))
        {
            foreach (var name in new[] { "id", "title", "updated" }.Where(name => holder.Elements(Atom + name).Count() != 1))
            {
                yield return $"4.1: {holder.Name.LocalName} has not just one {name}";
            }

            if (!Uri.TryCreate(holder.Element(Atom + "id")?.Value, UriKind.Absolute, out _))
            {
                yield return "4.2.6: an id is no whole address";
            }

            if (holder.Elements(Atom + "link").Where(link => (string?)link.Attribute("rel") == "alternate").GroupBy(link => (string?)link.Attribute("type")).Any(same => same.Skip(1).Any()))
            {
                yield return "4.1: two alternate links of one type";
            }
        }

        if (feed.Elements(Atom + "author").FirstOrDefault() is null && entries.Exists(entry => entry.Element(Atom + "author") is null))
        {
            yield return "4.1.1: nobody is the author";
        }

        if (document.Descendants(Atom + "author").Any(author => author.Elements(Atom + "name").Count() != 1))
        {
            yield return "3.2.1: an author has not just one name";
        }

        if (entries.Exists(entry => entry.Elements(Atom + "content").Count() != 1 || entry.Elements(Atom + "summary").Count() > 1))
        {
            yield return "4.1.2: more than one content or summary";
        }

        foreach (var link in document.Descendants(Atom + "link").Where(link => !Uri.TryCreate((string?)link.Attribute("href"), UriKind.Absolute, out _)))
        {
            yield return $"4.2.7.1: {link} leads nowhere";
        }

        foreach (var date in document.Descendants().Where(element => element.Name.LocalName is "updated" or "published").Select(element => element.Value)
            .Concat(document.Descendants(Tombstones + "deleted-entry").Select(element => (string?)element.Attribute("when") ?? "")).Where(date => !IsDate(date)))
        {
            yield return $"3.3: {date} is no date";
        }

        if (entries.Select(entry => entry.Element(Atom + "id")!.Value).Concat(document.Descendants(Tombstones + "deleted-entry").Select(gone => gone.Attribute("ref")!.Value)).GroupBy(id => id).Any(same => same.Skip(1).Any()))
        {
            yield return "4.1.1, RFC 6721 section 3: an id is there twice";
        }
    }

    private static bool IsDate(string date) => DatePattern().IsMatch(date) && DateTimeOffset.TryParse(date, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    [GeneratedRegex(@"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)\z")]
    private static partial Regex DatePattern();
}
