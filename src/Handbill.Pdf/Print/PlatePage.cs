using Handbill.Pdf.Document;
using Handbill.Typesetting.Pages;

namespace Handbill.Pdf.Print;

/// <summary>Draws what of a page is on one plate: pictures, then rules, which may frame them, then codes and text.</summary>
internal static class PlatePage
{
    internal static void Draw(PdfBuffer output, PageContent page, DrawnPage drawn, PictureObjects pictures, PlateContent plate)
    {
        output.Put("0 g\n"u8);
        foreach (DrawnFigure figure in drawn.Figures)
        {
            if (!figure.IsCode)
                Drawing.Picture(output, page.Pictures[figure.Index], page.Height, pictures.Number(page.Pictures[figure.Index]));
        }

        if ((plate & PlateContent.Rules) != PlateContent.None && page.Rules.Count > 0)
            Drawing.Rules(output, page.Rules, page.Height);
        foreach (DrawnFigure figure in drawn.Figures)
        {
            if (figure.IsCode)
                Drawing.Code(output, page.Codes[figure.Index], page.Height);
        }

        // Text was drawn as if figures stood between its pieces, each time from a new beginning.
        for (int first = 0; first < drawn.Pieces.Length;)
        {
            int last = first;
            while (last + 1 < drawn.Pieces.Length && drawn.Pieces[last + 1].Figures == drawn.Pieces[first].Figures)
                last++;
            output.Put("BT\n"u8).Put(drawn.Operators(drawn.Pieces[first], drawn.Pieces[last])).Put("ET\n"u8);
            first = last + 1;
        }
    }
}
