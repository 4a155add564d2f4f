using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Handbill.Pdf.Document;

/// <summary>Writes one block with codes of their own or, where that is shorter, with the fixed codes (RFC 1951, 3.2).</summary>
internal static class HuffmanBlock
{
    private const int Literals = DeflateSymbols.Literals;
    private const int Distances = DeflateSymbols.Distances;

    // Codes of its own cost a block some 60 bytes, more than they can save on so few.
    private const int Few = 100;
    private const int LongestCode = 15;
    private const int LongestLengthCode = 7;

    private static ReadOnlySpan<byte> LengthOrder => [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    /// <summary>Writes bytes as literals, without looking for anything among them.</summary>
    internal static void Write(ref BitSink bits, ReadOnlySpan<byte> bytes, bool isLast)
    {
        Span<int> counts = stackalloc int[DeflateSymbols.All];
        counts.Clear();
        foreach (byte value in bytes)
            counts[value]++;
        Span<uint> codes = stackalloc uint[DeflateSymbols.All];
        Begin(ref bits, counts, codes, bytes.Length < Few, isLast);
        BitSink sink = bits;
        ref uint code = ref MemoryMarshal.GetReference(codes);
        int at = 0;
        for (; at + 3 <= bytes.Length; at += 3)
        {
            PutLiteral(ref sink, ref code, bytes[at]);
            PutLiteral(ref sink, ref code, bytes[at + 1]);
            PutLiteral(ref sink, ref code, bytes[at + 2]);
            sink.Flush();
        }

        for (; at < bytes.Length; at++)
            Put(ref sink, ref code, bytes[at]);
        Put(ref sink, ref code, DeflateSymbols.EndOfBlock);
        bits = sink;
    }

    /// <summary>Writes words as <see cref="DeflateSymbols"/> makes them.</summary>
    internal static void Write(ref BitSink bits, ReadOnlySpan<uint> words, bool isLast)
    {
        Span<int> counts = stackalloc int[DeflateSymbols.All];
        counts.Clear();
        ref int count = ref MemoryMarshal.GetReference(counts);
        foreach (uint word in words)
            Unsafe.Add(ref count, word & DeflateSymbols.SymbolMask)++;
        Span<uint> codes = stackalloc uint[DeflateSymbols.All];
        Begin(ref bits, counts, codes, words.Length < Few, isLast);
        BitSink sink = bits;
        ref uint code = ref MemoryMarshal.GetReference(codes);
        foreach (uint word in words)
            Put(ref sink, ref code, word);
        Put(ref sink, ref code, DeflateSymbols.EndOfBlock);
        bits = sink;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PutLiteral(ref BitSink sink, ref uint codes, byte value)
    {
        uint code = Unsafe.Add(ref codes, value);
        sink.Add(code & 0xFFFF, (int)(code >> 16));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(ref BitSink sink, ref uint codes, uint word)
    {
        uint code = Unsafe.Add(ref codes, word & DeflateSymbols.SymbolMask);
        int length = (int)(code >> 16);
        sink.Add(
            (code & 0xFFFF) | ((ulong)(word >> DeflateSymbols.ExtraShift) << length),
            length + (int)((word >> DeflateSymbols.ExtraCountShift) & 15));
        sink.Flush();
    }

    /// <summary>Writes the head of a block.</summary>
    /// <param name="bits">Where to.</param>
    /// <param name="counts">How often each symbol comes.</param>
    /// <param name="codes">Gets the code of each symbol, its length from bit 16 on.</param>
    /// <param name="fixedOnly">True where codes of its own cannot be worth their description.</param>
    /// <param name="isLast">Whether it is the last block.</param>
    private static void Begin(ref BitSink bits, scoped Span<int> counts, scoped Span<uint> codes, bool fixedOnly, bool isLast)
    {
        counts[DeflateSymbols.EndOfBlock] = 1;
        Span<int> literals = counts[..Literals];
        Span<int> distances = counts[Literals..];
        Span<byte> literalLengths = stackalloc byte[Literals + 2];
        Span<byte> distanceLengths = stackalloc byte[Distances + 2];
        bits.Put(isLast ? 1u : 0u, 1);
        if (fixedOnly || !WriteOwn(ref bits, literals, distances, literalLengths, distanceLengths))
        {
            bits.Put(1, 2);
            FixedLengths(literalLengths, distanceLengths);
        }

        Span<uint> all = stackalloc uint[Literals + 2];
        HuffmanCode.Codes(literalLengths, all);
        all[..Literals].CopyTo(codes);
        HuffmanCode.Codes(distanceLengths, all);
        all[..Distances].CopyTo(codes[Literals..]);
    }

    // False, with nothing written, where the fixed codes are shorter.
    private static bool WriteOwn(
        ref BitSink bits, scoped ReadOnlySpan<int> literals, scoped ReadOnlySpan<int> distances, scoped Span<byte> literalLengths,
        scoped Span<byte> distanceLengths)
    {
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
        if (FixedCost(literals, distances) <= own)
            return false;
        bits.Put(2, 2);
        WriteHeader(ref bits, header, headerLengths, literalCount, distanceCount);
        return true;
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
        Span<uint> codes = stackalloc uint[19];
        HuffmanCode.Codes(headerLengths, codes);
        for (int at = 0; at < header.Length;)
        {
            at += NextRun(header, at, out int symbol, out uint extra, out int extraBits);
            bits.Put(codes[symbol] & 0xFFFF, headerLengths[symbol]);
            bits.Put(extra, extraBits);
        }
    }
}
