using Handbill.Kernel.Search.Archive.Words;

namespace Handbill.Kernel.Search.Archive;

/// <summary>
/// How much of a text is about a word: BM25's part for the word in the text (Robertson and Zaragoza, 2009, k1 = 1.2, b = 0.75, against a text of four hundred words), and
/// more where it stands in the title. Kept in some two hundred bytes beside the text's number, for words that stand there more than once or in the title, so that a search
/// need not ask the index where each of them stands. Pure.
/// </summary>
/// <remarks>
/// A byte for the length in sixteens of words; then three bytes a word, in the order of what they begin with: two of a hash and one of weight, whose highest bit says that
/// it stands in the title. One word in a thousand is taken for another; it only moves in the order.
/// </remarks>
internal static class WordWeights
{
    /// <summary>What it weighs more for standing in the title.</summary>
    public const double InTitle = 2.0;

    private const double K1 = 1.2, B = 0.75, UsualLength = 400, Most = K1 + 1;
    private const int LengthUnit = 16, Bytes = 3, MostKept = 150, TitleBit = 128;

    // About a word is a text in which it stands three times, if it is not long; of the words that stand most often, so many.
    private const int LeastCount = 3, MostAbout = 24;
    private const double LeastAbout = 1.2;

    /// <summary>What is kept of a text's words.</summary>
    public static byte[] Of(Dictionary<string, WordTally> tallies, int length)
    {
        var kept = tallies.Where(word => word.Value.Count > 1 || word.Value.IsTitle)
            .OrderByDescending(word => word.Value.IsTitle).ThenByDescending(word => word.Value.Count).ThenBy(word => word.Key, StringComparer.Ordinal)
            .Take(MostKept)
            .Select(word => (Hash: ShortHash(word.Key), Weight: (byte)((word.Value.IsTitle ? TitleBit : 0) | (int)(Part(word.Value.Count, length) / Most * (TitleBit - 1)))))
            .OrderBy(word => word.Hash).ThenBy(word => word.Weight).ToList();
        var bytes = new byte[1 + (kept.Count * Bytes)];
        bytes[0] = (byte)Math.Min(byte.MaxValue, length / LengthUnit);
        for (var i = 0; i < kept.Count; i++)
        {
            bytes[1 + (i * Bytes)] = (byte)(kept[i].Hash >> 8);
            bytes[2 + (i * Bytes)] = (byte)kept[i].Hash;
            bytes[3 + (i * Bytes)] = kept[i].Weight;
        }

        return bytes;
    }

    /// <summary>The words and forms that a text is about, without those that stand everywhere.</summary>
    public static IEnumerable<string> About(Dictionary<string, WordTally> tallies, int length, WordForms forms) => tallies
        .Where(word => (word.Value.IsTitle || (word.Value.Count >= LeastCount && Part(word.Value.Count, length) >= LeastAbout)) && !forms.IsCommon(word.Key))
        .OrderByDescending(word => word.Value.IsTitle).ThenByDescending(word => word.Value.Count).ThenBy(word => word.Key, StringComparer.Ordinal)
        .Take(MostAbout).Select(word => word.Key);

    /// <summary>The weight of a word; null where none is kept.</summary>
    /// <param name="weights">What <see cref="Of"/> made.</param>
    /// <param name="hash">What <see cref="ShortHash"/> gives for the word.</param>
    public static double? Find(ReadOnlySpan<byte> weights, ushort hash)
    {
        var (low, high) = (0, ((weights.Length - 1) / Bytes) - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var at = 1 + (middle * Bytes);
            var found = (weights[at] << 8) | weights[at + 1];
            if (found == hash)
            {
                var weight = weights[at + 2];
                return ((weight & (TitleBit - 1)) * Most / (TitleBit - 1)) + (weight >= TitleBit ? InTitle : 0);
            }

            (low, high) = found < hash ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }

    /// <summary>The weight of a word that stands once.</summary>
    public static double Once(ReadOnlySpan<byte> weights) => Part(1, weights.IsEmpty ? 0 : weights[0] * LengthUnit);

    /// <summary>What a word is known by here.</summary>
    public static ushort ShortHash(string word)
    {
        var hash = Hash(word);
        return (ushort)(hash ^ (hash >> 16));
    }

    /// <summary>FNV-1a.</summary>
    /// <param name="word">The word.</param>
    /// <param name="before">The hash of what stands before it.</param>
    public static uint Hash(string word, uint before = 2166136261)
    {
        foreach (var letter in word)
        {
            before = (before ^ letter) * 16777619;
        }

        return before;
    }

    private static double Part(int count, int length) => count * (K1 + 1) / (count + (K1 * (1 - B + (B * length / UsualLength))));
}
