using Handbill.Typesetting.Pages;

namespace Handbill.Pdf.Document;

/// <summary>Draws what is not text.</summary>
internal static class Drawing
{
    internal static void Rules(PdfBuffer output, List<PlacedRule> rules, double pageHeight)
    {
        foreach (PlacedRule rule in rules)
        {
            Box(output, rule.X, pageHeight - rule.Y - rule.Height, rule.Width, rule.Height);
            output.Put(" re\n"u8);
        }

        output.Put("f\n"u8);
    }

    /// <summary>The line past which copy is overset.</summary>
    internal static void OversetLine(PdfBuffer output, PageContent page, double from)
    {
        output.Put("q 1 w[6 3]0 d "u8).Put((byte)'0');
        output.Put((byte)' ');
        output.PutPoints(page.Height - from).Put(" m "u8).PutPoints(page.Width).Put((byte)' ');
        output.PutPoints(page.Height - from).Put(" l S Q\n"u8);
    }

    /// <summary>Dark modules, joined along each row, on a grid whose unit is one module.</summary>
    internal static void Code(PdfBuffer output, PlacedCode code, double pageHeight)
    {
        int rows = code.Modules.GetLength(0);
        int columns = code.Modules.GetLength(1);
        long module = (long)Math.Round(code.Size / columns * 100_000, MidpointRounding.AwayFromZero);
        output.Put("q "u8);
        PutModule(output, module);
        output.Put(" 0 0 "u8);
        PutModule(output, -module);
        output.Put((byte)' ');
        output.PutPoints(code.X).Put((byte)' ');
        output.PutPoints(pageHeight - code.Y).Put(" cm\n"u8);
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                if (!code.Modules[row, column])
                    continue;
                int start = column;
                while (column < columns && code.Modules[row, column])
                    column++;
                output.Put(start).Put((byte)' ');
                output.Put(row).Put((byte)' ');
                output.Put(column - start).Put(" 1 re\n"u8);
            }
        }

        output.Put("f Q\n"u8);
    }

    /// <summary>A picture that covers its rectangle; what stands over on two sides is clipped evenly.</summary>
    internal static void Picture(PdfBuffer output, in PlacedPicture picture, double pageHeight, int number)
    {
        (double width, double height) = DrawnSize(picture);
        double x = picture.X - ((width - picture.Width) / 2);
        double y = pageHeight - picture.Y - picture.Height - ((height - picture.Height) / 2);
        output.Put("q "u8);
        if (width - picture.Width > 0.01 || height - picture.Height > 0.01)
        {
            Box(output, picture.X, pageHeight - picture.Y - picture.Height, picture.Width, picture.Height);
            output.Put(" re W n "u8);
        }

        output.PutPoints(width).Put(" 0 0 "u8).PutPoints(height).Put((byte)' ');
        output.PutPoints(x).Put((byte)' ');
        output.PutPoints(y).Put(" cm/Im"u8).Put(number).Put(" Do Q\n"u8);
    }

    /// <summary>Size that the whole picture is drawn at, before it is clipped.</summary>
    internal static (double Width, double Height) DrawnSize(in PlacedPicture picture)
    {
        double scale = Math.Max(picture.Width / picture.Source.Width, picture.Height / picture.Source.Height);
        return (picture.Source.Width * scale, picture.Source.Height * scale);
    }

    private static void Box(PdfBuffer output, double x, double y, double width, double height)
    {
        output.PutPoints(x).Put((byte)' ');
        output.PutPoints(y).Put((byte)' ');
        output.PutPoints(width).Put((byte)' ');
        output.PutPoints(height);
    }

    // A module is repeated up to 60 times, so it is written to a hundred-thousandth.
    private static void PutModule(PdfBuffer output, long module)
    {
        if (module < 0)
            output.Put((byte)'-');
        long size = Math.Abs(module);
        output.Put(size / 100_000).Put((byte)'.');
        long rest = size % 100_000;
        for (long unit = 10_000; unit > 0; unit /= 10)
            output.Put((byte)('0' + (rest / unit % 10)));
    }
}
