using System.Collections.Frozen;
using System.Text;

namespace Handbill.Kernel.Search.Archive.Words;

/// <summary>Letters whose accent is a sign of its own, as some systems write them, put together as stemmers know them. The program runs without the data by which .NET would do it.</summary>
internal static class Accents
{
    // A letter, its mark, and both in one: what the alphabets of the languages with stems have.
    private const string Pairs =
        "a\u0300à a\u0301á a\u0302â a\u0303ã a\u0308ä a\u030aå a\u0306ă c\u0327ç e\u0300è e\u0301é e\u0302ê e\u0308ë g\u0306ğ i\u0300ì i\u0301í i\u0302î i\u0308ï n\u0303ñ " +
        "o\u0300ò o\u0301ó o\u0302ô o\u0303õ o\u0308ö o\u030bő s\u0327ş s\u0326ș t\u0326ț t\u0327ţ u\u0300ù u\u0301ú u\u0302û u\u0308ü u\u030bű y\u0301ý и\u0306й е\u0308ё";

    private static readonly FrozenDictionary<(char Letter, char Mark), char> Whole = Pairs.Split(' ')
        .SelectMany(pair => new[] { ((pair[0], pair[1]), pair[2]), ((char.ToUpperInvariant(pair[0]), pair[1]), char.ToUpperInvariant(pair[2])) })
        .ToFrozenDictionary(pair => pair.Item1, pair => pair.Item2);

    /// <summary>The word with its accents on its letters.</summary>
    public static string Composed(string word)
    {
        if (!word.AsSpan().ContainsAnyInRange('\u0300', '\u036f'))
        {
            return word;
        }

        var composed = new StringBuilder(word.Length);
        foreach (var letter in word)
        {
            if (composed.Length > 0 && Whole.TryGetValue((composed[^1], letter), out var whole))
            {
                composed[^1] = whole;
            }
            else
            {
                composed.Append(letter);
            }
        }

        return composed.ToString();
    }
}
