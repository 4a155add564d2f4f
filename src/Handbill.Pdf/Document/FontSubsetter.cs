using System.Buffers.Binary;

namespace Handbill.Pdf.Document;

/// <summary>
/// Cuts a TrueType font down to some of its glyphs, numbered densely from 0. Instructions are left out: type set by us is
/// printed, or shown at sizes where hinting makes no difference, and they are a third of the bytes.
/// </summary>
internal static class FontSubsetter
{
    private const int HasInstructions = 0x0100;
    private const int WordArguments = 0x0001;
    private const int OneScale = 0x0008;
    private const int TwoScales = 0x0040;
    private const int Matrix = 0x0080;
    private const int MoreComponents = 0x0020;

    /// <summary>Adds the parts of composite glyphs and gives the whole set in ascending order, .notdef first.</summary>
    internal static ushort[] Close(FontTables font, IEnumerable<ushort> glyphs)
    {
        SortedSet<ushort> closed = [0, .. glyphs];
        Queue<ushort> open = new(closed);
        while (open.TryDequeue(out ushort glyph))
        {
            if (glyph >= font.GlyphCount)
                throw new InvalidDataException($"The font has no glyph {glyph}.");
            ReadOnlySpan<byte> outline = font.Outline(glyph);
            if (outline.Length < 10 || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0)
                continue;
            for (int at = 10; at > 0; at = NextComponent(outline, at))
            {
                ushort part = BinaryPrimitives.ReadUInt16BigEndian(outline[(at + 2)..]);
                if (closed.Add(part))
                    open.Enqueue(part);
            }
        }

        return [.. closed];
    }

    /// <summary>Writes the font file of a closed set.</summary>
    /// <param name="font">The whole font.</param>
    /// <param name="glyphs">What <see cref="Close"/> gave; a glyph's new number is its index.</param>
    internal static byte[] Write(FontTables font, ReadOnlySpan<ushort> glyphs)
    {
        int capacity = 0;
        foreach (ushort glyph in glyphs)
            capacity += (font.Outline(glyph).Length + 3) & ~3;

        byte[] outlines = new byte[capacity];
        byte[] locations = new byte[4 * (glyphs.Length + 1)];
        byte[] metrics = new byte[4 * glyphs.Length];
        int length = 0;
        for (int i = 0; i < glyphs.Length; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(locations.AsSpan(4 * i), (uint)length);
            length += CopyOutline(font.Outline(glyphs[i]), outlines.AsSpan(length), glyphs);
            length = (length + 1) & ~1;
            BinaryPrimitives.WriteUInt16BigEndian(metrics.AsSpan(4 * i), (ushort)font.Advance(glyphs[i]));
            BinaryPrimitives.WriteInt16BigEndian(metrics.AsSpan((4 * i) + 2), font.Bearing(glyphs[i]));
        }

        BinaryPrimitives.WriteUInt32BigEndian(locations.AsSpan(4 * glyphs.Length), (uint)length);
        if (length < 0x20000)
            locations = ShortLocations(locations);

        byte[] head = font.Bytes(font.Head).ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0);
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(50), (ushort)(length < 0x20000 ? 0 : 1));
        byte[] header = font.Bytes(font.HorizontalHeader).ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(34), (ushort)glyphs.Length);
        byte[] maximum = font.Bytes(font.Maximum).ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(maximum.AsSpan(4), (ushort)glyphs.Length);
        if (maximum.Length >= 32)
            maximum.AsSpan(14, 14).Clear(); // zones to instruction sizes: there are no instructions
        if (maximum.Length >= 32)
            BinaryPrimitives.WriteUInt16BigEndian(maximum.AsSpan(14), 1); // maxZones is 1 where nothing is instructed

        return Assemble(
        [
            ("glyf", outlines.AsMemory(0, length)), ("head", head), ("hhea", header), ("hmtx", metrics), ("loca", locations),
            ("maxp", maximum),
        ]);
    }

    private static int CopyOutline(ReadOnlySpan<byte> outline, Span<byte> target, ReadOnlySpan<ushort> glyphs)
    {
        if (outline.Length < 10)
            return 0;
        int contours = BinaryPrimitives.ReadInt16BigEndian(outline);
        if (contours >= 0)
        {
            int instructionsAt = 10 + (2 * contours);
            int instructions = BinaryPrimitives.ReadUInt16BigEndian(outline[instructionsAt..]);
            outline[..instructionsAt].CopyTo(target);
            target[instructionsAt] = 0;
            target[instructionsAt + 1] = 0;
            ReadOnlySpan<byte> points = outline[(instructionsAt + 2 + instructions)..];
            points.CopyTo(target[(instructionsAt + 2)..]);
            return instructionsAt + 2 + points.Length;
        }

        int end = 10;
        for (int at = 10; at > 0;)
        {
            int next = NextComponent(outline, at);
            end = next > 0 ? next : at + ComponentLength(BinaryPrimitives.ReadUInt16BigEndian(outline[at..]));
            outline[at..end].CopyTo(target[at..]);
            int flags = BinaryPrimitives.ReadUInt16BigEndian(outline[at..]) & ~HasInstructions;
            ushort part = BinaryPrimitives.ReadUInt16BigEndian(outline[(at + 2)..]);
            BinaryPrimitives.WriteUInt16BigEndian(target[at..], (ushort)flags);
            BinaryPrimitives.WriteUInt16BigEndian(target[(at + 2)..], (ushort)glyphs.BinarySearch(part));
            at = next;
        }

        outline[..10].CopyTo(target);
        return end;
    }

    /// <summary>Where the next component starts, or 0 after the last.</summary>
    private static int NextComponent(ReadOnlySpan<byte> outline, int at)
    {
        int flags = BinaryPrimitives.ReadUInt16BigEndian(outline[at..]);
        return (flags & MoreComponents) != 0 ? at + ComponentLength(flags) : 0;
    }

    private static int ComponentLength(int flags)
    {
        int length = 4 + ((flags & WordArguments) != 0 ? 4 : 2);
        if ((flags & OneScale) != 0)
            return length + 2;
        if ((flags & TwoScales) != 0)
            return length + 4;
        return (flags & Matrix) != 0 ? length + 8 : length;
    }

    private static byte[] ShortLocations(byte[] locations)
    {
        byte[] halves = new byte[locations.Length / 2];
        for (int i = 0; i < halves.Length / 2; i++)
        {
            uint offset = BinaryPrimitives.ReadUInt32BigEndian(locations.AsSpan(4 * i));
            BinaryPrimitives.WriteUInt16BigEndian(halves.AsSpan(2 * i), (ushort)(offset / 2));
        }

        return halves;
    }

    private static byte[] Assemble(ReadOnlySpan<(string Tag, ReadOnlyMemory<byte> Bytes)> tables)
    {
        int length = 12 + (16 * tables.Length);
        foreach ((string _, ReadOnlyMemory<byte> bytes) in tables)
            length += (bytes.Length + 3) & ~3;

        byte[] file = new byte[length];
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4), (ushort)tables.Length);
        // Six tables: the largest power of two is 4, so 64, 2 and the rest 32.
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(6), 64);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(8), 2);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(10), 32);

        int offset = 12 + (16 * tables.Length);
        int headAt = 0;
        for (int i = 0; i < tables.Length; i++)
        {
            (string tag, ReadOnlyMemory<byte> bytes) = tables[i];
            bytes.Span.CopyTo(file.AsSpan(offset));
            int padded = (bytes.Length + 3) & ~3;
            Span<byte> record = file.AsSpan(12 + (16 * i), 16);
            for (int c = 0; c < 4; c++)
                record[c] = (byte)tag[c];
            BinaryPrimitives.WriteUInt32BigEndian(record[4..], Sum(file.AsSpan(offset, padded)));
            BinaryPrimitives.WriteUInt32BigEndian(record[8..], (uint)offset);
            BinaryPrimitives.WriteUInt32BigEndian(record[12..], (uint)bytes.Length);
            if (tag == "head")
                headAt = offset;
            offset += padded;
        }

        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(headAt + 8), 0xB1B0AFBA - Sum(file));
        return file;
    }

    private static uint Sum(ReadOnlySpan<byte> bytes)
    {
        uint sum = 0;
        for (int i = 0; i < bytes.Length; i += 4)
            sum += BinaryPrimitives.ReadUInt32BigEndian(bytes[i..]);
        return sum;
    }
}
