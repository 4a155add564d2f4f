using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Handbill.Pdf.Document;

/// <summary>What the ways to look for repetitions have in common.</summary>
internal static class MatchFinder
{
    /// <summary>Where four bytes are remembered.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Hash(uint value, int bits)
    {
        if (!BitConverter.IsLittleEndian)
            value = BinaryPrimitives.ReverseEndianness(value);
        return (int)((value * 0x9E3779B1u) >> (32 - bits));
    }

    /// <summary>How far two places are alike whose first four bytes are known to be.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Length(ref byte data, int candidate, int at, int most)
    {
        int length = DeflateSymbols.MinMatch;
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
}
