namespace Handbill.Kernel.Search.Archive;

/// <summary>What a text must have, in what both stores keep of it: words, and signs, which are words with something before them that no word has.</summary>
/// <param name="All">Lists, of each of which one must be there; there is one list at least.</param>
/// <param name="None">What may not be there.</param>
/// <param name="Phrases">Words that must follow one another, as <see cref="WordOrder"/> has them; each of the words is in <paramref name="All"/> too.</param>
/// <param name="NoPhrases">Words that may not follow one another.</param>
internal sealed record ArchiveMatch(IReadOnlyList<IReadOnlyList<MatchedWord>> All, IReadOnlyList<MatchedWord> None, IReadOnlyList<byte[]> Phrases, IReadOnlyList<byte[]> NoPhrases)
{
    /// <summary>True when the order of words matters, and not only that they are there.</summary>
    public bool HasPhrases => Phrases.Count + NoPhrases.Count > 0;
}

/// <summary>A word or sign.</summary>
/// <param name="Word">Letters and digits only, after the sign's own.</param>
/// <param name="IsBeginning">True when it may go on.</param>
internal readonly record struct MatchedWord(string Word, bool IsBeginning = false);

/// <summary>What stands before a word that is kept for more than that it is there.</summary>
internal static class Signs
{
    /// <summary>A form of a word in the title.</summary>
    public const char Title = '^';

    /// <summary>A form of a word that the text is about: it stands there often, and not in the title.</summary>
    public const char About = '!';

    /// <summary>What says that a text is about a word.</summary>
    public const string AboutOrTitle = "!^";

    /// <summary>A mark to narrow by.</summary>
    public const char Mark = '=';

    /// <summary>Two short words that follow one another: see <see cref="ShortPairs"/>.</summary>
    public const char Pair = '~';

    /// <summary>All of them.</summary>
    public const string Every = "^!=~";
}
