namespace Handbill.Pdf.Document;

/// <summary>Writes the CMap that says which text each code stands for (ISO 32000-1, 9.10.3).</summary>
internal static class ToUnicodeMap
{
    // A CMap's sections hold at most 100 entries.
    private const int MostEntries = 100;

    /// <summary>Writes it.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="texts">What each code stands for; null for one that is never shown by itself.</param>
    internal static void Write(PdfBuffer output, string?[] texts)
    {
        List<(int First, int Last)> ranges = Ranges(texts);
        output.Put("/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"u8);
        output.Put("/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n"u8);
        output.Put("1 begincodespacerange<0000><FFFF>endcodespacerange\n"u8);
        for (int start = 0; start < ranges.Count; start += MostEntries)
        {
            int count = Math.Min(MostEntries, ranges.Count - start);
            output.Put(count).Put(" beginbfrange\n"u8);
            foreach ((int first, int last) in ranges.GetRange(start, count))
            {
                output.Put((byte)'<').PutHex(first).Put("><"u8).PutHex(last)
                    .Put("><"u8).PutHex(texts[first]).Put(">\n"u8);
            }

            output.Put("endbfrange\n"u8);
        }

        output.Put("endcmap CMapName currentdict/CMap defineresource pop end end"u8);
    }

    private static List<(int First, int Last)> Ranges(string?[] texts)
    {
        List<(int First, int Last)> ranges = [];
        for (int code = 1; code < texts.Length; code++)
        {
            if (texts[code] is not { } text)
                continue;
            // Neither the code nor the text of a range may pass a multiple of 256.
            if (ranges.Count > 0 && ranges[^1].Last == code - 1 && texts[code - 1] is { Length: 1 } before && text.Length == 1
                && text[0] == before[0] + 1 && (code & 0xFF) != 0 && (text[0] & 0xFF) != 0)
                ranges[^1] = (ranges[^1].First, code);
            else
                ranges.Add((code, code));
        }

        return ranges;
    }
}
