using Lucene.Net.Analysis.Ar;
using Lucene.Net.Tartarus.Snowball;

namespace Handbill.Kernel.Search.Archive.Words;

/// <summary>
/// The form that words of one language share, by Snowball's stemmers (https://snowballstem.org), and for Arabic by Lucene's light one: "organizaciones" and "organización"
/// have the form "organiz". A stemmer is given the word with its accents, which it knows endings by; the form has none. One is used by one thread at a time.
/// </summary>
internal sealed class WordForms
{
    // A text of any length has fewer words that differ than this; whoever puts in a hundred thousand texts does not keep all that were ever met.
    private const int MostKept = 50_000;

    private readonly SnowballProgram? _snowball;
    private readonly ArabicStemmer? _arabic;
    private readonly LanguageWords _words;
    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _knownAs;
    private readonly HashSet<KnownWord> _met = [];

    private WordForms(LanguageWords words)
    {
        _words = words;
        _snowball = words.Stemmer?.Invoke();
        _knownAs = _known.GetAlternateLookup<ReadOnlySpan<char>>();
        _arabic = words.Language == "ar" ? new ArabicStemmer() : null;
    }

    /// <summary>The folded words that a form was asked of, each once with each of its forms.</summary>
    public IReadOnlyCollection<KnownWord> Met => _met;

    public static WordForms Of(string language) => new(LanguageWords.Of(language));

    /// <summary>True for words that stand everywhere and say little: "the", "und".</summary>
    /// <param name="word">Folded.</param>
    public bool IsCommon(string word) => _words.Common.Contains(word);

    /// <summary>The form of a word; the folded word itself where the language has no stems or the word no ending.</summary>
    /// <param name="typed">As it stands in the text.</param>
    /// <param name="folded">As <see cref="SearchWords"/> folds it.</param>
    public string Of(ReadOnlySpan<char> typed, string folded)
    {
        if (_knownAs.TryGetValue(typed, out var form))
        {
            return form;
        }

        if (_known.Count >= MostKept)
        {
            _known.Clear();
        }

        // Most words are their own form: one text of both.
        form = _snowball is not null ? Stem(typed.ToString(), folded) : _arabic is not null ? StemArabic(folded) : folded;
        form = form == folded ? folded : form;
        _met.Add(new KnownWord(folded, form));
        return _known[typed.ToString()] = form;
    }

    /// <summary>The forms that a word may have that somebody typed, perhaps without its accents: "organizacion" is looked for as "organización" too.</summary>
    public IReadOnlyCollection<string> OfTyped(string typed, string folded)
    {
        var forms = new HashSet<string>(StringComparer.Ordinal) { Of(typed, folded) };
        foreach (var (plain, accented) in _words.Endings)
        {
            if (typed.Length > plain.Length + 1 && typed.EndsWith(plain, StringComparison.OrdinalIgnoreCase))
            {
                forms.Add(Of(string.Concat(typed.AsSpan(0, typed.Length - plain.Length), accented), folded));
            }
        }

        return forms;
    }

    private string Stem(string typed, string folded)
    {
        _snowball!.SetCurrent(Ascii(typed) ? folded : Accents.Composed(_words.Language == "tr" ? typed.Replace('I', 'ı').Replace('İ', 'i') : typed).ToLowerInvariant());
        _snowball.Stem();
        var form = string.Concat(SearchWords.Of(_snowball.Current));
        return form.Length == 0 ? folded : form;
    }

    // Folding has done what Arabic's normalising does: alif, ya and ta marbuta in one shape each, no vowel signs.
    private string StemArabic(string folded)
    {
        var letters = folded.ToCharArray();
        return new string(letters, 0, _arabic!.Stem(letters, letters.Length));
    }

    // Turkish's I is no i, though it is ASCII.
    private bool Ascii(string typed) => System.Text.Ascii.IsValid(typed) && (_words.Language != "tr" || !typed.Contains('I', StringComparison.Ordinal));
}
