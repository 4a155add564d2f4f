using Handbill.Pdf.Print;
using Handbill.Typesetting.Pages;

namespace Handbill.Pdf.Document;

/// <summary>
/// The text of a page as operators without tags, cut where tags or figures belong: the reading file puts them in, the print file takes
/// the pieces as they are. Text objects are begun and ended by who writes the file.
/// </summary>
internal sealed class DrawnPage
{
    private readonly byte[] _bytes;

    private DrawnPage(byte[] bytes, DrawnPiece[] pieces, DrawnFigure[] figures, int sharedFrom)
    {
        _bytes = bytes;
        Pieces = pieces;
        Figures = figures;
        SharedFrom = sharedFrom;
    }

    /// <summary>The pieces in reading order.</summary>
    internal DrawnPiece[] Pieces { get; }

    /// <summary>Pictures and codes in reading order. Those after the last piece are for who writes the file to see to.</summary>
    internal DrawnFigure[] Figures { get; }

    /// <summary>The first piece of those that all editions share; -1 where that is not known.</summary>
    internal int SharedFrom { get; }

    /// <summary>Operators of pieces that follow each other.</summary>
    internal ReadOnlySpan<byte> Operators(DrawnPiece first, DrawnPiece last) => _bytes.AsSpan(first.Start, last.End - first.Start);

    /// <summary>Draws the runs of a page that are on a plate.</summary>
    internal static DrawnPage Draw(
        PageContent page, int pageIndex, IReadOnlyList<StructureNode> structure, EditionFonts fonts, PlateContent plate)
    {
        DrawnFigure[] figures = FiguresOf(page, plate);
        List<DrawnPiece> pieces = [];
        int sharedFrom = -1;
        using PdfBuffer output = new(64 * 1024);
        TextPen pen = new(output, fonts, page.Height);
        int nextFigure = 0;
        int start = 0;
        int first = -1;
        List<PlacedRun> runs = page.Runs;
        for (int i = 0; i < runs.Count; i++)
        {
            PlacedRun run = runs[i];
            if (!IsOn(plate, structure, run.Node))
                continue;
            int known = nextFigure;
            while (nextFigure < figures.Length && figures[nextFigure].Node <= run.Node)
                nextFigure++;
            bool ends = nextFigure > known || first < 0 || Math.Max(run.Node, -1) != Math.Max(runs[first].Node, -1);
            if (ends && first >= 0)
            {
                pieces.Add(new DrawnPiece(start, output.Length, first, known));
                start = output.Length;
            }

            if (nextFigure > known)
                pen.Restart();
            if (ends)
                first = i;
            if (i == page.HeadRuns && i > 0 && ends)
                sharedFrom = pieces.Count;
            bool lineEnds = i + 1 == runs.Count || !ReferenceEquals(runs[i + 1].Shaped, run.Shaped) || runs[i + 1].Start != run.End;
            pen.Draw(run, fonts.HasWelds(pageIndex, i), lineEnds);
        }

        if (first >= 0)
            pieces.Add(new DrawnPiece(start, output.Length, first, nextFigure));
        byte[] bytes = GC.AllocateUninitializedArray<byte>(output.Length);
        output.Written.CopyTo(bytes);
        return new DrawnPage(bytes, [.. pieces], figures, sharedFrom);
    }

    private static DrawnFigure[] FiguresOf(PageContent page, PlateContent plate)
    {
        List<DrawnFigure> figures = [];
        for (int i = 0; i < page.Pictures.Count && (plate & PlateContent.Pictures) != PlateContent.None; i++)
            figures.Add(new DrawnFigure(page.Pictures[i].Node, i, IsCode: false));
        for (int i = 0; i < page.Codes.Count && (plate & PlateContent.Codes) != PlateContent.None; i++)
            figures.Add(new DrawnFigure(page.Codes[i].Node, i, IsCode: true));
        figures.Sort(static (a, b) => (a.Node, a.IsCode, a.Index).CompareTo((b.Node, b.IsCode, b.Index)));
        return [.. figures];
    }

    private static bool IsOn(PlateContent plate, IReadOnlyList<StructureNode> structure, int node)
    {
        const PlateContent text = PlateContent.Text | PlateContent.Headings;
        if ((plate & text) is text or PlateContent.None)
            return (plate & text) == text;
        for (int at = node; at >= 0; at = structure[at].Parent)
        {
            if (structure[at].Role is >= StructureRole.H1 and <= StructureRole.H5)
                return (plate & PlateContent.Headings) != PlateContent.None;
        }

        return (plate & PlateContent.Text) != PlateContent.None;
    }
}

/// <summary>Text of one node, or of the page around the copy.</summary>
/// <param name="Start">First byte.</param>
/// <param name="End">One past the last byte.</param>
/// <param name="Run">The page's run that it begins with.</param>
/// <param name="Figures">How many of the page's figures have been drawn when it begins; a text object ends before a figure.</param>
internal readonly record struct DrawnPiece(int Start, int End, int Run, int Figures);

/// <summary>A picture or a code of a page.</summary>
/// <param name="Node">Its figure in the structure; -1 for decoration.</param>
/// <param name="Index">Which of the page's pictures or codes.</param>
/// <param name="IsCode">True for a code.</param>
internal readonly record struct DrawnFigure(int Node, int Index, bool IsCode);
