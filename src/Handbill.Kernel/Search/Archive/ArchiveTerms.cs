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
            else if (wanted.Count > 0 && wanted.Contains(forms.Of(text.Substring(spans[i].Start, spans[i].Length), spans[i].Word)))
            {
                yield return (spans[i].Start, spans[i].Length);
            }
        }
    }

    /// <summary>What a text must have; null where nothing says what.</summary>
    internal ArchiveMatch? Match(IReadOnlyList<IReadOnlyList<string>> marks) => Match(marks, _wanted.Select(term => term.AnyForm()));

    /// <summary>A text that has the words as they were typed.</summary>
    internal ArchiveMatch? MatchExact(IReadOnlyList<IReadOnlyList<string>> marks) => Match(marks, _wanted.Select(term => term.AsTyped()));

    /// <summary>A text that has the words in its title, or is about them; null where nothing but words that stand everywhere is looked for.</summary>
    internal ArchiveMatch? MatchSign(char sign, IReadOnlyList<IReadOnlyList<string>> marks) =>
        _wanted.Any(term => !term.IsCommon)
            ? Match(marks, _wanted.Where(term => !term.IsCommon).SelectMany(term => term.WithSign(sign)).Concat(_wanted.Where(term => term.Words.Count > 1 || term.IsCommon).Select(term => term.AnyForm())))
            : null;

    private ArchiveMatch? Match(IReadOnlyList<IReadOnlyList<string>> marks, IEnumerable<IReadOnlyList<MatchedWords>> words)
    {
        List<IReadOnlyList<MatchedWords>> all = [.. marks.Select(anyOf => anyOf.Select(mark => MatchedWords.Sign(Signs.Mark, mark)).ToList()), .. words];
        return all.Count == 0 || all.Any(anyOf => anyOf.Count == 0)
            ? null
            : new ArchiveMatch(all, [.. _query.Terms.Where(term => term.IsUnwanted).Select(term => new MatchedWords(term.Words, Long(term).IsBeginning))]);
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

    public IReadOnlyList<MatchedWords> AsTyped() => [new(Words, IsBeginning)];

    public IReadOnlyList<MatchedWords> AnyForm()
    {
        List<MatchedWords> any = [new(Words, IsBeginning)];
        foreach (var form in Forms)
        {
            any.Add(MatchedWords.Sign(Signs.Form, form));
            if (form != Words[0])
            {
                any.Add(new([form]));
            }
        }

        return any;
    }

    /// <summary>Each of its words with a sign before it. What goes on has no form: it is looked for by its beginning.</summary>
    public IEnumerable<IReadOnlyList<MatchedWords>> WithSign(char sign) => Forms.Count > 0
        ? [[.. Forms.Select(form => MatchedWords.Sign(sign, form))]]
        : Words.Select((word, at) => IsBeginning && at == Words.Count - 1
            ? (IReadOnlyList<MatchedWords>)[MatchedWords.Sign(sign, word, isBeginning: true)]
            : [MatchedWords.Sign(sign, FormsOfWords[at])]);
}
