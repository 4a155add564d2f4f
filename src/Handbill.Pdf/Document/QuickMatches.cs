using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Handbill.Pdf.Document;

/// <summary>Takes the latest place where four bytes stood, or none: for what is packed once and never again.</summary>
internal ref struct QuickMatches
{
    // 32 KB: with the bytes in the nearest cache. More places find hardly more in a page.
    private const int HashBits = 13;

    private readonly ReadOnlySpan<byte> _bytes;
    private readonly int[] _heads;
    private int _at;

    internal QuickMatches(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes;
        _heads = ArrayPool<int>.Shared.Rent(1 << HashBits);
        _heads.AsSpan(0, 1 << HashBits).Fill(-DeflateSymbols.Window - 1);
    }

    internal readonly bool IsAtEnd => _at >= _bytes.Length;

    /// <summary>Writes the words of the next block.</summary>
    /// <returns>How many.</returns>
    internal int Next(Span<uint> words)
    {
        ref byte data = ref MemoryMarshal.GetReference(_bytes);
        ref int heads = ref MemoryMarshal.GetArrayDataReference(_heads);
        ref uint word = ref MemoryMarshal.GetReference(words);
        int end = _bytes.Length;
        int lastHash = end - DeflateSymbols.MinMatch;
        int last = words.Length - 2;
        int at = _at;
        int count = 0;
        while (at <= lastHash && count <= last)
        {
            uint here = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref data, at));
            ref int head = ref Unsafe.Add(ref heads, MatchFinder.Hash(here, HashBits));
            int candidate = head;
            head = at;
            if (at - candidate > DeflateSymbols.Window || Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref data, candidate)) != here)
            {
                Unsafe.Add(ref word, count++) = Unsafe.Add(ref data, at++);
                continue;
            }

            int length = MatchFinder.Length(ref data, candidate, at, Math.Min(DeflateSymbols.MaxMatch, end - at));
            Unsafe.Add(ref word, count++) = DeflateSymbols.Length(length);
            Unsafe.Add(ref word, count++) = DeflateSymbols.Distance(at - candidate);

            int next = at + length;
            for (int inside = at + 1; inside < next && inside <= lastHash; inside++)
                Unsafe.Add(ref heads, MatchFinder.Hash(Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref data, inside)), HashBits)) = inside;
            at = next;
        }

        while (at < end && count <= last)
            Unsafe.Add(ref word, count++) = Unsafe.Add(ref data, at++);
        _at = at;
        return count;
    }

    internal readonly void Dispose() => ArrayPool<int>.Shared.Return(_heads);
}
