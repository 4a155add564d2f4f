using System.Runtime.CompilerServices;

namespace Handbill.Pdf.Document;

/// <summary>Writes decimal numbers as PDF has them, to a place that has room for <see cref="Most"/> bytes, and tells how many they take.</summary>
internal static class Decimals
{
    /// <summary>The longest: sign, point and the digits of a 64-bit number.</summary>
    internal const int Most = 24;

    /// <summary>A whole number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Whole(ref byte to, long value)
    {
        int length = Sign(ref to, ref value);
        return length + Digits(ref Unsafe.Add(ref to, length), (ulong)value);
    }

    /// <summary>Hundredths without needless digits.</summary>
    internal static int Hundredths(ref byte to, long value) => Fixed(ref to, value, 100);

    /// <summary>Thousandths without needless digits.</summary>
    internal static int Thousandths(ref byte to, long value) => Fixed(ref to, value, 1000);

    // In line, so that the divisor is known and no division is left.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Fixed(ref byte to, long value, uint unit)
    {
        int length = Sign(ref to, ref value);
        ulong whole = (ulong)value / unit;
        uint rest = (uint)((ulong)value - (whole * unit));
        if (whole != 0 || rest == 0)
            length += Digits(ref Unsafe.Add(ref to, length), whole);
        return rest == 0 ? length : length + Fraction(ref Unsafe.Add(ref to, length), rest * (1000 / unit));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Sign(ref byte to, ref long value)
    {
        if (value >= 0)
            return 0;
        to = (byte)'-';
        value = -value;
        return 1;
    }

    private static int Fraction(ref byte to, uint thousandths)
    {
        to = (byte)'.';
        uint hundredths = thousandths / 10;
        uint tenths = hundredths / 10;
        Unsafe.Add(ref to, 1) = (byte)('0' + tenths);
        Unsafe.Add(ref to, 2) = (byte)('0' + hundredths - (tenths * 10));
        Unsafe.Add(ref to, 3) = (byte)('0' + thousandths - (hundredths * 10));
        return thousandths != hundredths * 10 ? 4 : hundredths != tenths * 10 ? 3 : 2;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Digits(ref byte to, ulong value)
    {
        if (value >= 10)
            return ManyDigits(ref to, value);
        to = (byte)('0' + value);
        return 1;
    }

    private static int ManyDigits(ref byte to, ulong value)
    {
        int digits = 2;
        for (ulong limit = 100; value >= limit && digits < 19; limit *= 10)
            digits++;
        for (int at = digits - 1; at >= 0; at--)
        {
            ulong tenth = value / 10;
            Unsafe.Add(ref to, at) = (byte)('0' + value - (tenth * 10));
            value = tenth;
        }

        return digits;
    }
}
