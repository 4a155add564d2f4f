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
    private readonly IReadOnlyList<TextTerm> _unwanted;

    private ArchiveTerms(TextQuery query, IReadOnlyList<ArchiveTerm> wanted)
    {
        _query = query;
        _unwanted = [.. query.Terms.Where(term => term.IsUnwanted)];
        Wanted = wanted;
    }

    internal IReadOnlyList<ArchiveTerm> Wanted { get; }

    /// <summary>True when there are words that are looked for in other forms too.</summary>
    internal bool HasForms => Wanted.Any(term => term.Forms.Count > 0);

    /// <summary>True when there are words that may go on, of which nobody knows the weights.</summary>
    internal bool HasBeginnings => Wanted.Any(term => term.IsBeginning);

    /// <summary>Reads them.</summary>
    /// <param name="query">What was typed.</param>
    /// <param name="language">BCP 47, as in <see cref="ArchiveQuery"/>.</param>
    public static ArchiveTerms Of(TextQuery query, string language)
    {
        var forms = WordForms.Of(language);
        return new ArchiveTerms(query, [.. query.Terms.Where(term => !term.IsUnwanted).Select(term => ArchiveTerm.Of(Long(term), forms))]);
    }

    /// <summary>The same with what is known of its words.</summary>
    /// <param name="known">For each of <see cref="Wanted"/>, as in <see cref="ArchiveTerm.Known"/>.</param>
    internal ArchiveTerms Knowing(IEnumerable<IReadOnlyList<KnownWord>?> known) => new(_query, [.. Wanted.Zip(known, (term, words) => term with { Known = words })]);

    /// <summary>Where what was looked for stands in a text, in order and apart from each other: for <see cref="Excerpt"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">The text's language, BCP 47.</param>
    public IEnumerable<(int Start, int Length)> PlacesIn(string text, string language)
    {
        var forms = WordForms.Of(language);
        var wanted = Wanted.SelectMany(term => term.Forms).ToHashSet(StringComparer.Ordinal);
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
    internal ArchiveMatch? Match(IReadOnlyList<IReadOnlyList<string>> marks) => Match(marks, Wanted.SelectMany(term => term.AnyForm()));

    /// <summary>A text that has the words as they were typed.</summary>
    internal ArchiveMatch? MatchExact(IReadOnlyList<IReadOnlyList<string>> marks) => Match(marks, Wanted.SelectMany(term => term.AsTyped()));

    /// <summary>A text that has the words in its title, or is about them; null where nothing but words that stand everywhere is looked for.</summary>
    internal ArchiveMatch? MatchSign(string signs, IReadOnlyList<IReadOnlyList<string>> marks) => Wanted.Any(term => !term.IsCommon)
        ? Match(marks, Wanted.SelectMany(term => term.IsCommon ? term.AnyForm() : term.Words.Count > 1 ? [.. term.WithSign(signs), .. term.AnyForm()] : term.WithSign(signs)))
        : null;

    private ArchiveMatch? Match(IReadOnlyList<IReadOnlyList<string>> marks, IEnumerable<IReadOnlyList<MatchedWord>> words)
    {
        List<IReadOnlyList<MatchedWord>> all = [.. marks.Select(anyOf => anyOf.Select(mark => new MatchedWord(Signs.Mark + mark)).ToList()), .. words];
        return all.Count == 0 || all.Any(anyOf => anyOf.Count == 0)
            ? null
            : new ArchiveMatch(
                all,
                [.. _unwanted.Where(term => term.Words.Count == 1).Select(term => new MatchedWord(term.Words[0], Long(term).IsBeginning))],
                [.. Wanted.Select(term => term.WholeWords).Where(words => words.Count > 1).Select(WordOrder.Of)],
                [.. _unwanted.Where(term => term.Words.Count > 1).Select(term => WordOrder.Of(term.Words))]);
    }

    private static TextTerm Long(TextTerm term) => term.IsBeginning && Encoding.UTF8.GetByteCount(term.Words[^1]) < ShortestBeginning ? term with { IsBeginning = false } : term;
}

/// <summary>What must be there: a word with its forms, or words that stand one after the other.</summary>
internal sealed record ArchiveTerm(IReadOnlyList<string> Words, bool IsBeginning, IReadOnlyCollection<string> Forms, IReadOnlyList<string> FormsOfWords, bool IsCommon)
{
    /// <summary>What it can be in texts: the words that have one of its forms, or that begin so; null for too many.</summary>
    public IReadOnlyList<KnownWord>? Known { get; init; }

    public static ArchiveTerm Of(TextTerm term, WordForms forms)
    {
        var isAlone = term is { Words.Count: 1, IsBeginning: false, IsExact: false };
        return new ArchiveTerm(
            term.Words, term.IsBeginning, isAlone ? forms.OfTyped(term.Typed[0], term.Words[0]) : [], [.. term.Words.Select((word, at) => forms.Of(term.Typed[at], word))], isAlone && forms.IsCommon(term.Words[0]));
    }

    /// <summary>The words of which it is known what follows them: what goes on may be any word.</summary>
    public IReadOnlyList<string> WholeWords => IsBeginning ? [.. Words.SkipLast(1)] : Words;

    /// <summary>Each of its words, and those that follow one another.</summary>
    public IEnumerable<IReadOnlyList<MatchedWord>> AsTyped() =>
        WholeWords.Zip(WholeWords.Skip(1), ShortPairs.Of).OfType<string>().Select(IReadOnlyList<MatchedWord> (pair) => [new MatchedWord(pair)]).Concat(EachWord());

    public IEnumerable<IReadOnlyList<MatchedWord>> AnyForm() => Forms.Count == 0 || Known is null ? AsTyped() : [Any(Known.Select(known => known.Word).Append(Words[0]))];

    /// <summary>Each of its words with one of some signs before it. What goes on has the forms of all that it can be.</summary>
    public IEnumerable<IReadOnlyList<MatchedWord>> WithSign(string signs) => Forms.Count > 0
        ? [Any(Forms, signs)]
        : Words.Select(IReadOnlyList<MatchedWord> (word, at) =>
            !GoesOn(at) ? Any([FormsOfWords[at]], signs) : Known is null ? [.. signs.Select(sign => new MatchedWord(sign + word, IsBeginning: true))] : Any(Known.Select(known => known.Form), signs));

    private IEnumerable<IReadOnlyList<MatchedWord>> EachWord() =>
        Words.Select(IReadOnlyList<MatchedWord> (word, at) => !GoesOn(at) ? [new MatchedWord(word)] : Known is null ? [new MatchedWord(word, IsBeginning: true)] : Any(Known.Select(known => known.Word)));

    private bool GoesOn(int at) => IsBeginning && at == Words.Count - 1;

    private static IReadOnlyList<MatchedWord> Any(IEnumerable<string> words) => [.. words.Distinct().Select(word => new MatchedWord(word))];

    private static IReadOnlyList<MatchedWord> Any(IEnumerable<string> forms, string signs) => Any(forms.SelectMany(form => signs.Select(sign => sign + form)));
}
