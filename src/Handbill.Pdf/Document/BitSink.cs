using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Handbill.Pdf.Document;

/// <summary>
/// Writes bits from the lowest on, as RFC 1951 packs them, to room that the caller knows to be enough with <see cref="Slack"/> to spare.
/// </summary>
internal ref struct BitSink(Span<byte> target)
{
    /// <summary>Bytes past the last that are written over.</summary>
    internal const int Slack = 8;

    private readonly ref byte _target = ref MemoryMarshal.GetReference(target);
    private ulong _bits;
    private int _count;

    /// <summary>Whole bytes written.</summary>
    internal int Length { get; private set; }

    /// <summary>Appends bits; at most 56 between two calls of <see cref="Flush"/>.</summary>
    /// <param name="value">The bits; none above <paramref name="count"/>.</param>
    /// <param name="count">How many.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Add(ulong value, int count)
    {
        _bits |= value << _count;
        _count += count;
    }

    /// <summary>Writes the whole bytes among the bits. It writes eight and takes as many as are whole: no branch to guess.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Flush()
    {
        Unsafe.WriteUnaligned(
            ref Unsafe.Add(ref _target, Length), BitConverter.IsLittleEndian ? _bits : BinaryPrimitives.ReverseEndianness(_bits));
        Length += _count >> 3;
        _bits >>= _count & ~7;
        _count &= 7;
    }

    /// <summary>Appends up to 32 bits.</summary>
    internal void Put(uint value, int count)
    {
        Add(value, count);
        Flush();
    }

    /// <summary>Fills the last byte with zeros.</summary>
    internal void Finish()
    {
        _count = (_count + 7) & ~7;
        Flush();
    }
}
