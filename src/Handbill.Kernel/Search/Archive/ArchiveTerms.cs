using System.Text;
using Handbill.Kernel.Search.Archive.Words;

namespace Handbill.Kernel.Search.Archive;

/// <summary>
/// What somebody looks for, with the other forms of its words: for the index, and to mark what was found. A word that stands alone is found in all its forms; what stands in
/// quotes, a beginning (`cant*`) and what must not be there are found as they were typed, accents and capitals aside. Pure.
/// </summary>
public sealed class ArchiveTerms
{
    // A beginning of fewer bytes would be nearly every word: it is taken for a word. A sign of Chinese has three.
    private const int ShortestBeginning = 3;

    private readonly TextQuery _query;
    private readonly IReadOnlyList<ArchiveTerm> _wanted;

    private ArchiveTerms(TextQuery query, WordForms forms)
    {
        _query = query;
        _wanted = [.. query.Terms.Where(term => !term.IsUnwanted).Select(term => ArchiveTerm.Of(Long(term), forms))];
    }

    internal IReadOnlyList<ArchiveTerm> Wanted => _wanted;

    /// <summary>True when there are words that are looked for in other forms too.</summary>
    internal bool HasForms => _wanted.Any(term => term.Forms.Count > 0);

    /// <summary>True when there are words that may go on, of which nobody knows the weights.</summary>
    internal bool HasBeginnings => _wanted.Any(term => term.IsBeginning);

    /// <summary>Reads them.</summary>
    /// <param name="query">What was typed.</param>
    /// <param name="language">BCP 47, as in <see cref="ArchiveQuery"/>.</param>
    public static ArchiveTerms Of(TextQuery query, string language) => new(query, WordForms.Of(language));

    /// <summary>Where what was looked for stands in a text, in order and apart from each other: for <see cref="Excerpt"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">The text's language, BCP 47.</param>
    public IEnumerable<(int Start, int Length)> PlacesIn(string text, string language)
    {
        var forms = WordForms.Of(language);
        var wanted = _wanted.SelectMany(term => term.Forms).ToHashSet(StringComparer.Ordinal);
        var spans = SearchWords.Spans(text).ToList();
        for (var i = 0; i < spans.Count; i++)
        {
            if (_query.LongestAt(spans, i) is { } found)
            {
                var last = spans[i + found - 1];
                yield return (spans[i].Start, last.Start + last.Length - spans[i].Start);
                i += found - 1;
            }
            else if (wanted.Count > 0 && wanted.Contains(forms.Of(text.AsSpan(spans[i].Start, spans[i].Length), spans[i].Word)))
            {
                yield return (spans[i].Start, spans[i].Length);
            }
        }
    }

    /// <summary>What a text must have; null where nothing says what.</summary>
    internal ArchiveMatch? Match(IReadOnlyList<IReadOnlyList<string>> marks) => Match(marks, _wanted.SelectMany(term => term.AnyForm()));

    /// <summary>A text that has the words as they were typed.</summary>
    internal ArchiveMatch? MatchExact(IReadOnlyList<IReadOnlyList<string>> marks) => Match(marks, _wanted.SelectMany(term => ArchiveTerm.AllOf(term.Words, term.IsBeginning).Select(Alone)));

    /// <summary>A text that has the words in its title, or is about them; null where nothing but words that stand everywhere is looked for.</summary>
    internal ArchiveMatch? MatchSign(char sign, IReadOnlyList<IReadOnlyList<string>> marks) => _wanted.Any(term => !term.IsCommon)
        ? Match(marks, _wanted.SelectMany(term => term.IsCommon ? term.AnyForm() : term.Words.Count > 1 ? [.. term.WithSign(sign), .. term.AnyForm()] : term.WithSign(sign)))
        : null;

    internal static IReadOnlyList<MatchedWord> Alone(MatchedWord word) => [word];

    private ArchiveMatch? Match(IReadOnlyList<IReadOnlyList<string>> marks, IEnumerable<IReadOnlyList<MatchedWord>> words)
    {
        List<IReadOnlyList<MatchedWord>> all = [.. marks.Select(anyOf => anyOf.Select(mark => new MatchedWord(Signs.Mark + mark)).ToList()), .. words];
        return all.Count == 0 || all.Any(anyOf => anyOf.Count == 0)
            ? null
            : new ArchiveMatch(all, [.. _query.Terms.Where(term => term.IsUnwanted).Select(term => ArchiveTerm.AllOf(term.Words, Long(term).IsBeginning))]);
    }

    private static TextTerm Long(TextTerm term) => term.IsBeginning && Encoding.UTF8.GetByteCount(term.Words[^1]) < ShortestBeginning ? term with { IsBeginning = false } : term;
}

/// <summary>What must be there: a word with its forms, or words that stand one after the other.</summary>
internal sealed record ArchiveTerm(IReadOnlyList<string> Words, bool IsBeginning, IReadOnlyCollection<string> Forms, IReadOnlyList<string> FormsOfWords, bool IsCommon)
{
    public static ArchiveTerm Of(TextTerm term, WordForms forms)
    {
        var isAlone = term is { Words.Count: 1, IsBeginning: false, IsExact: false };
        return new ArchiveTerm(
            term.Words, term.IsBeginning, isAlone ? forms.OfTyped(term.Typed[0], term.Words[0]) : [], [.. term.Words.Select((word, at) => forms.Of(term.Typed[at], word))], isAlone && forms.IsCommon(term.Words[0]));
    }

    /// <summary>The words, and that each stands after the one before; of what goes on nobody knows what it stands after.</summary>
    public static IReadOnlyList<MatchedWord> AllOf(IReadOnlyList<string> words, bool isBeginning) =>
    [
        .. words.Select((word, at) => new MatchedWord(word, isBeginning && at == words.Count - 1)),
        .. words.Zip(words.Skip(1), Signs.OfPair).Take(words.Count - (isBeginning ? 2 : 1)).Select(pair => new MatchedWord(pair)),
    ];

    public IEnumerable<IReadOnlyList<MatchedWord>> AnyForm() => Forms.Count == 0
        ? AllOf(Words, IsBeginning).Select(ArchiveTerms.Alone)
        : [[.. Forms.Append(Words[0]).Distinct().Select(word => new MatchedWord(word)), .. Forms.Select(form => new MatchedWord(Signs.Form + form))]];

    /// <summary>Each of its words with a sign before it. What goes on has no form: it is looked for by its beginning.</summary>
    public IEnumerable<IReadOnlyList<MatchedWord>> WithSign(char sign) => Forms.Count > 0
        ? [[.. Forms.Select(form => new MatchedWord(sign + form))]]
        : Words.Select((word, at) => IsBeginning && at == Words.Count - 1
            ? ArchiveTerms.Alone(new MatchedWord(sign + word, IsBeginning: true))
            : ArchiveTerms.Alone(new MatchedWord(sign + FormsOfWords[at])));
}
