namespace Handbill.Storage.Postgres.Archive;

/// <summary>
/// Signs for two words that follow one another, so that a phrase of words which stand in many texts is looked for in few: each pair has one of 4096 signs, a text has some three hundred of them, and of those
/// that have the words of a phrase of three apart one in two hundred has its signs too. Pure.
/// </summary>
internal static class WordPairs
{
    private const int Signs = 4096, SignBits = 12, WordBytes = 2, Bits = 64;

    // No word of a text has it.
    private static readonly string[] All = [.. Enumerable.Range(0, Signs).Select(sign => $"#{sign}")];

    /// <summary>The signs of words that follow one another, each once.</summary>
    /// <param name="order">The words, as <see cref="Kernel.Search.Archive.WordOrder"/> has them.</param>
    public static IEnumerable<string> Of(byte[] order)
    {
        var met = new ulong[Signs / Bits];
        for (var (at, before) = (0, 0); at + 1 < order.Length; at += WordBytes)
        {
            var word = (order[at] << 8) | order[at + 1];
            var sign = Sign(before, word);

            // Nothing goes on over an end.
            if (before != 0 && word != 0 && (met[sign / Bits] & (1UL << (sign % Bits))) == 0)
            {
                met[sign / Bits] |= 1UL << (sign % Bits);
                yield return All[sign];
            }

            before = word;
        }
    }

    private static int Sign(int before, int word) => (int)(unchecked((((uint)before << 16) | (uint)word) * 2654435761) >> (32 - SignBits));
}
