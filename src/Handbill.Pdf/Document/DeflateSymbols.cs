using System.Numerics;
using System.Runtime.CompilerServices;

namespace Handbill.Pdf.Document;

/// <summary>
/// What a block of deflate is made of (RFC 1951, 3.2.5): a literal is a symbol, a match is a symbol for its length and one for its
/// distance. All are numbered in one row, so that counting and writing them need not ask which is which.
/// A word has the symbol in its 9 low bits, then the number of extra bits in 4, then these.
/// </summary>
internal static class DeflateSymbols
{
    internal const int EndOfBlock = 256;
    internal const int Literals = 286;
    internal const int Distances = 30;
    internal const int All = Literals + Distances;
    internal const int SymbolMask = 0x1FF;
    internal const int ExtraCountShift = 9;
    internal const int ExtraShift = 13;

    internal const int MinMatch = 4;
    internal const int MaxMatch = 258;
    internal const int Window = 32768;

    /// <summary>The word of a match's length: four symbols for each number of extra bits, but for the shortest eight and 258.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint Length(int length)
    {
        int rest = length - 3;
        if (rest < 8)
            return (uint)(257 + rest);
        if (length == MaxMatch)
            return 285;
        int extra = BitOperations.Log2((uint)rest) - 2;
        return Word(257 + (4 * extra) + (rest >> extra), extra, rest);
    }

    /// <summary>The word of a match's distance: two symbols for each number of extra bits, but for the nearest four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint Distance(int distance)
    {
        int rest = distance - 1;
        if (rest < 4)
            return (uint)(Literals + rest);
        int extra = BitOperations.Log2((uint)rest) - 1;
        return Word(Literals + (2 * extra) + (rest >> extra), extra, rest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Word(int symbol, int extra, int rest) =>
        (uint)(symbol | (extra << ExtraCountShift) | ((rest & ((1 << extra) - 1)) << ExtraShift));
}
