using Handbill.Typesetting.Fonts;

namespace Handbill.Pdf.Document;

/// <summary>Writes the objects of a composite font (ISO 32000-1, 9.7).</summary>
internal static class FontObjects
{
    /// <summary>Writes all fonts of an edition.</summary>
    /// <param name="file">The file.</param>
    /// <param name="fonts">The fonts.</param>
    /// <param name="unicode">True to say what text the glyphs stand for.</param>
    /// <returns>The number of the first; the others follow each other.</returns>
    internal static int Write(PdfFile file, EditionFonts fonts, bool unicode = true)
    {
        int first = file.Reserve(fonts.All.Count);
        foreach (EditionFont font in fonts.All)
            Write(file, first + font.Number - 1, font, unicode);
        return first;
    }

    /// <summary>The entry of a resource dictionary.</summary>
    internal static void Resource(PdfBuffer output, EditionFonts fonts, int first)
    {
        output.Put("/Font<<"u8);
        foreach (EditionFont font in fonts.All)
            output.Put("/F"u8).Put(font.Number).Put((byte)' ').PutReference(first + font.Number - 1);
        output.Put(">>"u8);
    }

    private static void Write(PdfFile file, int number, EditionFont font, bool withUnicode)
    {
        EmbeddedFont embedded = font.Embedded;
        int descendant = file.Reserve();
        int descriptor = file.Reserve();
        int program = file.Reserve();
        int unicode = withUnicode ? file.Reserve() : 0;
        PdfBuffer output = file.BeginObject(number);
        Name(output.Put("<</Type/Font/Subtype/Type0/BaseFont/"u8), embedded);
        output.Put("/Encoding/Identity-H/DescendantFonts["u8).PutReference(descendant).Put((byte)']');
        if (withUnicode)
            output.Put("/ToUnicode "u8).PutReference(unicode);
        output.Put(">>"u8);
        file.EndObject();

        output = file.BeginObject(descendant);
        Name(output.Put("<</Type/Font/Subtype/CIDFontType2/BaseFont/"u8), embedded);
        output.Put("/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/FontDescriptor "u8)
            .PutReference(descriptor).Put("/DW 0/W[0["u8).Put(embedded.WidthList).Put("]]>>"u8);
        file.EndObject();

        Descriptor(file.BeginObject(descriptor), embedded, program);
        file.EndObject();

        using PdfBuffer entries = new(64);
        entries.Put("/Filter/FlateDecode/Length1 "u8).Put(embedded.Length);
        file.Stream(program, entries.Written, embedded.Packed);

        if (withUnicode)
            file.Stream(unicode, "/Filter/FlateDecode"u8, embedded.PackedMap);
    }

    private static void Descriptor(PdfBuffer output, EmbeddedFont embedded, int program)
    {
        FaceMeasures measures = embedded.Face.Measures;
        bool italic = measures.ItalicAngle != 0;
        Name(output.Put("<</Type/FontDescriptor/FontName/"u8), embedded);
        output.Put("/Flags "u8).Put(italic ? 4 + 64 : 4);
        output.Put("/FontBBox["u8).Put(measures.XMin).Put((byte)' ').Put(measures.YMin).Put((byte)' ').Put(measures.XMax).Put((byte)' ')
            .Put(measures.YMax).Put("]/ItalicAngle "u8).PutThousandths(PdfBuffer.Thousandths(measures.ItalicAngle));
        output.Put("/Ascent "u8).Put(measures.Ascent).Put("/Descent "u8).Put(measures.Descent).Put("/CapHeight "u8)
            .Put(measures.CapHeight).Put("/XHeight "u8).Put(measures.XHeight);
        // Stems are not in the font file; thickness grows about with the square of the weight.
        output.Put("/StemV "u8).Put(50 + (measures.Weight * measures.Weight / 4225)).Put("/FontFile2 "u8).PutReference(program)
            .Put(">>"u8);
    }

    private static void Name(PdfBuffer output, EmbeddedFont embedded)
    {
        foreach (char letter in embedded.Tag)
            output.Put((byte)letter);
        output.Put((byte)'+');
        foreach (char letter in embedded.Face.PostScriptName)
        {
            // Delimiters and all that is not plain ASCII would end the name (ISO 32000-1, 7.3.5).
            if (char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.')
                output.Put((byte)letter);
        }
    }
}
