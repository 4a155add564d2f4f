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
    private readonly DrawnPage _drawn;
    private readonly StructureTree _tree;
    private readonly PictureObjects _pictures;
    private bool _inText;
    private int _open = Nothing;
    private int _nextFigure;

    internal TaggedPage(PdfBuffer output, PageContent page, DrawnPage drawn, StructureTree tree, PictureObjects pictures)
    {
        _out = output;
        _page = page;
        _drawn = drawn;
        _tree = tree;
        _pictures = pictures;
    }

    /// <summary>Bytes of what was drawn before the text that all editions share; 0 where none is known to be.</summary>
    internal int HeadLength { get; private set; }

    internal void Draw()
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

        for (int i = 0; i < _drawn.Pieces.Length; i++)
        {
            DrawnPiece piece = _drawn.Pieces[i];
            if (i == _drawn.SharedFrom)
                HeadLength = _out.Length;
            DrawFigures(piece.Figures);
            Open(_page.Runs[piece.Run]);
            _out.Put(_drawn.Operators(piece, piece));
        }

        DrawFigures(_drawn.Figures.Length);
        CloseText();
    }

    private void Open(in PlacedRun run)
    {
        if (!_inText)
        {
            _out.Put("BT\n"u8);
            _inText = true;
        }

        Close();
        int node = run.Node < 0 ? Artifact : run.Node;
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
            _out.Put("ET\n"u8);
        _inText = false;
    }

    private void DrawFigures(int end)
    {
        for (; _nextFigure < end; _nextFigure++)
        {
            DrawnFigure figure = _drawn.Figures[_nextFigure];
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
}
