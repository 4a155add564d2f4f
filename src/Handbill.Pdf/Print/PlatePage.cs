using Handbill.Pdf.Document;
using Handbill.Typesetting.Pages;

namespace Handbill.Pdf.Print;

/// <summary>Draws what of a page is on one plate.</summary>
internal static class PlatePage
{
    /// <summary>Draws it and gives the bytes of what was drawn before the runs that all editions share.</summary>
    internal static int Draw(
        PdfBuffer output, PageContent page, int pageIndex, IReadOnlyList<StructureNode> structure, EditionFonts fonts, PictureObjects pictures,
        PlateContent plate)
    {
        output.Put("0 g\n"u8);
        if ((plate & PlateContent.Pictures) != PlateContent.None)
        {
            foreach (PlacedPicture picture in page.Pictures)
                Drawing.Picture(output, picture, page.Height, pictures.Number(picture));
        }

        if ((plate & PlateContent.Rules) != PlateContent.None && page.Rules.Count > 0)
            Drawing.Rules(output, page.Rules, page.Height);
        if ((plate & PlateContent.Codes) != PlateContent.None)
        {
            foreach (PlacedCode code in page.Codes)
                Drawing.Code(output, code, page.Height);
        }

        if ((plate & (PlateContent.Text | PlateContent.Headings)) == PlateContent.None)
            return 0;
        int head = 0;
        TextPen pen = new(output, fonts, page.Height);
        pen.Begin();
        for (int i = 0; i < page.Runs.Count; i++)
        {
            PlacedRun run = page.Runs[i];
            if (i == page.HeadRuns)
                head = output.Written.Length;
            PlateContent kind = IsHeading(structure, run.Node) ? PlateContent.Headings : PlateContent.Text;
            if ((plate & kind) != PlateContent.None)
                pen.Draw(run, fonts.HasWelds(pageIndex, i), lineSpace: false);
        }

        pen.End();
        return head;
    }

    private static bool IsHeading(IReadOnlyList<StructureNode> structure, int node)
    {
        for (int at = node; at >= 0; at = structure[at].Parent)
        {
            if (structure[at].Role is >= StructureRole.H1 and <= StructureRole.H5)
                return true;
        }

        return false;
    }
}
