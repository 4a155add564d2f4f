namespace Handbill.Kernel.Search;

/// <summary>What somebody looks for, read from what they typed. Nothing that can be typed is wrong: signs that mean nothing here are passed over. Pure.</summary>
/// <remarks>
/// Words must all be there. `"two words"` must stand one after the other; `cant*` begins so; `-word` must not be there.
/// </remarks>
public sealed class TextQuery
{
    // Nobody types more; a longer query would only cost time.
    private const int MostTerms = 16;
    private const int MostWords = 12;
    private const int LongestText = 500;

    private TextQuery(IReadOnlyList<TextTerm> terms) => Terms = terms;

    /// <summary>What must be there, and what must not.</summary>
    public IReadOnlyList<TextTerm> Terms { get; }

    /// <summary>True when there is nothing to look for: no term that must be there.</summary>
    public bool IsEmpty => Terms.All(term => term.IsUnwanted);

    /// <summary>Reads a query.</summary>
    public static TextQuery Parse(string? text)
    {
        var left = (text ?? "").AsSpan();
        left = left[..Math.Min(left.Length, LongestText)];
        var terms = new List<TextTerm>();
        while (!left.IsEmpty && terms.Count < MostTerms)
        {
            left = left.TrimStart();
            var isUnwanted = left is ['-', not ' ', ..];
            left = isUnwanted ? left[1..] : left;
            var isQuoted = left is ['"' or '“' or '”' or '«' or '»', ..];
            left = isQuoted ? left[1..] : left;
            var end = isQuoted ? left.IndexOfAny("\"“”«»") : EndOfWord(left);
            end = end < 0 ? left.Length : end;
            var typed = left[..end].ToString();
            var words = SearchWords.Spans(typed).Take(MostWords).ToArray();
            var isBeginning = !isQuoted && end > 0 && left[end - 1] == '*';
            left = left[Math.Min(left.Length, end + 1)..];
            if (words.Length > 0)
            {
                terms.Add(new TextTerm([.. words.Select(word => word.Word)], isBeginning, isUnwanted)
                {
                    Typed = [.. words.Select(word => typed.Substring(word.Start, word.Length))], IsExact = isQuoted,
                });
            }
        }

        return new TextQuery(terms);
    }

    /// <summary>Where what was looked for stands in a text, in order and apart from each other.</summary>
    public IEnumerable<(int Start, int Length)> PlacesIn(string text)
    {
        var spans = SearchWords.Spans(text).ToList();
        for (var i = 0; i < spans.Count; i++)
        {
            if (LongestAt(spans, i) is { } found)
            {
                var last = spans[i + found - 1];
                yield return (spans[i].Start, last.Start + last.Length - spans[i].Start);
                i += found - 1;
            }
        }
    }

    // Of how many words the longest is that is wanted and stands here.
    internal int? LongestAt(List<(string Word, int Start, int Length)> spans, int at) =>
        Terms.Where(term => !term.IsUnwanted && term.StandsAt(spans, at)).MaxBy(term => term.Words.Count)?.Words.Count;

    /// <summary>True when all that must be there stands in a text. What must not is not looked for.</summary>
    public bool StandsIn(string text)
    {
        var spans = SearchWords.Spans(text).ToList();
        return Terms.All(term => term.IsUnwanted || Enumerable.Range(0, spans.Count).Any(at => term.StandsAt(spans, at)));
    }

    private static int EndOfWord(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                return i;
            }
        }

        return -1;
    }
}

/// <summary>A word, or several that stand one after the other.</summary>
/// <param name="Words">The words, folded; one at least.</param>
/// <param name="IsBeginning">True when the last may go on.</param>
/// <param name="IsUnwanted">True when it must not be there.</param>
public sealed record TextTerm(IReadOnlyList<string> Words, bool IsBeginning, bool IsUnwanted)
{
    /// <summary>The words as they were typed, with accents and capitals.</summary>
    public IReadOnlyList<string> Typed { get; init; } = Words;

    /// <summary>True when they stand in quotes.</summary>
    public bool IsExact { get; init; }

    internal bool StandsAt(List<(string Word, int Start, int Length)> spans, int at)
    {
        if (at + Words.Count > spans.Count)
        {
            return false;
        }

        for (var i = 0; i < Words.Count; i++)
        {
            var word = spans[at + i].Word;
            var isFound = IsBeginning && i == Words.Count - 1 ? word.StartsWith(Words[i], StringComparison.Ordinal) : word == Words[i];
            if (!isFound)
            {
                return false;
            }
        }

        return true;
    }
}
