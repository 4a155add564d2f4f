using System.Runtime.Intrinsics;

namespace Handbill.Pdf.Document;

/// <summary>Adler-32 (RFC 1950), sixteen bytes at a time: whole numbers, so that every processor gets the same.</summary>
internal static class ZlibChecksum
{
    private const uint Modulus = 65521;

    // The most bytes whose sums fit 32 bits, cut to a multiple of 16.
    private const int Chunk = 5552;

    internal static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint a = 1;
        uint b = 0;
        while (!bytes.IsEmpty)
        {
            ReadOnlySpan<byte> part = bytes[..Math.Min(Chunk, bytes.Length)];
            bytes = bytes[part.Length..];
            int whole = part.Length & ~15;
            Add(part[..whole], ref a, ref b);
            foreach (byte value in part[whole..])
            {
                a += value;
                b += a;
            }

            a %= Modulus;
            b %= Modulus;
        }

        return (b << 16) | a;
    }

    /// <summary>The checksum of bytes and what follows them, from those of both.</summary>
    /// <param name="first">Of the bytes.</param>
    /// <param name="then">Of what follows.</param>
    /// <param name="length">How many bytes follow.</param>
    internal static uint Joined(uint first, uint then, int length)
    {
        // The first sum began at 1 for both; the second counts what came before once for each byte that follows.
        uint a = first & 0xFFFF;
        uint sum = a + (then & 0xFFFF) + Modulus - 1;
        ulong weighted = (first >> 16) + (then >> 16) + ((ulong)(uint)length % Modulus * (a + Modulus - 1));
        return ((uint)(weighted % Modulus) << 16) | (sum % Modulus);
    }

    // Of sixteen bytes the first counts sixteen times in the second sum, the last once, and what came before sixteen times.
    private static void Add(ReadOnlySpan<byte> bytes, ref uint a, ref uint b)
    {
        Vector128<ushort> early = Vector128.Create((ushort)16, 15, 14, 13, 12, 11, 10, 9);
        Vector128<ushort> late = Vector128.Create((ushort)8, 7, 6, 5, 4, 3, 2, 1);
        Vector128<uint> sums = Vector128<uint>.Zero;
        Vector128<uint> before = Vector128<uint>.Zero;
        Vector128<uint> weighted = Vector128<uint>.Zero;
        for (int at = 0; at < bytes.Length; at += 16)
        {
            before += sums;
            (Vector128<ushort> first, Vector128<ushort> second) = Vector128.Widen(Vector128.Create(bytes[at..]));
            (Vector128<uint> low, Vector128<uint> high) = Vector128.Widen(first + second);
            sums += low + high;
            (low, high) = Vector128.Widen((first * early) + (second * late));
            weighted += low + high;
        }

        b += (a * (uint)bytes.Length) + (16 * Vector128.Sum(before)) + Vector128.Sum(weighted);
        a += Vector128.Sum(sums);
    }
}
