using System.Runtime.InteropServices;

namespace Handbill.Kernel.Search.Archive;

/// <summary>
/// The words of a text as they follow one another, for phrases: two bytes of a hash for each, so that words which follow one another are bytes which do. Of ten million texts that
/// have two words apart, one is taken for one that has them together. Pure.
/// </summary>
internal static class WordOrder
{
    // No word has it: what stands at the end of a title does not go on in the text.
    private const ushort End = 0;

    /// <summary>The bytes of words that follow one another.</summary>
    public static byte[] Of(IEnumerable<string> words)
    {
        var bytes = new List<byte>();
        foreach (var word in words)
        {
            Add(bytes, word);
        }

        return [.. bytes];
    }

    /// <summary>Adds a word.</summary>
    public static void Add(List<byte> order, string word) => Add(order, Math.Max(WordWeights.ShortHash(word), (ushort)1));

    /// <summary>Adds an end, over which no phrase goes.</summary>
    public static void AddEnd(List<byte> order) => Add(order, End);

    /// <summary>Whether words follow one another in a text.</summary>
    /// <param name="order">The text's.</param>
    /// <param name="phrase">Theirs.</param>
    public static bool Has(ReadOnlySpan<byte> order, ReadOnlySpan<byte> phrase) => MemoryMarshal.Cast<byte, ushort>(order).IndexOf(MemoryMarshal.Cast<byte, ushort>(phrase)) >= 0;

    private static void Add(List<byte> order, ushort hash)
    {
        order.Add((byte)(hash >> 8));
        order.Add((byte)hash);
    }
}
