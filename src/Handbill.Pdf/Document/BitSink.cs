using System.Runtime.CompilerServices;

namespace Handbill.Pdf.Document;

/// <summary>Writes bits from the lowest on, as RFC 1951 packs them.</summary>
internal ref struct BitSink(PdfBuffer output)
{
    private ulong _bits;
    private int _count;

    /// <summary>Appends bits.</summary>
    /// <param name="value">The bits; none above <paramref name="count"/>.</param>
    /// <param name="count">0 to 32.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Put(uint value, int count)
    {
        _bits |= (ulong)value << _count;
        _count += count;
        if (_count >= 32)
        {
            output.PutLittleEndian((uint)_bits);
            _bits >>= 32;
            _count -= 32;
        }
    }

    /// <summary>Fills the last byte with zeros.</summary>
    internal void Finish()
    {
        for (; _count > 0; _count -= 8, _bits >>= 8)
            output.Put((byte)_bits);
        _count = 0;
    }
}
