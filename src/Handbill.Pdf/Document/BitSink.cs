using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Handbill.Pdf.Document;

/// <summary>Writes bits from the lowest on, as RFC 1951 packs them, to room that the caller knows to be enough.</summary>
internal ref struct BitSink(Span<byte> target)
{
    private readonly Span<byte> _target = target;
    private ulong _bits;
    private int _count;

    /// <summary>Bytes written.</summary>
    internal int Length { get; private set; }

    /// <summary>Appends bits.</summary>
    /// <param name="value">The bits; none above <paramref name="count"/>.</param>
    /// <param name="count">0 to 32.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Put(uint value, int count)
    {
        _bits |= (ulong)value << _count;
        _count += count;
        if (_count >= 32)
            Flush();
    }

    /// <summary>Fills the last byte with zeros.</summary>
    internal void Finish()
    {
        for (; _count > 0; _count -= 8, _bits >>= 8)
            _target[Length++] = (byte)_bits;
        _count = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Flush()
    {
        uint low = (uint)_bits;
        MemoryMarshal.Write(_target[Length..], BitConverter.IsLittleEndian ? low : System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(low));
        Length += 4;
        _bits >>= 32;
        _count -= 32;
    }
}
