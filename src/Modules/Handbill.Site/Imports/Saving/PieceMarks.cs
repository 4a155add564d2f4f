using Handbill.Site.Articles;
using Handbill.Site.Publishing;

namespace Handbill.Site.Imports.Saving;

/// <summary>What a piece is listed under here. Pure.</summary>
internal static class PieceMarks
{
    // What WordPress puts posts under that nobody put anywhere.
    private const string Nowhere = "uncategorized";

    private const int MostTopics = 60, MostAuthors = 40;

    /// <summary>
    /// The marks. An article is in one section: the outermost of the first that the archive names; all others are topics, so that nothing is lost and the menu stays short.
    /// </summary>
    /// <param name="piece">The piece.</param>
    /// <param name="otherwise">Section of a piece that is in none; empty for none.</param>
    public static IReadOnlyList<(MarkKind Kind, string Slug, string Name)> Of(ImportedPiece piece, string otherwise)
    {
        var sections = piece.Sections.Where(section => section.Slug != Nowhere).SelectMany(Outwards).Select(section => Name(section.Name)).Where(name => name.Length > 0).ToList();
        var first = piece.Sections.FirstOrDefault(section => section.Slug != Nowhere) is { } named ? Name(Outwards(named).Last().Name) : "";
        var text = new ArticleText
        {
            Section = first.Length > 0 ? first : Name(otherwise),
            Topics = string.Join(',', piece.Topics.Select(topic => topic.Name).Concat(sections.Where(name => name != first)).Distinct(StringComparer.Ordinal).Take(MostTopics)),
            Authors = string.Join(',', piece.Authors.Take(MostAuthors)),
        };
        var own = piece.Topics.Where(topic => IsSlug(topic.Slug)).DistinctBy(topic => Name(topic.Name), StringComparer.Ordinal).ToDictionary(topic => Name(topic.Name), topic => topic.Slug, StringComparer.Ordinal);
        return
        [
            .. text.Marks().Where(mark => mark.Slug.Length > 0).Select(mark => (mark.Kind, mark.Slug, Name: Name(mark.Name)))
                .Select(mark => mark.Kind == MarkKind.Topic && own.TryGetValue(mark.Name, out var slug) ? mark with { Slug = slug } : mark).DistinctBy(mark => (mark.Kind, mark.Slug)),
        ];
    }

    // A topic's own address stays where it is one that a topic may have here.
    private static bool IsSlug(string slug) => slug.Length is > 0 and <= ArticleMark.LongestSlug && ArticleText.SlugOf(slug) == slug;

    private static string Name(string name) => StoredText.Of(name, ArticleMark.LongestName);

    private static IEnumerable<ImportedSection> Outwards(ImportedSection section)
    {
        // Twenty within each other are a fault of the archive.
        var at = (ImportedSection?)section;
        for (var depth = 0; at is not null && depth < 20; depth++, at = at.Parent)
        {
            yield return at;
        }
    }
}
