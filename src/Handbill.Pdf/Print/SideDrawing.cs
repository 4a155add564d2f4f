using Handbill.Pdf.Document;

namespace Handbill.Pdf.Print;

/// <summary>Draws what stands on a side of paper: its pages, which are forms named P and their index, and its marks.</summary>
internal static class SideDrawing
{
    /// <summary>The side's content.</summary>
    /// <param name="output">Gets it.</param>
    /// <param name="side">The side.</param>
    /// <param name="heightOf">The height of the page with an index, in points.</param>
    internal static void Draw(PdfBuffer output, PaperSide side, Func<int, double> heightOf)
    {
        foreach (PagePlacement placement in side.Pages)
            Place(output, placement, side, heightOf(placement.PageIndex));
        Marks(output, side);
    }

    /// <summary>The boxes of the page that it is.</summary>
    internal static void Boxes(PdfBuffer output, PaperSide side)
    {
        output.Put("/MediaBox[0 0 "u8).PutPoints(side.Width).Put((byte)' ').PutPoints(side.Height).Put((byte)']');
        Box(output, "/TrimBox["u8, side.Trim, side.Height);
        Box(output, "/BleedBox["u8, side.Bleed ?? side.Trim, side.Height);
    }

    private static void Place(PdfBuffer output, PagePlacement placement, PaperSide side, double pageHeight)
    {
        output.Put("q "u8);
        if (placement.Clip is { } clip)
        {
            Rectangle(output, clip, side.Height);
            output.Put(" re W n "u8);
        }

        // The placement is said with y going down; the form and the paper have it going up.
        PlacementMatrix m = placement.Matrix;
        Factor(output, m.A);
        Factor(output, -m.B);
        Factor(output, -m.C);
        Factor(output, m.D);
        output.PutPoints((m.C * pageHeight) + m.E).Put((byte)' ');
        output.PutPoints(side.Height - (m.D * pageHeight) - m.F).Put(" cm/P"u8).Put(placement.PageIndex).Put(" Do Q\n"u8);
    }

    private static void Marks(PdfBuffer output, PaperSide side)
    {
        foreach (PaperMark mark in side.Marks)
        {
            output.Put("q "u8).PutPoints(mark.Thickness).Put(mark.Dashed ? " w[4 3]0 d "u8 : " w "u8).PutPoints(mark.X1)
                .Put((byte)' ');
            output.PutPoints(side.Height - mark.Y1).Put(" m "u8).PutPoints(mark.X2).Put((byte)' ');
            output.PutPoints(side.Height - mark.Y2).Put(" l S Q\n"u8);
        }
    }

    private static void Box(PdfBuffer output, ReadOnlySpan<byte> name, PaperBox? box, double height)
    {
        if (box is not { } known)
            return;
        output.Put(name).PutPoints(known.X).Put((byte)' ');
        output.PutPoints(height - known.Y - known.Height).Put((byte)' ');
        output.PutPoints(known.X + known.Width).Put((byte)' ');
        output.PutPoints(height - known.Y).Put((byte)']');
    }

    private static void Rectangle(PdfBuffer output, PaperBox box, double height)
    {
        output.PutPoints(box.X).Put((byte)' ');
        output.PutPoints(height - box.Y - box.Height).Put((byte)' ');
        output.PutPoints(box.Width).Put((byte)' ');
        output.PutPoints(box.Height);
    }

    // Scales of imposition are few, so thousandths of a hundredth cost nothing and keep a page's far corner in place.
    private static void Factor(PdfBuffer output, double value)
    {
        long millionths = (long)Math.Round(value * 1_000_000, MidpointRounding.AwayFromZero);
        if (millionths % 1000 == 0)
        {
            output.PutThousandths(millionths / 1000);
        }
        else
        {
            if (millionths < 0)
                output.Put((byte)'-');
            long size = Math.Abs(millionths);
            output.Put(size / 1_000_000).Put((byte)'.');
            for (long unit = 100_000; unit > 0; unit /= 10)
                output.Put((byte)('0' + (size / unit % 10)));
        }

        output.Put((byte)' ');
    }
}
