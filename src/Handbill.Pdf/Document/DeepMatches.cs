using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Handbill.Pdf.Document;

/// <summary>Tries several earlier places and takes the longest match, now or one byte on: for what many files share.</summary>
internal ref struct DeepMatches
{
    private const int HashBits = 14;

    // Who has a match as long as this does not look for a longer one.
    private const int LongEnough = 32;

    private readonly ReadOnlySpan<byte> _bytes;
    private readonly int[] _heads;
    private readonly int[] _previous;
    private readonly int _depth;
    private readonly int _lastHash;
    private int _at;

    internal DeepMatches(ReadOnlySpan<byte> bytes, int depth)
    {
        _bytes = bytes;
        _depth = depth;
        _lastHash = bytes.Length - DeflateSymbols.MinMatch;
        _heads = ArrayPool<int>.Shared.Rent(1 << HashBits);
        _previous = ArrayPool<int>.Shared.Rent(DeflateSymbols.Window);
        _heads.AsSpan(0, 1 << HashBits).Fill(-DeflateSymbols.Window - 1);
    }

    internal readonly bool IsAtEnd => _at >= _bytes.Length;

    /// <summary>Writes the words of the next block.</summary>
    /// <returns>How many.</returns>
    internal int Next(Span<uint> words)
    {
        ref byte data = ref MemoryMarshal.GetReference(_bytes);
        int at = _at;
        int count = 0;
        while (at < _bytes.Length && count < words.Length - 2)
        {
            int distance = 0;
            int length = at <= _lastHash ? Find(ref data, at, out distance) : 0;
            if (length < DeflateSymbols.MinMatch)
            {
                words[count++] = Unsafe.Add(ref data, at++);
                continue;
            }

            int known = at + 1;
            // A longer match one byte on is worth a literal.
            if (length < LongEnough && at + 1 <= _lastHash)
            {
                int next = Find(ref data, at + 1, out int nextDistance);
                known++;
                if (next > length + 1)
                {
                    words[count++] = Unsafe.Add(ref data, at++);
                    length = next;
                    distance = nextDistance;
                }
            }

            words[count++] = DeflateSymbols.Length(length);
            words[count++] = DeflateSymbols.Distance(distance);
            at += length;
            for (; known < at && known <= _lastHash; known++)
                Remember(ref data, known, out _);
        }

        _at = at;
        return count;
    }

    internal readonly void Dispose()
    {
        ArrayPool<int>.Shared.Return(_heads);
        ArrayPool<int>.Shared.Return(_previous);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly uint Remember(ref byte data, int at, out int candidate)
    {
        uint here = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref data, at));
        ref int head = ref _heads[MatchFinder.Hash(here, HashBits)];
        candidate = head;
        _previous[at & (DeflateSymbols.Window - 1)] = head;
        head = at;
        return here;
    }

    private readonly int Find(ref byte data, int at, out int distance)
    {
        uint here = Remember(ref data, at, out int candidate);
        int best = 0;
        distance = 0;
        int most = Math.Min(DeflateSymbols.MaxMatch, _bytes.Length - at);
        for (int tries = _depth; tries > 0 && at - candidate <= DeflateSymbols.Window; tries--)
        {
            if (Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref data, candidate)) == here
                && (best == 0 || Unsafe.Add(ref data, candidate + best) == Unsafe.Add(ref data, at + best)))
            {
                int length = MatchFinder.Length(ref data, candidate, at, most);
                if (length > best)
                {
                    best = length;
                    distance = at - candidate;
                    if (best >= most)
                        break;
                }
            }

            int older = _previous[candidate & (DeflateSymbols.Window - 1)];
            if (older >= candidate)
                break;
            candidate = older;
        }

        return best;
    }
}
