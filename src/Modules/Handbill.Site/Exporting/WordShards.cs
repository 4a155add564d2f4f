using System.Globalization;
using System.Numerics;
using Handbill.Kernel.Search;

namespace Handbill.Site.Exporting;

/// <summary>Words with where they stand, by the letters that they begin with. Pure.</summary>
internal sealed class WordShards
{
    // How much more a word says in the headline, and under it.
    private const int InTitle = 8, InLead = 2;

    // Beyond are scripts in which every word begins with other signs: they share files by their first sign.
    private const int LastAlphabet = 0x780, OtherShards = 256;

    // Shorter would be no word.
    private const int ShortestBare = 3;

    // What Arabic writes together with a word: the article, and "and", "with", "like", "so" and "for" before it.
    private static readonly string[] Articles = ["وال", "بال", "كال", "فال", "ال", "لل"];

    private readonly Dictionary<string, Postings> _words = new(StringComparer.Ordinal);

    /// <summary>Names of the files, in ordinal order.</summary>
    public IEnumerable<string> Names => _words.Keys.Select(NameOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>Adds a text.</summary>
    /// <param name="number">Its number: larger than that of the one before.</param>
    /// <param name="text">The text.</param>
    public void Add(int number, SearchedText text)
    {
        var weights = new Dictionary<string, int>(StringComparer.Ordinal);
        Weigh(text.Text, 1);
        Weigh(text.Lead, InLead);
        Weigh(text.Title, InTitle);
        foreach (var (word, weight) in weights)
        {
            // Said ten times it is worth more than once, but not ten times as much.
            (_words.TryGetValue(word, out var places) ? places : _words[word] = new Postings()).Add(number, Math.Min(BitOperations.Log2((uint)weight) * 2, Postings.MostWeight));
        }

        void Weigh(string words, int weight)
        {
            foreach (var word in SearchWords.Of(words).SelectMany(FormsOf))
            {
                weights[word] = weights.GetValueOrDefault(word) + weight;
            }
        }
    }

    /// <summary>A word, and without the Arabic article: in most texts most nouns have it, and nobody looks for them so. The script of the search knows the same.</summary>
    public static IEnumerable<string> FormsOf(string word) =>
        Array.Find(Articles, article => word.Length >= article.Length + ShortestBare && word.StartsWith(article, StringComparison.Ordinal)) is { } found ? [word, word[found.Length..]] : [word];

    /// <summary>The files: name, and the words with their places.</summary>
    public IEnumerable<(string Name, IReadOnlyDictionary<string, string> Words)> Shards() =>
        _words.GroupBy(pair => NameOf(pair.Key), StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, (IReadOnlyDictionary<string, string>)new OrderedDictionary<string, string>(
                group.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, pair.Value.ToString())))));

    /// <summary>Name of the file in which a word stands: its first two letters, those beyond ASCII as numbers.</summary>
    public static string NameOf(string word)
    {
        var letters = word.EnumerateRunes().Take(2).Select(rune => rune.Value).ToArray();
        return letters[0] >= LastAlphabet ? $"x{(letters[0] % OtherShards).ToString(CultureInfo.InvariantCulture)}"
            : string.Join('-', letters.Select(letter => letter < 128 ? ((char)letter).ToString() : letter.ToString("x", CultureInfo.InvariantCulture)));
    }
}
