using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Handbill.Pdf.Document;

/// <summary>
/// Packs bytes as `FlateDecode` reads them (RFC 1950 and 1951). Our own because the runtime's library packs differently on
/// different processors and takes longer to set up than a page takes to pack; this one gives the same bytes everywhere.
/// </summary>
internal static class Deflater
{
    private const int MinMatch = 4;
    private const int MaxMatch = 258;
    private const int Window = 32768;
    private const int HashBits = 14;
    private const int BlockTokens = 1 << 15;

    /// <summary>Appends a zlib stream.</summary>
    /// <param name="bytes">What to pack.</param>
    /// <param name="output">Where to.</param>
    /// <param name="depth">How many earlier places are tried for each match: 1 is fastest, 64 packs best.</param>
    internal static void Pack(ReadOnlySpan<byte> bytes, PdfBuffer output, int depth)
    {
        output.Put(0x78).Put(0x9C);
        Blocks(bytes, output, depth, isLast: true);
        Checksum(bytes, output);
    }

    /// <summary>Appends a zlib stream whose second part is packed by itself, so that it is packed once for all files that have it.</summary>
    /// <param name="bytes">What to pack.</param>
    /// <param name="split">Where the second part begins; 0 when there is none.</param>
    /// <param name="output">Where to.</param>
    /// <param name="cache">Remembers second parts.</param>
    internal static void Pack(ReadOnlySpan<byte> bytes, int split, PdfBuffer output, PdfCache cache)
    {
        if (split <= 0 || split >= bytes.Length)
        {
            Pack(bytes, output, depth: 1);
            return;
        }

        output.Put(0x78).Put(0x9C);
        Blocks(bytes[..split], output, depth: 1, isLast: false);
        output.Put(cache.Packed(bytes[split..]));
        Checksum(bytes, output);
    }

    /// <summary>Appends bytes as blocks of deflate (RFC 1951). What is not last ends on a whole byte, so that other blocks can follow.</summary>
    internal static void Blocks(ReadOnlySpan<byte> bytes, PdfBuffer output, int depth, bool isLast)
    {
        int[] heads = ArrayPool<int>.Shared.Rent(1 << HashBits);
        int[] previous = depth > 1 ? ArrayPool<int>.Shared.Rent(Window) : [];
        uint[] tokens = ArrayPool<uint>.Shared.Rent(BlockTokens);
        heads.AsSpan(0, 1 << HashBits).Fill(-Window - 1);
        // A literal takes at most 15 bits, a match at most 48 for four bytes or more, the head of a block at most 400 bytes.
        BitSink bits = new(output.Room((2 * bytes.Length) + (400 * ((bytes.Length / (BlockTokens - 1)) + 1)) + 16));
        int at = 0;
        do
        {
            int count = Tokens(bytes, ref at, tokens, heads, previous, depth);
            HuffmanBlock.Write(ref bits, tokens.AsSpan(0, count), isLast: isLast && at >= bytes.Length);
        }
        while (at < bytes.Length);
        if (!isLast)
        {
            // An empty stored block: three bits, then zeros up to the next byte, then its length and the length's complement.
            bits.Put(0, 3);
            bits.Finish();
            bits.Put(0xFFFF_0000u, 32);
        }

        bits.Finish();
        output.Advance(bits.Length);
        ArrayPool<int>.Shared.Return(heads);
        if (previous.Length > 0)
            ArrayPool<int>.Shared.Return(previous);
        ArrayPool<uint>.Shared.Return(tokens);
    }

    private static void Checksum(ReadOnlySpan<byte> bytes, PdfBuffer output)
    {
        uint sum = Adler(bytes);
        output.Put((byte)(sum >> 24)).Put((byte)(sum >> 16)).Put((byte)(sum >> 8)).Put((byte)sum);
    }

    /// <summary>A literal byte, or a match as length in bits 16 to 24 and distance less one below, with the top bit set.</summary>
    internal static uint MatchToken(int length, int distance) => 0x8000_0000u | ((uint)length << 16) | (uint)(distance - 1);

    private static int Tokens(ReadOnlySpan<byte> bytes, ref int start, uint[] tokens, int[] heads, int[] previous, int depth)
    {
        ref byte data = ref MemoryMarshal.GetReference(bytes);
        int at = start;
        int count = 0;
        int lastHash = bytes.Length - MinMatch;
        while (at < bytes.Length && count < BlockTokens - 1)
        {
            int length = 0;
            int distance = 0;
            if (at <= lastHash)
                length = Find(ref data, bytes.Length, at, heads, previous, depth, out distance);
            if (length < MinMatch)
            {
                tokens[count++] = Unsafe.Add(ref data, at++);
                continue;
            }

            // A longer match one byte on is worth a literal.
            if (depth > 1 && length < 32 && at + 1 <= lastHash)
            {
                int next = Find(ref data, bytes.Length, at + 1, heads, previous, depth, out int nextDistance);
                if (next > length + 1)
                {
                    tokens[count++] = Unsafe.Add(ref data, at++);
                    length = next;
                    distance = nextDistance;
                }
                else
                {
                    tokens[count++] = MatchToken(length, distance);
                    Skip(ref data, at + 2, at + length, lastHash, heads, previous);
                    at += length;
                    continue;
                }
            }

            tokens[count++] = MatchToken(length, distance);
            Skip(ref data, at + 1, at + length, lastHash, heads, previous);
            at += length;
        }

        start = at;
        return count;
    }

    private static int Find(ref byte data, int end, int at, int[] heads, int[] previous, int depth, out int distance)
    {
        uint here = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref data, at));
        ref int head = ref heads[Hash(here)];
        int candidate = head;
        head = at;
        if (previous.Length > 0)
            previous[at & (Window - 1)] = candidate;
        int best = 0;
        distance = 0;
        int most = Math.Min(MaxMatch, end - at);
        for (int tries = depth; tries > 0 && candidate >= 0 && at - candidate <= Window; tries--)
        {
            if (Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref data, candidate)) == here
                && (best == 0 || (best < most && Unsafe.Add(ref data, candidate + best) == Unsafe.Add(ref data, at + best))))
            {
                int length = Length(ref data, candidate, at, most);
                if (length > best)
                {
                    best = length;
                    distance = at - candidate;
                    if (best >= most)
                        break;
                }
            }

            if (previous.Length == 0)
                break;
            int older = previous[candidate & (Window - 1)];
            if (older >= candidate)
                break;
            candidate = older;
        }

        return best;
    }

    private static int Length(ref byte data, int candidate, int at, int most)
    {
        int length = MinMatch;
        while (length + 8 <= most)
        {
            ulong difference = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref data, candidate + length))
                ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref data, at + length));
            if (difference != 0)
            {
                int zeros = BitConverter.IsLittleEndian ? BitOperations.TrailingZeroCount(difference) : BitOperations.LeadingZeroCount(difference);
                return length + (zeros >> 3);
            }

            length += 8;
        }

        while (length < most && Unsafe.Add(ref data, candidate + length) == Unsafe.Add(ref data, at + length))
            length++;
        return length;
    }

    private static void Skip(ref byte data, int from, int to, int lastHash, int[] heads, int[] previous)
    {
        // Without chains every second place is enough to be found by.
        int step = previous.Length > 0 ? 1 : 2;
        for (int at = from; at < to && at <= lastHash; at += step)
        {
            ref int head = ref heads[Hash(Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref data, at)))];
            if (previous.Length > 0)
                previous[at & (Window - 1)] = head;
            head = at;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Hash(uint value)
    {
        if (!BitConverter.IsLittleEndian)
            value = BinaryPrimitives.ReverseEndianness(value);
        return (int)((value * 0x9E3779B1u) >> (32 - HashBits));
    }

    private static uint Adler(ReadOnlySpan<byte> bytes)
    {
        // 5552 is the most bytes whose sums fit 32 bits (RFC 1950).
        const int chunk = 5552;
        uint a = 1;
        uint b = 0;
        while (!bytes.IsEmpty)
        {
            ReadOnlySpan<byte> part = bytes[..Math.Min(chunk, bytes.Length)];
            bytes = bytes[part.Length..];
            foreach (byte value in part)
            {
                a += value;
                b += a;
            }

            a %= 65521;
            b %= 65521;
        }

        return (b << 16) | a;
    }
}
