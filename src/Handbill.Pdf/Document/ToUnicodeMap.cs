namespace Handbill.Pdf.Document;

/// <summary>Writes the CMap that says which text each code stands for (ISO 32000-1, 9.10.3).</summary>
internal static class ToUnicodeMap
{
    // A CMap's sections hold at most 100 entries.
    private const int MostEntries = 100;

    internal static void Write(PdfBuffer output, EditionFont font)
    {
        ushort[] glyphOf = new ushort[font.Embedded.Widths.Length];
        for (int glyph = 0; glyph < font.Embedded.Codes.Length; glyph++)
        {
            if (font.Embedded.Codes[glyph] != 0)
                glyphOf[font.Embedded.Codes[glyph]] = (ushort)glyph;
        }

        List<(int First, int Last)> ranges = Ranges(font.Texts, glyphOf);
        output.Put("/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"u8);
        output.Put("/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n"u8);
        output.Put("1 begincodespacerange<0000><FFFF>endcodespacerange\n"u8);
        for (int start = 0; start < ranges.Count; start += MostEntries)
        {
            int count = Math.Min(MostEntries, ranges.Count - start);
            output.Put(count).Put(" beginbfrange\n"u8);
            foreach ((int first, int last) in ranges.GetRange(start, count))
            {
                char single = '\0';
                output.Put((byte)'<');
                output.PutHex(first);
                output.Put("><"u8).PutHex(last);
                output.Put("><"u8).PutHex(font.Texts.Text(glyphOf[first], ref single));
                output.Put(">\n"u8);
            }

            output.Put("endbfrange\n"u8);
        }

        output.Put("endcmap CMapName currentdict/CMap defineresource pop end end"u8);
    }

    private static List<(int First, int Last)> Ranges(GlyphTexts texts, ushort[] glyphOf)
    {
        List<(int First, int Last)> ranges = [];
        char first = '\0';
        for (int code = 1; code < glyphOf.Length; code++)
        {
            char single = '\0';
            ReadOnlySpan<char> text = texts.Text(glyphOf[code], ref single);
            if (text.IsEmpty)
                continue;
            if (ranges.Count > 0 && text.Length == 1 && first != '\0')
            {
                (int from, int to) = ranges[^1];
                // Neither the code nor the text of a range may pass a multiple of 256.
                if (to == code - 1 && text[0] == first + (code - from) && (code & 0xFF) != 0 && (text[0] & 0xFF) != 0)
                {
                    ranges[^1] = (from, code);
                    continue;
                }
            }

            ranges.Add((code, code));
            first = text.Length == 1 ? text[0] : '\0';
        }

        return ranges;
    }
}
