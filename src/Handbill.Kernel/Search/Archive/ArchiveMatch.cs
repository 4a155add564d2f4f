namespace Handbill.Kernel.Search.Archive;

/// <summary>What a text must have, in what both stores keep of it: words, and signs, which are words with something before them that no word has.</summary>
/// <param name="All">Lists, of each of which one must be there; there is one list at least.</param>
/// <param name="None">What must not be there.</param>
internal sealed record ArchiveMatch(IReadOnlyList<IReadOnlyList<MatchedWords>> All, IReadOnlyList<MatchedWords> None);

/// <summary>A word or sign, or several words that stand one after the other in the title or in the text.</summary>
/// <param name="Words">One at least; letters and digits only, after the sign's own.</param>
/// <param name="IsBeginning">True when the last may go on.</param>
internal sealed record MatchedWords(IReadOnlyList<string> Words, bool IsBeginning = false)
{
    public static MatchedWords Sign(char sign, string word, bool isBeginning = false) => new([sign + word], isBeginning);
}

/// <summary>What stands before a word that is kept for more than that it is there.</summary>
internal static class Signs
{
    /// <summary>A form that words of the text have, but that is none of them.</summary>
    public const char Form = '+';

    /// <summary>A form of a word in the title.</summary>
    public const char Title = '^';

    /// <summary>A form of a word that the text is about: it stands in the title, or often.</summary>
    public const char About = '!';

    /// <summary>A mark to narrow by.</summary>
    public const char Mark = '=';

    /// <summary>All of them, and what a store may need for itself: in the place of a word that is not kept, and before a time.</summary>
    public const string Every = "+^!=_#";
}
