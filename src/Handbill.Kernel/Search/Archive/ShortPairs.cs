namespace Handbill.Kernel.Search.Archive;

/// <summary>
/// Signs of two short words that follow one another. Short words are most of those that stand everywhere, in most languages; a phrase of them would be looked for in nearly all texts. These signs leave few, whose
/// <see cref="WordOrder"/> is then looked at. A phrase with a longer word in it is looked for in the texts that have that word. Pure.
/// </summary>
internal static class ShortPairs
{
    private const int Longest = 3;

    // Three of these: some fifty thousand pairs are told apart. Capitals are no letters of their own to SQLite.
    private const string Letters = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>The sign; null where one of them is longer.</summary>
    public static string? Of(string first, string second) => first.Length > Longest || second.Length > Longest ? null : string.Create(
        4, WordWeights.Hash(second, WordWeights.Hash(" ", WordWeights.Hash(first))), (sign, hash) =>
        {
            sign[0] = Signs.Pair;
            for (var i = 1; i < sign.Length; i++)
            {
                sign[i] = Letters[(int)(hash % Letters.Length)];
                hash /= (uint)Letters.Length;
            }
        });
}
