using System.Runtime.InteropServices;

namespace Handbill.Storage.Postgres.Archive;

/// <summary>
/// Numbers of texts from the highest down, as bytes: the first as it is, then by how much each is lower than the one before; seven bits a byte, the lowest first, and the highest
/// bit of a byte while the number goes on. Pure.
/// </summary>
internal static class NumberList
{
    private const int Bits = 7, Low = 0x7f, GoesOn = 0x80;

    /// <summary>The bytes of numbers from 0 on, each once, from the highest down.</summary>
    public static byte[] Of(ReadOnlySpan<long> falling)
    {
        var (bytes, before) = (new List<byte>(falling.Length * 2), 0L);
        foreach (var number in falling)
        {
            var left = bytes.Count == 0 ? number : before - number;
            for (before = number; left > Low; left >>= Bits)
            {
                bytes.Add((byte)(left | GoesOn));
            }

            bytes.Add((byte)left);
        }

        return [.. bytes];
    }

    /// <summary>The list of all numbers of some lists, each once.</summary>
    /// <param name="lists">Lists, in any order.</param>
    /// <param name="without">Numbers that are left out; null for none.</param>
    /// <param name="met">Gets those that were left out.</param>
    public static byte[] Of(IReadOnlyCollection<ArraySegment<byte>> lists, IReadOnlySet<long>? without = null, ISet<long>? met = null)
    {
        var all = new List<long>();
        foreach (var list in lists.Where(list => list.Count > 0))
        {
            var at = 0;
            for (var number = First(list, ref at); number >= 0; number = at < list.Count ? Next(list, ref at, number) : -1)
            {
                if (without?.Contains(number) == true)
                {
                    met?.Add(number);
                }
                else
                {
                    all.Add(number);
                }
            }
        }

        if (lists.Count > 1)
        {
            all.Sort((one, other) => other.CompareTo(one));
        }

        var falling = CollectionsMarshal.AsSpan(all);
        var kept = 0;
        foreach (var number in falling)
        {
            if (kept == 0 || falling[kept - 1] != number)
            {
                falling[kept++] = number;
            }
        }

        return Of(falling[..kept]);
    }

    /// <summary>The first number of a list that is not empty.</summary>
    /// <param name="list">The list.</param>
    /// <param name="at">0; moves on to where the second stands.</param>
    public static long First(ReadOnlySpan<byte> list, ref int at) => Read(list, ref at);

    /// <summary>The next number of a list.</summary>
    /// <param name="list">The list.</param>
    /// <param name="at">Where it stands, before the list's end; moves on to where the one after it stands.</param>
    /// <param name="before">The number before it.</param>
    public static long Next(ReadOnlySpan<byte> list, ref int at, long before) => before - Read(list, ref at);

    private static long Read(ReadOnlySpan<byte> list, ref int at)
    {
        long number = list[at++];
        if (number < GoesOn)
        {
            return number;
        }

        number &= Low;
        for (var shift = Bits; ; shift += Bits)
        {
            var one = list[at++];
            number |= (long)(one & Low) << shift;
            if (one < GoesOn)
            {
                return number;
            }
        }
    }
}
