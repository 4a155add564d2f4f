namespace Handbill.Pdf.Document;

/// <summary>Finds the lengths and the bits of a Huffman code.</summary>
internal static class HuffmanCode
{
    private const int MostSymbols = 288;

    /// <summary>Finds how long the code of each symbol is.</summary>
    /// <param name="counts">How often each symbol comes.</param>
    /// <param name="lengths">Gets the lengths; 0 for symbols that do not come. At least two are given a code.</param>
    /// <param name="longest">No code is longer.</param>
    internal static void Lengths(ReadOnlySpan<int> counts, Span<byte> lengths, int longest)
    {
        Span<long> leaves = stackalloc long[MostSymbols];
        int used = 0;
        for (int symbol = 0; symbol < counts.Length; symbol++)
        {
            if (counts[symbol] > 0)
                leaves[used++] = ((long)counts[symbol] << 16) | (uint)symbol;
        }

        // A code of one symbol is not complete; some readers refuse it.
        for (int symbol = 0; used < 2; symbol++)
        {
            if (counts[symbol] == 0)
                leaves[used++] = (1L << 16) | (uint)symbol;
        }

        leaves = leaves[..used];
        Span<long> spare = stackalloc long[MostSymbols];
        SortByCount(leaves, spare[..used]);
        Span<int> ofLength = stackalloc int[MostSymbols];
        ofLength.Clear();
        CountLengths(leaves, ofLength);
        Shorten(ofLength, longest);
        int at = 0;
        for (int length = longest; length > 0; length--)
        {
            for (int i = 0; i < ofLength[length]; i++)
                lengths[(int)(leaves[at++] & 0xFFFF)] = (byte)length;
        }
    }

    /// <summary>Gives each code: its bits, first bit lowest (RFC 1951, 3.2.2), and its length from bit 16 on.</summary>
    internal static void Codes(ReadOnlySpan<byte> lengths, Span<uint> codes)
    {
        Span<int> next = stackalloc int[17];
        next.Clear();
        foreach (byte length in lengths)
            next[length + 1] += length > 0 ? 1 : 0;
        int code = 0;
        for (int length = 1; length < next.Length; length++)
        {
            code = (code + next[length]) << 1;
            next[length] = code;
        }

        for (int symbol = 0; symbol < lengths.Length; symbol++)
        {
            int length = lengths[symbol];
            if (length == 0)
                continue;
            codes[symbol] = (Reverse((uint)next[length]++) >> (16 - length)) | ((uint)length << 16);
        }
    }

    // The 16 low bits in the opposite order.
    private static uint Reverse(uint value)
    {
        value = ((value & 0x5555) << 1) | ((value >> 1) & 0x5555);
        value = ((value & 0x3333) << 2) | ((value >> 2) & 0x3333);
        value = ((value & 0x0F0F) << 4) | ((value >> 4) & 0x0F0F);
        return ((value & 0x00FF) << 8) | (value >> 8);
    }

    // By the bytes of the counts, lowest first. It keeps equals in the order of their symbols, and is much quicker than comparing.
    private static void SortByCount(Span<long> leaves, Span<long> spare)
    {
        long most = 0;
        foreach (long leaf in leaves)
            most = Math.Max(most, leaf >> 16);
        Span<int> starts = stackalloc int[257];
        for (int shift = 16; most > 0; shift += 8, most >>= 8)
        {
            starts.Clear();
            foreach (long leaf in leaves)
                starts[(int)((leaf >> shift) & 0xFF) + 1]++;
            for (int i = 1; i < starts.Length; i++)
                starts[i] += starts[i - 1];
            foreach (long leaf in leaves)
                spare[starts[(int)((leaf >> shift) & 0xFF)]++] = leaf;
            spare.CopyTo(leaves);
        }
    }

    // The two lightest nodes are joined again and again. Joined ones come out in the order of their weight, so two queues do.
    private static void CountLengths(ReadOnlySpan<long> leaves, Span<int> ofLength)
    {
        int count = leaves.Length;
        Span<long> weights = stackalloc long[MostSymbols];
        Span<short> parents = stackalloc short[2 * MostSymbols];
        int leaf = 0;
        int joined = 0;
        for (int made = 0; made < count - 1; made++)
        {
            weights[made] = 0;
            for (int child = 0; child < 2; child++)
            {
                if (leaf < count && (joined >= made || leaves[leaf] >> 16 <= weights[joined]))
                {
                    parents[leaf] = (short)made;
                    weights[made] += leaves[leaf++] >> 16;
                }
                else
                {
                    parents[count + joined] = (short)made;
                    weights[made] += weights[joined++];
                }
            }
        }

        Span<short> depths = stackalloc short[MostSymbols];
        depths[count - 2] = 0;
        for (int node = count - 3; node >= 0; node--)
            depths[node] = (short)(depths[parents[count + node]] + 1);
        for (int i = 0; i < count; i++)
            ofLength[depths[parents[i]] + 1]++;
    }

    // Codes that are too long are cut, and room for them is made by lengthening the longest of the others.
    private static void Shorten(Span<int> ofLength, int longest)
    {
        for (int length = longest + 1; length < ofLength.Length; length++)
        {
            ofLength[longest] += ofLength[length];
            ofLength[length] = 0;
        }

        long room = 0;
        for (int length = 1; length <= longest; length++)
            room += (long)ofLength[length] << (longest - length);
        for (; room > 1L << longest; room--)
        {
            int length = longest - 1;
            while (ofLength[length] == 0)
                length--;
            ofLength[length]--;
            ofLength[length + 1] += 2;
            ofLength[longest]--;
        }
    }
}
