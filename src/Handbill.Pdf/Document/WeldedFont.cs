using System.Buffers.Binary;

namespace Handbill.Pdf.Document;

/// <summary>Adds composite glyphs to a font file (OpenType specification 1.9, `glyf`).</summary>
internal static class WeldedFont
{
    private const int WordOffsets = 0x0001;
    private const int OffsetsNotPoints = 0x0002;
    private const int MoreComponents = 0x0020;

    /// <summary>Writes the font with a glyph for each weld after its own.</summary>
    /// <param name="font">A TrueType file.</param>
    /// <param name="welds">What to add.</param>
    /// <param name="codes">Number in the file of each glyph that the welds name.</param>
    internal static byte[] Write(ReadOnlySpan<byte> font, ReadOnlySpan<Weld> welds, ushort[] codes)
    {
        List<(string Tag, byte[] Bytes)> tables = Tables(font);
        byte[] head = Find(tables, "head");
        byte[] maximum = Find(tables, "maxp");
        byte[] outlines = Find(tables, "glyf");
        int unitsPerEm = U16(head, 18);
        int count = U16(maximum, 4);
        List<int> locations = Locations(Find(tables, "loca"), U16(head, 50) != 0, count);

        using PdfBuffer glyphs = new(outlines.Length + (welds.Length * 28));
        glyphs.Put(outlines.AsSpan(0, locations[count]));
        byte[] metrics = new byte[4 * (count + welds.Length)];
        Metrics(Find(tables, "hmtx"), U16(Find(tables, "hhea"), 34), metrics, count);
        for (int i = 0; i < welds.Length; i++)
        {
            Span<byte> metric = metrics.AsSpan(4 * (count + i));
            BinaryPrimitives.WriteUInt16BigEndian(metric, (ushort)Units(welds[i].Width, unitsPerEm));
            short left = Composite(glyphs, welds[i], codes, outlines, locations, unitsPerEm);
            BinaryPrimitives.WriteInt16BigEndian(metric[2..], left);
            locations.Add(glyphs.Length);
        }

        Set(tables, "glyf", glyphs.Written.ToArray());
        Set(tables, "hmtx", metrics);
        bool isLong = locations[^1] > 2 * ushort.MaxValue;
        Set(tables, "loca", isLong ? LongLocations(locations) : ShortLocations(locations));
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(50), (ushort)(isLong ? 1 : 0));
        BinaryPrimitives.WriteUInt16BigEndian(Find(tables, "hhea").AsSpan(34), (ushort)(count + welds.Length));
        Limits(maximum, count + welds.Length, welds);
        return Assemble(tables);
    }

    /// <summary>Writes one composite glyph.</summary>
    /// <returns>The left edge of its ink.</returns>
    private static short Composite(PdfBuffer glyphs, Weld weld, ushort[] codes, byte[] outlines, List<int> locations, int unitsPerEm)
    {
        (int Left, int Bottom, int Right, int Top) box = (int.MaxValue, int.MaxValue, int.MinValue, int.MinValue);
        int inked = 0;
        for (int part = 0; part < weld.Parts; part++)
        {
            int code = codes[weld.Glyph(part)];
            int at = locations[code];
            if (locations[code + 1] == at)
                continue;
            inked++;
            int right = Units(weld.Right(part), unitsPerEm);
            int up = Units(weld.Up(part), unitsPerEm);
            box = (Math.Min(box.Left, right + S16(outlines, at + 2)), Math.Min(box.Bottom, up + S16(outlines, at + 4)),
                Math.Max(box.Right, right + S16(outlines, at + 6)), Math.Max(box.Top, up + S16(outlines, at + 8)));
        }

        if (inked == 0)
            return 0;
        Put(glyphs, -1);
        Put(glyphs, box.Left);
        Put(glyphs, box.Bottom);
        Put(glyphs, box.Right);
        Put(glyphs, box.Top);
        for (int part = 0; part < weld.Parts; part++)
        {
            int code = codes[weld.Glyph(part)];
            if (locations[code + 1] == locations[code])
                continue;
            inked--;
            int right = Units(weld.Right(part), unitsPerEm);
            int up = Units(weld.Up(part), unitsPerEm);
            bool isSmall = right is >= sbyte.MinValue and <= sbyte.MaxValue && up is >= sbyte.MinValue and <= sbyte.MaxValue;
            Put(glyphs, OffsetsNotPoints | (isSmall ? 0 : WordOffsets) | (inked > 0 ? MoreComponents : 0));
            Put(glyphs, code);
            if (isSmall)
            {
                glyphs.Put((byte)right).Put((byte)up);
                continue;
            }

            Put(glyphs, right);
            Put(glyphs, up);
        }

        return (short)box.Left;
    }

    private static void Limits(byte[] maximum, int count, ReadOnlySpan<Weld> welds)
    {
        BinaryPrimitives.WriteUInt16BigEndian(maximum.AsSpan(4), (ushort)count);
        int parts = 0;
        foreach (Weld weld in welds)
            parts = Math.Max(parts, weld.Parts);

        // Points and contours of a composite: at most those of its parts together.
        int points = Math.Max(U16(maximum, 6), U16(maximum, 10));
        int contours = Math.Max(U16(maximum, 8), U16(maximum, 12));
        BinaryPrimitives.WriteUInt16BigEndian(maximum.AsSpan(10), (ushort)Math.Min(points * parts, ushort.MaxValue));
        BinaryPrimitives.WriteUInt16BigEndian(maximum.AsSpan(12), (ushort)Math.Min(contours * parts, ushort.MaxValue));
        BinaryPrimitives.WriteUInt16BigEndian(maximum.AsSpan(28), (ushort)Math.Max(U16(maximum, 28), parts));
        BinaryPrimitives.WriteUInt16BigEndian(maximum.AsSpan(30), (ushort)(U16(maximum, 30) + 1));
    }

    private static void Metrics(byte[] old, int longMetrics, byte[] metrics, int count)
    {
        for (int glyph = 0; glyph < count; glyph++)
        {
            int advance = U16(old, 4 * Math.Min(glyph, longMetrics - 1));
            int bearing = U16(old, glyph < longMetrics ? (4 * glyph) + 2 : (4 * longMetrics) + (2 * (glyph - longMetrics)));
            BinaryPrimitives.WriteUInt16BigEndian(metrics.AsSpan(4 * glyph), (ushort)advance);
            BinaryPrimitives.WriteUInt16BigEndian(metrics.AsSpan((4 * glyph) + 2), (ushort)bearing);
        }
    }

    private static List<int> Locations(byte[] table, bool isLong, int count)
    {
        List<int> locations = new(count + 1);
        for (int i = 0; i <= count; i++)
            locations.Add(isLong ? (int)BinaryPrimitives.ReadUInt32BigEndian(table.AsSpan(4 * i)) : 2 * U16(table, 2 * i));
        return locations;
    }

    private static byte[] LongLocations(List<int> locations)
    {
        byte[] table = new byte[4 * locations.Count];
        for (int i = 0; i < locations.Count; i++)
            BinaryPrimitives.WriteInt32BigEndian(table.AsSpan(4 * i), locations[i]);
        return table;
    }

    // Outlines begin at even bytes, so half of the place says it.
    private static byte[] ShortLocations(List<int> locations)
    {
        byte[] table = new byte[2 * locations.Count];
        for (int i = 0; i < locations.Count; i++)
            BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(2 * i), (ushort)(locations[i] / 2));
        return table;
    }

    private static List<(string Tag, byte[] Bytes)> Tables(ReadOnlySpan<byte> font)
    {
        List<(string Tag, byte[] Bytes)> tables = [];
        int count = BinaryPrimitives.ReadUInt16BigEndian(font[4..]);
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> record = font.Slice(12 + (16 * i), 16);
            int offset = (int)BinaryPrimitives.ReadUInt32BigEndian(record[8..]);
            int length = (int)BinaryPrimitives.ReadUInt32BigEndian(record[12..]);
            tables.Add((string.Create(4, record[..4].ToArray(), static (tag, bytes) =>
            {
                for (int c = 0; c < tag.Length; c++)
                    tag[c] = (char)bytes[c];
            }), font.Slice(offset, length).ToArray()));
        }

        return tables;
    }

    private static byte[] Assemble(List<(string Tag, byte[] Bytes)> tables)
    {
        int offset = 12 + (16 * tables.Count);
        byte[] file = new byte[offset + tables.Sum(table => (table.Bytes.Length + 3) & ~3)];
        int power = 1;
        int log = 0;
        for (; power * 2 <= tables.Count; power *= 2)
            log++;
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4), (ushort)tables.Count);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(6), (ushort)(16 * power));
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(8), (ushort)log);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(10), (ushort)(16 * (tables.Count - power)));
        int headAt = 0;
        for (int i = 0; i < tables.Count; i++)
        {
            (string tag, byte[] bytes) = tables[i];
            if (tag == "head")
            {
                headAt = offset;
                bytes.AsSpan(8, 4).Clear();
            }

            bytes.CopyTo(file, offset);
            int padded = (bytes.Length + 3) & ~3;
            Span<byte> record = file.AsSpan(12 + (16 * i), 16);
            for (int c = 0; c < tag.Length; c++)
                record[c] = (byte)tag[c];
            BinaryPrimitives.WriteUInt32BigEndian(record[4..], Sum(file.AsSpan(offset, padded)));
            BinaryPrimitives.WriteUInt32BigEndian(record[8..], (uint)offset);
            BinaryPrimitives.WriteUInt32BigEndian(record[12..], (uint)bytes.Length);
            offset += padded;
        }

        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(headAt + 8), unchecked(0xB1B0AFBA - Sum(file)));
        return file;
    }

    private static uint Sum(ReadOnlySpan<byte> bytes)
    {
        uint sum = 0;
        for (int i = 0; i < bytes.Length; i += 4)
            sum += BinaryPrimitives.ReadUInt32BigEndian(bytes[i..]);
        return sum;
    }

    private static int Units(int thousandths, int unitsPerEm) =>
        unitsPerEm == 1000 ? thousandths : (int)Math.Round(thousandths * unitsPerEm / 1000.0, MidpointRounding.AwayFromZero);

    private static byte[] Find(List<(string Tag, byte[] Bytes)> tables, string tag) =>
        tables.Find(table => table.Tag == tag).Bytes ?? throw new InvalidDataException($"The font has no table {tag}.");

    private static void Set(List<(string Tag, byte[] Bytes)> tables, string tag, byte[] bytes) =>
        tables[tables.FindIndex(table => table.Tag == tag)] = (tag, bytes);

    private static void Put(PdfBuffer output, int value) => output.Put((byte)(value >> 8)).Put((byte)value);

    private static int U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);

    private static int S16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt16BigEndian(bytes[at..]);
}
