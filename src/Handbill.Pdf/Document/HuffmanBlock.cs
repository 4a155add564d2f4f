using System.Numerics;

namespace Handbill.Pdf.Document;

/// <summary>Writes tokens as one block with codes of their own or, where that is shorter, with the fixed codes (RFC 1951, 3.2).</summary>
internal static class HuffmanBlock
{
    private const int Literals = 286;
    private const int Distances = 30;
    private const int EndOfBlock = 256;
    private const int LongestCode = 15;
    private const int LongestLengthCode = 7;

    private static ReadOnlySpan<byte> LengthOrder => [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    internal static void Write(ref BitSink bits, ReadOnlySpan<uint> tokens, bool isLast)
    {
        Span<int> literals = stackalloc int[Literals];
        Span<int> distances = stackalloc int[Distances];
        literals.Clear();
        distances.Clear();
        foreach (uint token in tokens)
        {
            if (token < 256)
            {
                literals[(int)token]++;
            }
            else
            {
                literals[LengthSymbol(LengthOf(token), out _)]++;
                distances[DistanceSymbol(DistanceOf(token), out _)]++;
            }
        }

        literals[EndOfBlock] = 1;
        Span<byte> literalLengths = stackalloc byte[Literals + 2];
        Span<byte> distanceLengths = stackalloc byte[Distances + 2];
        literalLengths.Clear();
        distanceLengths.Clear();
        HuffmanCode.Lengths(literals, literalLengths, LongestCode);
        HuffmanCode.Lengths(distances, distanceLengths, LongestCode);

        Span<byte> header = stackalloc byte[Literals + Distances];
        int literalCount = Used(literalLengths, 257);
        int distanceCount = Used(distanceLengths, 1);
        literalLengths[..literalCount].CopyTo(header);
        distanceLengths[..distanceCount].CopyTo(header[literalCount..]);
        header = header[..(literalCount + distanceCount)];
        Span<int> counts = stackalloc int[19];
        Span<byte> headerLengths = stackalloc byte[19];
        counts.Clear();
        headerLengths.Clear();
        CountRuns(header, counts);
        HuffmanCode.Lengths(counts, headerLengths, LongestLengthCode);

        long own = 14 + HeaderBits(counts, headerLengths) + Cost(literals, literalLengths) + Cost(distances, distanceLengths);
        long fixedCost = FixedCost(literals, distances);
        bits.Put(isLast ? 1u : 0u, 1);
        if (fixedCost <= own)
        {
            bits.Put(1, 2);
            FixedLengths(literalLengths, distanceLengths);
        }
        else
        {
            bits.Put(2, 2);
            WriteHeader(ref bits, header, headerLengths, literalCount, distanceCount);
        }

        WriteTokens(ref bits, tokens, literalLengths, distanceLengths);
    }

    private static int LengthOf(uint token) => (int)((token >> 16) & 0x1FF);

    private static int DistanceOf(uint token) => (int)(token & 0x7FFF) + 1;

    // Four symbols for each number of extra bits, but for the shortest eight and 258.
    private static int LengthSymbol(int length, out int extra)
    {
        extra = 0;
        if (length == 258)
            return 285;
        int rest = length - 3;
        if (rest < 8)
            return 257 + rest;
        extra = BitOperations.Log2((uint)rest) - 2;
        return 257 + (4 * extra) + (rest >> extra);
    }

    // Two symbols for each number of extra bits, but for the nearest four.
    private static int DistanceSymbol(int distance, out int extra)
    {
        int rest = distance - 1;
        extra = 0;
        if (rest < 4)
            return rest;
        extra = BitOperations.Log2((uint)rest) - 1;
        return (2 * extra) + (rest >> extra);
    }

    private static void WriteTokens(ref BitSink bits, scoped ReadOnlySpan<uint> tokens, scoped ReadOnlySpan<byte> literalLengths, scoped ReadOnlySpan<byte> distanceLengths)
    {
        Span<ushort> literalCodes = stackalloc ushort[Literals + 2];
        Span<ushort> distanceCodes = stackalloc ushort[Distances + 2];
        HuffmanCode.Codes(literalLengths, literalCodes);
        HuffmanCode.Codes(distanceLengths, distanceCodes);
        foreach (uint token in tokens)
        {
            if (token < 256)
            {
                bits.Put(literalCodes[(int)token], literalLengths[(int)token]);
                continue;
            }

            int length = LengthOf(token);
            int symbol = LengthSymbol(length, out int extra);
            int bitCount = literalLengths[symbol];
            uint rest = (uint)(length - 3) & ((1u << extra) - 1);
            bits.Put(literalCodes[symbol] | (rest << bitCount), bitCount + extra);
            int distance = DistanceOf(token);
            symbol = DistanceSymbol(distance, out extra);
            bitCount = distanceLengths[symbol];
            rest = (uint)(distance - 1) & ((1u << extra) - 1);
            bits.Put(distanceCodes[symbol] | (rest << bitCount), bitCount + extra);
        }

        bits.Put(literalCodes[EndOfBlock], literalLengths[EndOfBlock]);
    }

    private static int Used(ReadOnlySpan<byte> lengths, int least)
    {
        int count = lengths.Length;
        while (count > least && lengths[count - 1] == 0)
            count--;
        return count;
    }

    private static long Cost(ReadOnlySpan<int> counts, ReadOnlySpan<byte> lengths)
    {
        long cost = 0;
        for (int i = 0; i < counts.Length; i++)
            cost += (long)counts[i] * lengths[i];
        return cost;
    }

    private static long FixedCost(ReadOnlySpan<int> literals, ReadOnlySpan<int> distances)
    {
        Span<byte> literalLengths = stackalloc byte[Literals + 2];
        Span<byte> distanceLengths = stackalloc byte[Distances + 2];
        FixedLengths(literalLengths, distanceLengths);
        return Cost(literals, literalLengths) + Cost(distances, distanceLengths);
    }

    private static void FixedLengths(Span<byte> literals, Span<byte> distances)
    {
        literals[..144].Fill(8);
        literals[144..256].Fill(9);
        literals[256..280].Fill(7);
        literals[280..].Fill(8);
        distances.Fill(5);
    }

    // Lengths are written as runs: 16 repeats the last 3 to 6 times, 17 and 18 are 3 to 10 and 11 to 138 zeros.
    private static int NextRun(ReadOnlySpan<byte> lengths, int at, out int symbol, out uint extra, out int extraBits)
    {
        byte value = lengths[at];
        int run = 1;
        while (at + run < lengths.Length && lengths[at + run] == value && run < 138)
            run++;
        (symbol, extra, extraBits) = (value, 0, 0);
        if (value == 0 && run >= 11)
        {
            (symbol, extra, extraBits) = (18, (uint)(run - 11), 7);
            return run;
        }

        if (value == 0 && run >= 3)
        {
            (symbol, extra, extraBits) = (17, (uint)(run - 3), 3);
            return run;
        }

        if (value != 0 && run >= 3 && at > 0 && lengths[at - 1] == value)
        {
            run = Math.Min(run, 6);
            (symbol, extra, extraBits) = (16, (uint)(run - 3), 2);
            return run;
        }

        return 1;
    }

    private static void CountRuns(ReadOnlySpan<byte> lengths, Span<int> counts)
    {
        for (int at = 0; at < lengths.Length;)
        {
            at += NextRun(lengths, at, out int symbol, out _, out _);
            counts[symbol]++;
        }
    }

    private static long HeaderBits(ReadOnlySpan<int> counts, ReadOnlySpan<byte> lengths) =>
        (3 * HeaderCount(lengths)) + Cost(counts, lengths) + (2L * counts[16]) + (3L * counts[17]) + (7L * counts[18]);

    private static int HeaderCount(ReadOnlySpan<byte> lengths)
    {
        int count = 19;
        while (count > 4 && lengths[LengthOrder[count - 1]] == 0)
            count--;
        return count;
    }

    private static void WriteHeader(ref BitSink bits, scoped ReadOnlySpan<byte> header, scoped ReadOnlySpan<byte> headerLengths, int literalCount, int distanceCount)
    {
        int count = HeaderCount(headerLengths);
        bits.Put((uint)(literalCount - 257), 5);
        bits.Put((uint)(distanceCount - 1), 5);
        bits.Put((uint)(count - 4), 4);
        for (int i = 0; i < count; i++)
            bits.Put(headerLengths[LengthOrder[i]], 3);
        Span<ushort> codes = stackalloc ushort[19];
        HuffmanCode.Codes(headerLengths, codes);
        for (int at = 0; at < header.Length;)
        {
            at += NextRun(header, at, out int symbol, out uint extra, out int extraBits);
            bits.Put(codes[symbol], headerLengths[symbol]);
            bits.Put(extra, extraBits);
        }
    }
}
