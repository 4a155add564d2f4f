using System.Buffers;
using System.Buffers.Binary;
using static Handbill.Typesetting.Fonts.SfntFile;

namespace Handbill.Typesetting.Fonts;

/// <summary>
/// Writes subsets by copying outlines. Nothing but the instructions is left out of an outline, and those stand in one place of it,
/// so a glyph costs two block copies; composites get new numbers for their parts. (OpenType specification: glyf, loca, hmtx.)
/// </summary>
internal static class SubsetWriter
{
    private const int Tables = 6;
    private const int Header = 12 + (16 * Tables);

    // Flags of a part of a composite glyph.
    private const int ArgumentsAreWords = 0x0001;
    private const int HasScale = 0x0008;
    private const int MoreParts = 0x0020;
    private const int HasTwoScales = 0x0040;
    private const int HasMatrix = 0x0080;
    private const int HasInstructions = 0x0100;

    internal static FontSubset Write(OutlineTables font, ReadOnlySpan<ushort> glyphs)
    {
        var newGlyphs = new ushort[font.GlyphCount];
        var oldGlyphs = ArrayPool<ushort>.Shared.Rent(font.GlyphCount);
        var ends = ArrayPool<int>.Shared.Rent(font.GlyphCount);
        try
        {
            var count = Select(font, glyphs, oldGlyphs, newGlyphs);
            var size = 0;
            for (var i = 0; i < count; i++)
            {
                size += (LengthOf(font.OutlineOf(oldGlyphs[i])) + 1) & ~1;
                ends[i] = size;
            }

            var data = Assemble(font, oldGlyphs.AsSpan(0, count), newGlyphs, ends.AsSpan(0, count));
            return new FontSubset(data, oldGlyphs.AsSpan(0, count).ToArray(), newGlyphs);
        }
        finally
        {
            ArrayPool<ushort>.Shared.Return(oldGlyphs);
            ArrayPool<int>.Shared.Return(ends);
        }
    }

    // Numbers the glyphs, and after them the parts of composites, parts of parts included.
    private static int Select(OutlineTables font, ReadOnlySpan<ushort> glyphs, Span<ushort> oldGlyphs, Span<ushort> newGlyphs)
    {
        oldGlyphs[0] = 0;
        var count = 1;
        var last = -1;
        foreach (var glyph in glyphs)
        {
            if (glyph <= last || glyph >= font.GlyphCount)
            {
                throw new ArgumentException("Glyphs must ascend and be glyphs of the face.", nameof(glyphs));
            }

            last = glyph;
            if (glyph > 0)
            {
                newGlyphs[glyph] = (ushort)count;
                oldGlyphs[count++] = glyph;
            }
        }

        for (var i = 0; i < count; i++)
        {
            var outline = font.OutlineOf(oldGlyphs[i]);
            if (outline.IsEmpty || I16(outline, 0) >= 0)
            {
                continue;
            }

            for (var at = 10; at > 0; at = NextPart(outline, at))
            {
                var part = U16(outline, at + 2);
                if (part >= font.GlyphCount)
                {
                    throw Truncated();
                }

                if (part > 0 && newGlyphs[part] == 0)
                {
                    newGlyphs[part] = (ushort)count;
                    oldGlyphs[count++] = part;
                }
            }
        }

        return count;
    }

    private static int PartLength(int flags) => 4
        + ((flags & ArgumentsAreWords) != 0 ? 4 : 2)
        + ((flags & HasScale) != 0 ? 2 : (flags & HasTwoScales) != 0 ? 4 : (flags & HasMatrix) != 0 ? 8 : 0);

    // Where the next part begins; 0 after the last.
    private static int NextPart(ReadOnlySpan<byte> outline, int at)
    {
        int flags = U16(outline, at);
        return (flags & MoreParts) != 0 ? at + PartLength(flags) : 0;
    }

    private static int EndOfParts(ReadOnlySpan<byte> outline)
    {
        var at = 10;
        while (NextPart(outline, at) is var next and > 0)
        {
            at = next;
        }

        at += PartLength(U16(outline, at));
        return at <= outline.Length ? at : throw Truncated();
    }

    // Length of an outline without its instructions.
    private static int LengthOf(ReadOnlySpan<byte> outline)
    {
        if (outline.IsEmpty)
        {
            return 0;
        }

        int contours = I16(outline, 0);
        if (contours < 0)
        {
            return EndOfParts(outline);
        }

        int instructionsAt = 10 + (2 * contours), instructions = U16(outline, instructionsAt);
        return instructionsAt + 2 + instructions <= outline.Length ? outline.Length - instructions : throw Truncated();
    }

    private static void CopyOutline(ReadOnlySpan<byte> outline, Span<byte> to, ReadOnlySpan<ushort> newGlyphs)
    {
        if (outline.IsEmpty)
        {
            return;
        }

        int contours = I16(outline, 0);
        if (contours >= 0)
        {
            int instructionsAt = 10 + (2 * contours), instructions = U16(outline, instructionsAt);
            outline[..instructionsAt].CopyTo(to);
            outline[(instructionsAt + 2 + instructions)..].CopyTo(to[(instructionsAt + 2)..]);
            return;
        }

        outline[..EndOfParts(outline)].CopyTo(to);
        for (var at = 10; at > 0; at = NextPart(outline, at))
        {
            BinaryPrimitives.WriteUInt16BigEndian(to[at..], (ushort)(U16(outline, at) & ~HasInstructions));
            BinaryPrimitives.WriteUInt16BigEndian(to[(at + 2)..], newGlyphs[U16(outline, at + 2)]);
        }
    }

    private static byte[] Assemble(OutlineTables font, ReadOnlySpan<ushort> oldGlyphs, ReadOnlySpan<ushort> newGlyphs, ReadOnlySpan<int> ends)
    {
        var count = oldGlyphs.Length;
        var longLoca = ends[^1] > 0x1FFFE;
        // In the order of the directory, which is by tag.
        ReadOnlySpan<int> lengths = [ends[^1], 54, 36, 4 * count, (count + 1) * (longLoca ? 4 : 2), 32];
        ReadOnlySpan<uint> tags = [Tag("glyf"u8), Tag("head"u8), Tag("hhea"u8), Tag("hmtx"u8), Tag("loca"u8), Tag("maxp"u8)];
        Span<int> offsets = stackalloc int[Tables];
        var size = Header;
        for (var i = 0; i < Tables; i++)
        {
            offsets[i] = size;
            size += (lengths[i] + 3) & ~3;
        }

        var data = new byte[size];
        WriteOutlines(font, oldGlyphs, newGlyphs, ends, data.AsSpan(offsets[0]));
        WriteHead(font, longLoca, data.AsSpan(offsets[1], 54));
        font.Hhea.Span[..36].CopyTo(data.AsSpan(offsets[2]));
        BinaryPrimitives.WriteUInt16BigEndian(data.AsSpan(offsets[2] + 34), (ushort)count);
        WriteWidths(font, oldGlyphs, data.AsSpan(offsets[3]));
        WriteLocations(ends, longLoca, data.AsSpan(offsets[4]));
        WriteMaximums(font, count, data.AsSpan(offsets[5], 32));

        WriteDirectory(data, tags, offsets, lengths);
        // The whole file's sum with its own field at zero, subtracted from a constant of the specification.
        BinaryPrimitives.WriteUInt32BigEndian(data.AsSpan(offsets[1] + 8), 0xB1B0AFBA - Sum(data));
        return data;
    }

    private static void WriteOutlines(
        OutlineTables font, ReadOnlySpan<ushort> oldGlyphs, ReadOnlySpan<ushort> newGlyphs, ReadOnlySpan<int> ends, Span<byte> glyf)
    {
        var start = 0;
        for (var i = 0; i < oldGlyphs.Length; i++)
        {
            CopyOutline(font.OutlineOf(oldGlyphs[i]), glyf[start..ends[i]], newGlyphs);
            start = ends[i];
        }
    }

    private static void WriteHead(OutlineTables font, bool longLoca, Span<byte> head)
    {
        font.Head.Span[..54].CopyTo(head);
        head[8..12].Clear();
        BinaryPrimitives.WriteUInt16BigEndian(head[50..], (ushort)(longLoca ? 1 : 0));
    }

    private static void WriteWidths(OutlineTables font, ReadOnlySpan<ushort> oldGlyphs, Span<byte> hmtx)
    {
        var source = font.Hmtx.Span;
        for (var i = 0; i < oldGlyphs.Length; i++)
        {
            int glyph = oldGlyphs[i], own = Math.Min(glyph, font.WidthCount - 1);
            var bearing = glyph < font.WidthCount ? (4 * glyph) + 2 : (4 * font.WidthCount) + (2 * (glyph - font.WidthCount));
            source.Slice(4 * own, 2).CopyTo(hmtx[(4 * i)..]);
            source.Slice(bearing, 2).CopyTo(hmtx[((4 * i) + 2)..]);
        }
    }

    private static void WriteLocations(ReadOnlySpan<int> ends, bool longLoca, Span<byte> loca)
    {
        for (var i = 0; i < ends.Length; i++)
        {
            if (longLoca)
            {
                BinaryPrimitives.WriteInt32BigEndian(loca[((4 * i) + 4)..], ends[i]);
            }
            else
            {
                BinaryPrimitives.WriteUInt16BigEndian(loca[((2 * i) + 2)..], (ushort)(ends[i] / 2));
            }
        }
    }

    private static void WriteMaximums(OutlineTables font, int count, Span<byte> maxp)
    {
        font.Maxp.Span[..32].CopyTo(maxp);
        BinaryPrimitives.WriteUInt16BigEndian(maxp[4..], (ushort)count);
        // Zones, twilight points, storage, functions, stack and instructions: there are no instructions left.
        maxp[14..28].Clear();
        BinaryPrimitives.WriteUInt16BigEndian(maxp[14..], 1);
    }

    private static void WriteDirectory(Span<byte> data, ReadOnlySpan<uint> tags, ReadOnlySpan<int> offsets, ReadOnlySpan<int> lengths)
    {
        BinaryPrimitives.WriteUInt32BigEndian(data, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(data[4..], Tables);
        // For a binary search over six entries: 16 times the power of two below, its logarithm, and the rest.
        BinaryPrimitives.WriteUInt16BigEndian(data[6..], 64);
        BinaryPrimitives.WriteUInt16BigEndian(data[8..], 2);
        BinaryPrimitives.WriteUInt16BigEndian(data[10..], 32);
        for (var i = 0; i < Tables; i++)
        {
            var entry = data[(12 + (16 * i))..];
            BinaryPrimitives.WriteUInt32BigEndian(entry, tags[i]);
            BinaryPrimitives.WriteUInt32BigEndian(entry[4..], Sum(data.Slice(offsets[i], (lengths[i] + 3) & ~3)));
            BinaryPrimitives.WriteInt32BigEndian(entry[8..], offsets[i]);
            BinaryPrimitives.WriteInt32BigEndian(entry[12..], lengths[i]);
        }
    }

    private static uint Sum(ReadOnlySpan<byte> bytes)
    {
        var sum = 0u;
        for (var i = 0; i + 4 <= bytes.Length; i += 4)
        {
            sum += BinaryPrimitives.ReadUInt32BigEndian(bytes[i..]);
        }

        return sum;
    }
}
