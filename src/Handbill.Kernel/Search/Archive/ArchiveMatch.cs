namespace Handbill.Kernel.Search.Archive;

/// <summary>What a text must have, in what both stores keep of it: words, and signs, which are words with something before them that no word has.</summary>
/// <param name="All">Lists, of each of which one must be there; there is one list at least.</param>
/// <param name="None">Lists, of each of which not all may be there.</param>
internal sealed record ArchiveMatch(IReadOnlyList<IReadOnlyList<MatchedWord>> All, IReadOnlyList<IReadOnlyList<MatchedWord>> None);

/// <summary>A word or sign.</summary>
/// <param name="Word">Letters and digits only, after the sign's own.</param>
/// <param name="IsBeginning">True when it may go on.</param>
internal readonly record struct MatchedWord(string Word, bool IsBeginning = false);

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

    /// <summary>Two words that stand one after the other: a short hash of them.</summary>
    public const char Pair = '~';

    /// <summary>All of them, and what a store may need for itself.</summary>
    public const string Every = "+^!=~#";

    // Four of these: one in five thousand texts that have two words apart is taken for one that has them together. Capitals are no letters of their own to SQLite.
    private const string Letters = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>The sign of a pair.</summary>
    public static string OfPair(string first, string second) => string.Create(5, WordWeights.Hash(second, WordWeights.Hash(" ", WordWeights.Hash(first))), (sign, hash) =>
    {
        sign[0] = Pair;
        for (var i = 1; i < sign.Length; i++)
        {
            sign[i] = Letters[(int)(hash % Letters.Length)];
            hash /= (uint)Letters.Length;
        }
    });
}
