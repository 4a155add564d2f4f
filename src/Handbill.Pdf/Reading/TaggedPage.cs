using Handbill.Pdf.Document;
using Handbill.Typesetting.Pages;

namespace Handbill.Pdf.Reading;

/// <summary>Draws a page so that every mark on it belongs to a node of the structure or is an artifact.</summary>
internal ref struct TaggedPage
{
    private const int Nothing = int.MinValue;
    private const int Artifact = -1;

    private readonly PdfBuffer _out;
    private readonly PageContent _page;
    private readonly StructureTree _tree;
    private readonly PictureObjects _pictures;
    private readonly List<Figure> _figures = [];
    private TextPen _pen;
    private bool _inText;
    private int _open = Nothing;
    private int _nextFigure;

    internal TaggedPage(PdfBuffer output, PageContent page, EditionFonts fonts, StructureTree tree, PictureObjects pictures)
    {
        _out = output;
        _page = page;
        _tree = tree;
        _pictures = pictures;
        _pen = new TextPen(output, fonts, page.Height);
        for (int i = 0; i < page.Pictures.Count; i++)
            _figures.Add(new Figure(page.Pictures[i].Node, i, IsCode: false));
        for (int i = 0; i < page.Codes.Count; i++)
            _figures.Add(new Figure(page.Codes[i].Node, i, IsCode: true));
        _figures.Sort(static (a, b) => (a.Node, a.IsCode, a.Index).CompareTo((b.Node, b.IsCode, b.Index)));
    }

    /// <summary>Bytes of what was drawn before the runs that all editions share.</summary>
    internal int HeadLength { get; private set; }

    internal void Draw(EditionFonts fonts, int pageIndex)
    {
        _tree.BeginPage();
        if (_page.Rules.Count > 0)
        {
            _out.Put("/Artifact<</Type/Layout>>BDC\n"u8);
            Drawing.Rules(_out, _page.Rules, _page.Height);
            _out.Put("EMC\n"u8);
        }

        if (_page.OversetFrom is { } from)
        {
            _out.Put("/Artifact<</Type/Layout>>BDC\n"u8);
            Drawing.OversetLine(_out, _page, from);
            _out.Put("EMC\n"u8);
        }

        List<PlacedRun> runs = _page.Runs;
        for (int i = 0; i < runs.Count; i++)
        {
            PlacedRun run = runs[i];
            if (i == _page.HeadRuns)
                HeadLength = _out.Written.Length;
            DrawFigures(run.Node);
            Open(run);
            bool lineEnds = i + 1 == runs.Count || !ReferenceEquals(runs[i + 1].Shaped, run.Shaped) || runs[i + 1].Start != run.End;
            _pen.Draw(run, fonts.HasWelds(pageIndex, i), lineEnds);
        }

        DrawFigures(int.MaxValue);
        CloseText();
    }

    private void Open(in PlacedRun run)
    {
        if (!_inText)
        {
            _pen.Begin();
            _inText = true;
        }

        int node = run.Node < 0 ? Artifact : run.Node;
        if (node == _open)
            return;
        Close();
        _open = node;
        if (node == Artifact)
        {
            _out.Put("/Artifact<</Type/Pagination>>BDC\n"u8);
            return;
        }

        StructureRole role = _tree.Nodes[node].Role;
        if (role == StructureRole.Lbl)
            _tree.Label(node, run.Shaped.Text);
        Mark(node, role, run.Baseline - run.Size);
    }

    private readonly void Mark(int node, StructureRole role, double top)
    {
        _out.Put((byte)'/');
        _out.Put(RoleName.Of(role)).Put("<</MCID "u8).Put(_tree.Mark(node, top)).Put(">>BDC\n"u8);
    }

    private void Close()
    {
        if (_open != Nothing)
            _out.Put("EMC\n"u8);
        _open = Nothing;
    }

    private void CloseText()
    {
        Close();
        if (_inText)
            _pen.End();
        _inText = false;
    }

    private void DrawFigures(int upTo)
    {
        while (_nextFigure < _figures.Count && _figures[_nextFigure].Node <= upTo)
        {
            Figure figure = _figures[_nextFigure++];
            CloseText();
            if (figure.IsCode)
                DrawCode(_page.Codes[figure.Index]);
            else
                DrawPicture(_page.Pictures[figure.Index]);
            _out.Put("EMC\n"u8);
        }
    }

    private readonly void DrawPicture(PlacedPicture picture)
    {
        BeginFigure(picture.Node, picture.X, picture.Y, picture.Width, picture.Height);
        Drawing.Picture(_out, picture, _page.Height, _pictures.Number(picture));
    }

    private readonly void DrawCode(PlacedCode code)
    {
        BeginFigure(code.Node, code.X, code.Y, code.Size, code.Size);
        Drawing.Code(_out, code, _page.Height);
    }

    private readonly void BeginFigure(int node, double x, double y, double width, double height)
    {
        if (node < 0)
        {
            _out.Put("/Artifact<</Type/Layout>>BDC\n"u8);
            return;
        }

        Mark(node, _tree.Nodes[node].Role, y);
        _tree.Cover(node, x, y, width, height);
    }

    private readonly record struct Figure(int Node, int Index, bool IsCode);
}
