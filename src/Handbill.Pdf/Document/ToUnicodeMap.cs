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
        List<CodeRange> ranges = Joined(Ranges(texts));
        output.Put("/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"u8);
        output.Put("/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n"u8);
        output.Put("1 begincodespacerange<0000><FFFF>endcodespacerange\n"u8);
        for (int start = 0; start < ranges.Count; start += MostEntries)
        {
            int count = Math.Min(MostEntries, ranges.Count - start);
            output.Put(count).Put(" beginbfrange\n"u8);
            foreach (CodeRange range in ranges.GetRange(start, count))
                Range(output, range, texts);

            output.Put("endbfrange\n"u8);
        }

        output.Put("endcmap CMapName currentdict/CMap defineresource pop end end"u8);
    }

    private static void Range(PdfBuffer output, CodeRange range, string?[] texts)
    {
        output.Put((byte)'<').PutHex(range.First).Put("><"u8).PutHex(range.Last).Put((byte)'>');
        if (!range.IsListed)
        {
            output.Put((byte)'<').PutHex(texts[range.First]).Put(">\n"u8);
            return;
        }

        output.Put((byte)'[');
        for (int code = range.First; code <= range.Last; code++)
            output.Put((byte)'<').PutHex(texts[code]).Put((byte)'>');
        output.Put("]\n"u8);
    }

    // Codes whose texts follow each other.
    private static List<CodeRange> Ranges(string?[] texts)
    {
        List<CodeRange> ranges = [];
        for (int code = 1; code < texts.Length; code++)
        {
            if (texts[code] is not { } text)
                continue;
            // Neither the code nor the text of a range may pass a multiple of 256.
            if (ranges.Count > 0 && ranges[^1].Last == code - 1 && texts[code - 1] is { Length: 1 } before && text.Length == 1
                && text[0] == before[0] + 1 && (code & 0xFF) != 0 && (text[0] & 0xFF) != 0)
                ranges[^1] = ranges[^1] with { Last = code };
            else
                ranges.Add(new CodeRange(code, code, IsListed: false));
        }

        return ranges;
    }

    // Neighbours that are short become one range that lists its texts.
    private static List<CodeRange> Joined(List<CodeRange> ranges)
    {
        List<CodeRange> joined = [];
        foreach (CodeRange range in ranges)
        {
            if (joined.Count > 0 && joined[^1].Last == range.First - 1 && (range.First & 0xFF) != 0 && range.IsShort
                && (joined[^1].IsListed || joined[^1].IsShort))
                joined[^1] = new CodeRange(joined[^1].First, range.Last, IsListed: true);
            else
                joined.Add(range);
        }

        return joined;
    }

    /// <summary>Codes that follow each other; their texts do too, or are listed.</summary>
    private readonly record struct CodeRange(int First, int Last, bool IsListed)
    {
        // To list so few texts takes no more room than another range does.
        internal bool IsShort => Last - First < 3;
    }
}
