using System.Collections.Frozen;
using Lucene.Net.Analysis.Ar;
using Lucene.Net.Analysis.Ca;
using Lucene.Net.Analysis.Da;
using Lucene.Net.Analysis.De;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Es;
using Lucene.Net.Analysis.Fa;
using Lucene.Net.Analysis.Fi;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Hu;
using Lucene.Net.Analysis.It;
using Lucene.Net.Analysis.Nl;
using Lucene.Net.Analysis.No;
using Lucene.Net.Analysis.Pt;
using Lucene.Net.Analysis.Ro;
using Lucene.Net.Analysis.Ru;
using Lucene.Net.Analysis.Sv;
using Lucene.Net.Analysis.Tr;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Tartarus.Snowball;
using Snowball = Lucene.Net.Tartarus.Snowball.Ext;

namespace Handbill.Kernel.Search.Archive.Words;

/// <summary>What is known of a language's words.</summary>
/// <param name="Language">Its code, without region.</param>
/// <param name="Stemmer">Makes a stemmer; null where there is none of Snowball's.</param>
/// <param name="Common">Words that stand everywhere, folded.</param>
/// <param name="Endings">Endings as they are typed without accents, and as they are.</param>
internal sealed record LanguageWords(string Language, Func<SnowballProgram>? Stemmer, FrozenSet<string> Common, IReadOnlyList<(string Plain, string Accented)> Endings)
{
    private static readonly LanguageWords None = new("", null, [], []);

    // German2 takes "ue" for "ü": Mueller is found by Müller.
    private static readonly FrozenDictionary<string, Lazy<LanguageWords>> Known = new (string Languages, Func<LanguageWords> Make)[]
    {
        ("ar", () => With(null, ArabicAnalyzer.DefaultStopSet)),
        ("ca", () => With(() => new Snowball.CatalanStemmer(), CatalanAnalyzer.DefaultStopSet, ("cio", "ció"))),
        ("da", () => With(() => new Snowball.DanishStemmer(), DanishAnalyzer.DefaultStopSet)),
        ("de", () => With(() => new Snowball.German2Stemmer(), GermanAnalyzer.DefaultStopSet)),
        ("en", () => With(() => new Snowball.EnglishStemmer(), EnglishAnalyzer.DefaultStopSet)),
        ("es", () => With(() => new Snowball.SpanishStemmer(), SpanishAnalyzer.DefaultStopSet, ("cion", "ción"), ("sion", "sión"))),
        ("fa", () => With(null, PersianAnalyzer.DefaultStopSet)),
        ("fi", () => With(() => new Snowball.FinnishStemmer(), FinnishAnalyzer.DefaultStopSet)),
        ("fr", () => With(() => new Snowball.FrenchStemmer(), FrenchAnalyzer.DefaultStopSet, ("e", "é"), ("iere", "ière"), ("ieres", "ières"), ("es", "és"), ("ee", "ée"), ("ees", "ées"))),
        ("hu", () => With(() => new Snowball.HungarianStemmer(), HungarianAnalyzer.DefaultStopSet)),
        ("it", () => With(() => new Snowball.ItalianStemmer(), ItalianAnalyzer.DefaultStopSet, ("ita", "ità"))),
        ("nl", () => With(() => new Snowball.DutchStemmer(), DutchAnalyzer.DefaultStopSet)),
        ("no nb nn", () => With(() => new Snowball.NorwegianStemmer(), NorwegianAnalyzer.DefaultStopSet)),
        ("pt", () => With(() => new Snowball.PortugueseStemmer(), PortugueseAnalyzer.DefaultStopSet, ("cao", "ção"), ("coes", "ções"), ("sao", "são"), ("soes", "sões"))),
        ("ro", () => With(() => new Snowball.RomanianStemmer(), RomanianAnalyzer.DefaultStopSet)),
        ("ru", () => With(() => new Snowball.RussianStemmer(), RussianAnalyzer.DefaultStopSet)),
        ("sv", () => With(() => new Snowball.SwedishStemmer(), SwedishAnalyzer.DefaultStopSet)),
        ("tr", () => With(() => new Snowball.TurkishStemmer(), TurkishAnalyzer.DefaultStopSet)),
    }.SelectMany(one => one.Languages.Split(' ').Select(language => (language, one.Make)))
        .ToFrozenDictionary(one => one.language, one => new Lazy<LanguageWords>(() => one.Make() with { Language = one.language }));

    /// <summary>By a BCP 47 tag, of which the language counts; any text is taken, and one that is no language has no stems.</summary>
    public static LanguageWords Of(string tag) => Known.TryGetValue(tag.Split('-', '_')[0].ToLowerInvariant(), out var known) ? known.Value : None;

    private static LanguageWords With(Func<SnowballProgram>? stemmer, CharArraySet common, params (string Plain, string Accented)[] endings) =>
        new("", stemmer, common.SelectMany(SearchWords.Of).ToFrozenSet(StringComparer.Ordinal), endings);
}
