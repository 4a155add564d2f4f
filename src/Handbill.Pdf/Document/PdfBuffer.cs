using System.Buffers;
using System.Runtime.CompilerServices;

namespace Handbill.Pdf.Document;

/// <summary>Bytes of a PDF while they are written: grows in pooled memory and knows how PDF writes numbers and strings.</summary>
internal sealed class PdfBuffer : IDisposable
{
    private byte[] _bytes;
    private int _length;

    internal PdfBuffer(int capacity) => _bytes = ArrayPool<byte>.Shared.Rent(capacity);

    internal int Length => _length;

    internal ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    internal PdfBuffer Put(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
        return this;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal PdfBuffer Put(byte value)
    {
        if (_length == _bytes.Length)
            Grow(1);
        _bytes[_length++] = value;
        return this;
    }

    /// <summary>Room for more bytes, which <see cref="Advance"/> then takes as written.</summary>
    internal Span<byte> Room(int count)
    {
        Reserve(count);
        return _bytes.AsSpan(_length);
    }

    internal void Advance(int count) => _length += count;

    internal PdfBuffer Put(long value)
    {
        Reserve(Decimals.Most);
        _length += Decimals.Whole(ref _bytes[_length], value);
        return this;
    }

    /// <summary>Writes hundredths as a decimal number without needless digits.</summary>
    internal PdfBuffer PutHundredths(long value)
    {
        Reserve(Decimals.Most);
        _length += Decimals.Hundredths(ref _bytes[_length], value);
        return this;
    }

    /// <summary>Writes thousandths as a decimal number without needless digits.</summary>
    internal PdfBuffer PutThousandths(long value)
    {
        Reserve(Decimals.Most);
        _length += Decimals.Thousandths(ref _bytes[_length], value);
        return this;
    }

    /// <summary>A length in points, to a hundredth.</summary>
    internal PdfBuffer PutPoints(double points) => PutHundredths(Hundredths(points));

    /// <summary>Rounds half away from zero, so that left and right are treated alike.</summary>
    internal static long Hundredths(double points) => (long)Math.Round(points * 100, MidpointRounding.AwayFromZero);

    /// <summary>Rounds to thousandths in the same way.</summary>
    internal static long Thousandths(double value) => (long)Math.Round(value * 1000, MidpointRounding.AwayFromZero);

    /// <summary>A reference to an object.</summary>
    internal PdfBuffer PutReference(int number) => Put(number).Put(" 0 R"u8);

    /// <summary>
    /// A text string: as it is when it is plain ASCII, otherwise UTF-16 in hexadecimal digits (ISO 32000-1, 7.9.2.2).
    /// </summary>
    internal PdfBuffer PutText(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAnyExceptInRange(' ', '~') >= 0)
            return PutUtf16(text);
        Put((byte)'(');
        foreach (char c in text)
        {
            if (c is '(' or ')' or '\\')
                Put((byte)'\\');
            Put((byte)c);
        }

        Put((byte)')');
        return this;
    }

    /// <summary>A text string in UTF-16 whatever it holds.</summary>
    internal PdfBuffer PutUtf16(ReadOnlySpan<char> text)
    {
        Put("<FEFF"u8);
        PutHex(text);
        Put((byte)'>');
        return this;
    }

    /// <summary>Four hexadecimal digits for each UTF-16 unit.</summary>
    internal PdfBuffer PutHex(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
            PutHex(c);
        return this;
    }

    internal PdfBuffer PutHex(int unit)
    {
        Reserve(4);
        for (int shift = 12; shift >= 0; shift -= 4)
            _bytes[_length++] = "0123456789ABCDEF"u8[(unit >> shift) & 15];
        return this;
    }

    /// <summary>Two bytes inside a literal string.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void PutCode(int code)
    {
        Reserve(4);
        PutStringByte((byte)(code >> 8));
        PutStringByte((byte)code);
    }

    public void Dispose()
    {
        if (_bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        _length = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void PutStringByte(byte value)
    {
        // A bare CR would be read as LF (ISO 32000-1, 7.3.4.2).
        if (value is (byte)'(' or (byte)')' or (byte)'\\')
        {
            _bytes[_length++] = (byte)'\\';
            _bytes[_length++] = value;
        }
        else if (value == '\r')
        {
            _bytes[_length++] = (byte)'\\';
            _bytes[_length++] = (byte)'r';
        }
        else
        {
            _bytes[_length++] = value;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Reserve(int count)
    {
        if (_bytes.Length - _length < count)
            Grow(count);
    }

    private void Grow(int count)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _length + count));
        _bytes.AsSpan(0, _length).CopyTo(larger);
        if (_bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
