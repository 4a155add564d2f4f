using static Handbill.Typesetting.Fonts.SfntFile;

namespace Handbill.Typesetting.Fonts;

/// <summary>Reads what holds for a whole face out of head, hhea, OS/2 and post.</summary>
internal static class FaceMeasuresReader
{
    private const int RestrictedLicence = 0x0002;
    private const int NoSubsetting = 0x0100;
    private const int BitmapOnly = 0x0200;

    internal static FaceMeasures Read(SfntFile file, OutlineTables outlines)
    {
        ReadOnlySpan<byte> head = outlines.Head.Span, hhea = outlines.Hhea.Span;
        ReadOnlySpan<byte> os2 = file.Find("OS/2"u8).Span, post = file.Find("post"u8).Span;
        RefuseUnlessEmbeddable(os2);
        int ascent = I16(hhea, 4), descent = I16(hhea, 6);
        if (os2.Length >= 72 && (ascent == 0 || (U16(os2, 62) & 0x80) != 0))
        {
            // The font says that its typographic measures are the ones to use.
            (ascent, descent) = (I16(os2, 68), I16(os2, 70));
        }

        int xHeight = os2.Length >= 90 ? I16(os2, 86) : 0, capHeight = os2.Length >= 90 ? I16(os2, 88) : 0;
        return new FaceMeasures(
            outlines.Scale(ascent),
            outlines.Scale(descent),
            // Faces of scripts without capitals often say nothing; the usual proportions stand in.
            outlines.Scale(capHeight > 0 ? capHeight : ascent * 2 / 3),
            outlines.Scale(xHeight > 0 ? xHeight : ascent / 2),
            post.Length >= 8 ? (int)U32(post, 4) / 65536.0 : 0,
            outlines.Scale(I16(head, 36)),
            outlines.Scale(I16(head, 38)),
            outlines.Scale(I16(head, 40)),
            outlines.Scale(I16(head, 42)),
            os2.Length >= 6 ? Math.Clamp((int)U16(os2, 4), 100, 900) : 400);
    }

    private static void RefuseUnlessEmbeddable(ReadOnlySpan<byte> os2)
    {
        int rights = os2.Length >= 10 ? U16(os2, 8) : 0;
        // Of the first four bits the least restrictive that is set counts (OpenType OS/2, fsType).
        if ((rights & 0x000F) == RestrictedLicence || (rights & (NoSubsetting | BitmapOnly)) != 0)
        {
            throw new FontFormatException("may not be embedded as a subset: its maker says so in the file (fsType).");
        }
    }
}
