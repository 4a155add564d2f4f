namespace Handbill.Site.Exporting;

/// <summary>Which texts are of which section, or of which workplace. Not safe for several threads.</summary>
internal sealed class TextLists
{
    private readonly SortedDictionary<string, Postings> _lists = new(StringComparer.Ordinal);

    /// <summary>All lists by their slugs.</summary>
    public IReadOnlyDictionary<string, string> All => _lists.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);

    /// <summary>Adds a text.</summary>
    /// <param name="number">Its number: larger than that of the one before.</param>
    /// <param name="slugs">The lists that it is in.</param>
    public void Add(int number, IEnumerable<string> slugs)
    {
        foreach (var slug in slugs)
        {
            (_lists.TryGetValue(slug, out var list) ? list : _lists[slug] = new Postings()).Add(number, 0);
        }
    }
}
