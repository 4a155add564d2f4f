using System.Buffers.Binary;

namespace Handbill.Typesetting.Fonts;

/// <summary>Tables of a TrueType file. Every read is checked: a broken file ends in <see cref="FontFormatException"/>.</summary>
internal readonly struct SfntFile
{
    private readonly ReadOnlyMemory<byte> data;
    private readonly int tables;

    internal SfntFile(ReadOnlyMemory<byte> data)
    {
        this.data = data;
        var kind = U32(data.Span, 0);
        if (kind is not (0x00010000 or 0x74727565))
        {
            throw new FontFormatException(kind switch
            {
                0x4F54544F => "has PostScript (CFF) outlines; only TrueType outlines (.ttf) are set.",
                0x74746366 => "is a collection (.ttc); give its faces as separate .ttf files.",
                0x774F4646 or 0x774F4632 => "is a web font (WOFF); give the .ttf file.",
                _ => "is not a TrueType font.",
            });
        }

        tables = U16(data.Span, 4);
    }

    internal ReadOnlySpan<byte> Span => data.Span;

    internal static uint Tag(ReadOnlySpan<byte> tag) => BinaryPrimitives.ReadUInt32BigEndian(tag);

    /// <summary>A table's bytes; throws when there is none.</summary>
    internal ReadOnlyMemory<byte> Require(ReadOnlySpan<byte> tag)
    {
        var table = Find(tag);
        return table.Length > 0 ? table : throw new FontFormatException($"has no '{System.Text.Encoding.ASCII.GetString(tag)}' table.");
    }

    /// <summary>A table's bytes, or none.</summary>
    internal ReadOnlyMemory<byte> Find(ReadOnlySpan<byte> tag)
    {
        var wanted = Tag(tag);
        var span = data.Span;
        for (var i = 0; i < tables; i++)
        {
            var at = 12 + (16 * i);
            if (U32(span, at) == wanted)
            {
                long offset = U32(span, at + 8), length = U32(span, at + 12);
                return offset + length <= data.Length ? data.Slice((int)offset, (int)length) : throw Truncated();
            }
        }

        return default;
    }

    internal static ushort U16(ReadOnlySpan<byte> table, int at) =>
        (uint)at <= (uint)(table.Length - 2) && table.Length >= 2
            ? BinaryPrimitives.ReadUInt16BigEndian(table[at..])
            : throw Truncated();

    internal static short I16(ReadOnlySpan<byte> table, int at) => (short)U16(table, at);

    internal static uint U32(ReadOnlySpan<byte> table, int at) =>
        (uint)at <= (uint)(table.Length - 4) && table.Length >= 4
            ? BinaryPrimitives.ReadUInt32BigEndian(table[at..])
            : throw Truncated();

    internal static FontFormatException Truncated() => new("is cut short or damaged.");
}
