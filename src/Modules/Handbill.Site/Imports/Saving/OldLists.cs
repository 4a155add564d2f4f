using Handbill.Site.Articles;
using Handbill.Site.Reading;

namespace Handbill.Site.Imports.Saving;

/// <summary>Where a list or a feed of before is to lead.</summary>
/// <param name="Path">As <see cref="OldAddress.Path"/> has it.</param>
/// <param name="Target">The list or the feed here.</param>
/// <param name="IsNearest">Whether it is of the same kind here; a section of before may be a topic.</param>
internal readonly record struct OldList(string Path, string Target, bool IsNearest);

/// <summary>Lists and feeds of an older archive, gathered from the pieces that are in them.</summary>
internal sealed class OldLists
{
    private static readonly char[] Dividers = [',', ';', '،'];

    private readonly Dictionary<string, OldList> _lists = new(StringComparer.Ordinal);

    /// <summary>All of them; each path leads to one.</summary>
    public IEnumerable<(string Path, string Target)> All => _lists.Values.Select(list => (list.Path, list.Target));

    /// <summary>Adds those of pieces that are in here as the archive has them.</summary>
    public void Add(BatchOutcome outcome)
    {
        foreach (var list in outcome.Fates.Where(one => one.Fate is PieceFate.New or PieceFate.Changed or PieceFate.Unchanged).SelectMany(one => one.Piece.Lists))
        {
            if (!_lists.TryGetValue(list.Path, out var known) || (list.IsNearest && !known.IsNearest))
            {
                _lists[list.Path] = list;
            }
        }
    }

    /// <summary>Where the lists of a piece lead. Pure.</summary>
    /// <param name="piece">The piece.</param>
    /// <param name="language">Its language here.</param>
    /// <param name="marks">What it is listed under here.</param>
    public static IReadOnlyList<OldList> Of(ImportedPiece piece, string language, IReadOnlyList<(MarkKind Kind, string Slug, string Name)> marks)
    {
        var lists = new List<OldList>();
        foreach (var list in piece.Lists)
        {
            if (HomeOf(list, language, marks) is var (home, isNearest))
            {
                lists.AddRange(list.OldPaths.Select(path => new OldList(OldPath.Of(path), home, isNearest)));
                lists.AddRange(list.OldFeeds.Select(path => new OldList(OldPath.Of(path), $"{home}/{(path.TrimEnd('/').EndsWith("atom", StringComparison.Ordinal) ? "feed.atom" : "feed.rss")}", isNearest)));
            }
        }

        return [.. lists.Where(list => list.Path.Length > 0)];
    }

    private static (string Home, bool IsNearest)? HomeOf(ImportedList list, string language, IReadOnlyList<(MarkKind Kind, string Slug, string Name)> marks)
    {
        if (list.Kind == ImportedListKind.All)
        {
            return (language, true);
        }

        // A name with a comma in it became two.
        var name = StoredText.Of(list.Name.Split(Dividers)[0], ArticleMark.LongestName);
        MarkKind[] kinds = list.Kind switch
        {
            ImportedListKind.Section => [MarkKind.Section, MarkKind.Topic],
            ImportedListKind.Topic => [MarkKind.Topic],
            _ => [MarkKind.Author],
        };
        foreach (var kind in kinds)
        {
            if (marks.FirstOrDefault(mark => mark.Kind == kind && mark.Name == name) is { Slug.Length: > 0 } mark)
            {
                return ($"{language}/{SiteReader.PartOf(kind)}/{mark.Slug}", kind == kinds[0]);
            }
        }

        return null;
    }
}
