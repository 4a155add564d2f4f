using Handbill.Pdf.Document;
using Handbill.Typesetting.Pages;

namespace Handbill.Pdf.Print;

/// <summary>Draws what of a page is on one plate, in the order that the reading file has it.</summary>
internal static class PlatePage
{
    internal static void Draw(PdfBuffer output, PageContent page, DrawnPage drawn, PictureObjects pictures, PlateContent plate)
    {
        output.Put("0 g\n"u8);
        if ((plate & PlateContent.Rules) != PlateContent.None && page.Rules.Count > 0)
            Drawing.Rules(output, page.Rules, page.Height);
        int nextFigure = 0;
        for (int first = 0; first < drawn.Pieces.Length;)
        {
            int last = first;
            int figures = drawn.Pieces[first].Figures;
            while (last + 1 < drawn.Pieces.Length && drawn.Pieces[last + 1].Figures == figures)
                last++;
            Figures(output, page, drawn.Figures.AsSpan(nextFigure..figures), pictures);
            output.Put("BT\n"u8).Put(drawn.Operators(drawn.Pieces[first], drawn.Pieces[last])).Put("ET\n"u8);
            nextFigure = figures;
            first = last + 1;
        }

        Figures(output, page, drawn.Figures.AsSpan(nextFigure), pictures);
    }

    private static void Figures(PdfBuffer output, PageContent page, ReadOnlySpan<DrawnFigure> figures, PictureObjects pictures)
    {
        foreach (DrawnFigure figure in figures)
        {
            if (figure.IsCode)
                Drawing.Code(output, page.Codes[figure.Index], page.Height);
            else
                Drawing.Picture(output, page.Pictures[figure.Index], page.Height, pictures.Number(page.Pictures[figure.Index]));
        }
    }
}
