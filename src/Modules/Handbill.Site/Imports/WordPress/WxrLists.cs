using System.Text;

namespace Handbill.Site.Imports.WordPress;

/// <summary>Where WordPress had the lists that posts are in, and their feeds, as long as nobody named their places otherwise.</summary>
/// <param name="root">Address of the site; null when nobody knows.</param>
internal sealed class WxrLists(Uri? root)
{
    private readonly string _root = root?.AbsolutePath.TrimEnd('/') ?? "";
    private readonly Dictionary<(ImportedListKind Kind, string Place, string Name), ImportedList> _known = [];

    /// <summary>The lists of a post.</summary>
    /// <param name="sections">Its sections.</param>
    /// <param name="topics">Its topics.</param>
    /// <param name="authors">Its authors: how each signs in or is named in addresses, and how it is shown.</param>
    public IReadOnlyList<ImportedList> Of(IEnumerable<ImportedSection> sections, IEnumerable<ImportedTopic> topics, IEnumerable<(string Login, string Name)> authors)
    {
        var lists = new List<ImportedList> { List(ImportedListKind.All, "", "") };
        foreach (var section in sections.SelectMany(Outwards))
        {
            lists.Add(List(ImportedListKind.Section, $"/category/{string.Join('/', Outwards(section).Reverse().Select(one => one.Slug))}", section.Name));
            if (section.Parent is not null)
            {
                lists.Add(List(ImportedListKind.Section, $"/category/{section.Slug}", section.Name));
            }
        }

        lists.AddRange(topics.Where(topic => topic.Slug.Length > 0).Select(topic => List(ImportedListKind.Topic, $"/tag/{topic.Slug}", topic.Name)));
        lists.AddRange(authors.Where(author => author.Login.Length > 0).Select(author => List(ImportedListKind.Author, $"/author/{Nicename(author.Login)}", author.Name)));
        return [.. lists.Distinct()];
    }

    private ImportedList List(ImportedListKind kind, string place, string name)
    {
        if (!_known.TryGetValue((kind, place, name), out var list))
        {
            var (path, feed) = (_root + place, $"{_root}{place}/feed");
            string[] feeds = [$"{feed}/", $"{feed}/rss2/", $"{feed}/rss/", $"{feed}/atom/"];
            list = kind == ImportedListKind.All ? new ImportedList(kind, name, [], [.. feeds, $"{_root}/?feed=rss2", $"{_root}/?feed=atom"]) : new ImportedList(kind, name, [$"{path}/"], feeds);
            _known.Add((kind, place, name), list);
        }

        return list;
    }

    // The export has the name with which an author signs in; WordPress makes the one of addresses of it.
    private static string Nicename(string login)
    {
        var name = new StringBuilder();
        foreach (var letter in login.ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(letter) || letter is '_')
            {
                name.Append(letter);
            }
            else if (letter is ' ' or '.' or '-' && name.Length > 0 && name[^1] != '-')
            {
                name.Append('-');
            }
        }

        return name.ToString().Trim('-');
    }

    private static IEnumerable<ImportedSection> Outwards(ImportedSection section)
    {
        for (var at = section; at is not null; at = at.Parent)
        {
            yield return at;
        }
    }
}
