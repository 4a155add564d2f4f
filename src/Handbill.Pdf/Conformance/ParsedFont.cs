using System.Buffers.Binary;
using System.Globalization;

namespace Handbill.Pdf.Conformance;

/// <summary>A composite font of a file: its dictionaries, its widths, its texts and its font file.</summary>
internal sealed class ParsedFont
{
    internal required PdfDictionary Dictionary { get; init; }

    internal required PdfDictionary? Descendant { get; init; }

    internal required PdfDictionary? Descriptor { get; init; }

    /// <summary>The font file; empty when it is not embedded.</summary>
    internal required byte[] Program { get; init; }

    /// <summary>Text of each code; null without a map.</summary>
    internal required Dictionary<int, string>? Texts { get; init; }

    /// <summary>Width of each code by the dictionary.</summary>
    internal required Dictionary<int, double> Widths { get; init; }

    internal string Name => (Dictionary.GetValueOrDefault("BaseFont") as PdfName)?.Value ?? "?";

    internal int GlyphCount => Table("maxp") is { Length: >= 6 } table ? BinaryPrimitives.ReadUInt16BigEndian(table[4..]) : 0;

    internal static ParsedFont Read(ParsedPdf pdf, PdfDictionary dictionary)
    {
        PdfDictionary? descendant = pdf.Dictionary(pdf.Array(dictionary.GetValueOrDefault("DescendantFonts")).FirstOrDefault());
        PdfDictionary? descriptor = pdf.Dictionary(descendant?.GetValueOrDefault("FontDescriptor"));
        return new ParsedFont
        {
            Dictionary = dictionary,
            Descendant = descendant,
            Descriptor = descriptor,
            Program = pdf.Resolve(descriptor?.GetValueOrDefault("FontFile2")) is PdfStream program ? pdf.Unpack(program) : [],
            Texts = pdf.Resolve(dictionary.GetValueOrDefault("ToUnicode")) is PdfStream map ? ReadMap(pdf.Unpack(map)) : null,
            Widths = ReadWidths(pdf, descendant),
        };
    }

    /// <summary>A glyph's width by the font file, in thousandths of the em.</summary>
    internal double ProgramWidth(int glyph)
    {
        int longMetrics = BinaryPrimitives.ReadUInt16BigEndian(Table("hhea")[34..]);
        int unitsPerEm = BinaryPrimitives.ReadUInt16BigEndian(Table("head")[18..]);
        return BinaryPrimitives.ReadUInt16BigEndian(Table("hmtx")[(4 * Math.Min(glyph, longMetrics - 1))..]) * 1000.0 / unitsPerEm;
    }

    private ReadOnlySpan<byte> Table(string tag)
    {
        for (int at = 12; at + 16 <= Program.Length; at += 16)
        {
            bool same = true;
            for (int i = 0; i < 4; i++)
                same &= Program[at + i] == tag[i];
            if (!same)
                continue;
            int offset = BinaryPrimitives.ReadInt32BigEndian(Program.AsSpan(at + 8));
            int length = BinaryPrimitives.ReadInt32BigEndian(Program.AsSpan(at + 12));
            return Program.AsSpan(offset, length);
        }

        return [];
    }

    private static Dictionary<int, double> ReadWidths(ParsedPdf pdf, PdfDictionary? descendant)
    {
        Dictionary<int, double> widths = [];
        List<object?> entries = pdf.Array(descendant?.GetValueOrDefault("W"));
        for (int i = 0; i + 1 < entries.Count;)
        {
            int first = (int)(pdf.Number(entries[i]) ?? 0);
            if (pdf.Resolve(entries[i + 1]) is List<object?> list)
            {
                for (int n = 0; n < list.Count; n++)
                    widths[first + n] = pdf.Number(list[n]) ?? 0;
                i += 2;
            }
            else if (i + 2 < entries.Count)
            {
                for (int code = first; code <= pdf.Number(entries[i + 1]); code++)
                    widths[code] = pdf.Number(entries[i + 2]) ?? 0;
                i += 3;
            }
            else
            {
                break;
            }
        }

        return widths;
    }

    private static Dictionary<int, string> ReadMap(byte[] cmap)
    {
        Dictionary<int, string> texts = [];
        PdfLexer lexer = new(cmap);
        List<object?> operands = [];
        for (object? value = lexer.Read(); !ReferenceEquals(value, PdfLexer.EndOfInput); value = lexer.Read())
        {
            if (value is PdfText or List<object?>)
                operands.Add(value);
            else if (value is PdfKeyword { Value: "endbfchar" })
                AddEach(texts, operands, 2);
            else if (value is PdfKeyword { Value: "endbfrange" })
                AddEach(texts, operands, 3);
            if (value is PdfKeyword)
                operands.Clear();
        }

        return texts;
    }

    private static void AddEach(Dictionary<int, string> texts, List<object?> operands, int step)
    {
        for (int i = 0; i + step <= operands.Count; i += step)
        {
            if (operands[i] is not PdfText from || operands[i + step - 2] is not PdfText to)
                continue;
            int first = Code(from);
            int last = Code(to);
            for (int code = first; code <= last; code++)
            {
                string text = operands[i + step - 1] switch
                {
                    List<object?> listed => listed.ElementAtOrDefault(code - first) is PdfText one ? Letters(one) : "",
                    PdfText common => Letters(common),
                    _ => "",
                };
                int further = operands[i + step - 1] is PdfText ? code - first : 0;
                if (text.Length > 0)
                    texts[code] = string.Concat(text.AsSpan(0, text.Length - 1), ((char)(text[^1] + further)).ToString(CultureInfo.InvariantCulture));
            }
        }
    }

    private static string Letters(PdfText text) => System.Text.Encoding.BigEndianUnicode.GetString(text.Bytes);

    private static int Code(PdfText text)
    {
        int code = 0;
        foreach (byte value in text.Bytes)
            code = (code << 8) | value;
        return code;
    }
}
