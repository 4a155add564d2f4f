using System.Collections.Immutable;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Setting;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Fitting;

/// <summary>One frame of an article on its page: its columns, what stands over and under the text, the rules around it.</summary>
internal sealed class FrameOnPage
{
    private const double FrameRule = 0.5;

    /// <summary>Size of the line under text that goes on, as a factor of the text's.</summary>
    private const double JumpSize = 0.94;

    private readonly FrameLeg _leg;
    private readonly FramePlace _place;
    private readonly PageContent _page;
    private readonly StyleSide _side;
    private readonly ImmutableArray<ColumnArea> _columns;
    private readonly double _columnWidth;
    private readonly double _text;
    private readonly double _top;
    private readonly bool _ruled;
    private readonly int _covered;

    /// <summary>Places a frame.</summary>
    /// <param name="article">The article.</param>
    /// <param name="leg">The frame and what stands in it.</param>
    /// <param name="place">Its lines.</param>
    /// <param name="division">How its page is divided.</param>
    /// <param name="page">The page.</param>
    /// <param name="side">The style of the page.</param>
    /// <param name="columns">The frame's columns, in reading order.</param>
    /// <param name="columnWidth">Width of each.</param>
    public FrameOnPage(
        PaperArticle article, FrameLeg leg, FramePlace place, FrameDivision division, PageContent page, StyleSide side, ImmutableArray<ColumnArea> columns,
        double columnWidth)
    {
        _covered = leg.Head.IsContinued ? 0 : article.Covered;
        (_leg, _place, _page, _side, _columns, _columnWidth) = (leg, place, page, side, columns, columnWidth);
        Grid = division.Grid;
        _ruled = leg.Box.Row > 1;
        var area = division.Page.Area.Columns[0];
        var first = area.LastBaseline - ((Grid.Lines - 1) * Grid.Leading);
        _text = first + ((place.FirstLine + place.HeadLines) * Grid.Leading);
        _top = _ruled ? first + ((place.FirstLine - 1) * Grid.Leading) + (PaperFitter.Fall * Grid.BodySize) : area.Top;
    }

    public PaperGrid Grid { get; }

    private double Left => _columns.Min(column => column.Left);

    private double Measure => (_columns.Length * _columnWidth) + ((_columns.Length - 1) * _side.Gutter);

    private double Foot => _text + ((_place.TextLines - 1) * Grid.Leading) + (0.2 * Grid.BodySize);

    /// <summary>Adds the columns that its text takes.</summary>
    /// <param name="frames">Receives them.</param>
    /// <param name="lines">Lines of each.</param>
    public void AddColumns(ImmutableArray<ColumnFrame>.Builder frames, ReadOnlySpan<int> lines)
    {
        for (var column = 0; column < lines.Length; column++)
        {
            var below = column >= lines.Length - _covered ? _place.PictureLines : 0;
            frames.Add(new ColumnFrame(_page, _columns[column].Left, _text + (below * Grid.Leading), lines[column], Grid.Leading));
        }
    }

    /// <summary>Draws what stands over the text: beside others from one height on, alone with its spare air above and below.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="isAlone">True when no frame stands beside it.</param>
    public void DrawHead(FlowCanvas canvas, bool isAlone)
    {
        var grid = Grid;
        var spare = (_place.HeadLines * grid.Leading) + PaperFitter.HeadGain(_ruled, in grid) - _leg.Head.Height(_ruled);
        _leg.Head.Draw(canvas, _page, Left, _top + (isAlone ? Math.Max(0, spare) * 0.4 : 0), Measure, _ruled);
    }

    /// <summary>Draws the article's picture across its last columns.</summary>
    public void DrawAcross(FlowCanvas canvas, PicturePiece across, PaperArticle article)
    {
        var covered = _columns[(_columns.Length - article.Covered)..];
        var height = (_place.PictureLines * Grid.Leading) - article.CaptionHeight - (0.9 * Grid.Leading);
        if (height > 0)
        {
            across.DrawAt(
                canvas, _page, covered.Min(column => column.Left), _text - (SideArea.Rise * Grid.BodySize) + 1, article.CoveredMeasure, height,
                across.CaptionLines(canvas.Breaking, article.CoveredMeasure));
        }
    }

    /// <summary>Draws the line that says where the article goes on. A reader who listens hears it go on, and has no need of it.</summary>
    public void DrawJumpLine(FlowCanvas canvas)
    {
        if (_leg.JumpLine is not { } line)
        {
            return;
        }

        var size = Math.Min(Grid.BodySize * JumpSize, _columnWidth * 1000 / line.Width[^1]);
        var baseline = _text + ((_place.TextLines - 1) * Grid.Leading);
        canvas.Lines.Place(_page, line, 0, line.Places.Length - 1, _columns[^1].Left, baseline, new LineSetting(size, _columnWidth, LineAlignment.End), [-1]);
    }

    /// <summary>Draws the rules over the frame, beside it and between its columns.</summary>
    /// <param name="direction">How the paper is read.</param>
    /// <param name="plan">All frames: a rule goes on over the gutter where the next frame begins at the same row.</param>
    public void DrawRules(TextDirection direction, Flatplan plan)
    {
        var rule = _top + PaperHead.RuleAt;
        var box = _leg.Box;
        if (_ruled)
        {
            var goesOn = plan.Frames.Any(frame => frame.Box.Page == box.Page && frame.Box.Row == box.Row && frame.Box.Column == box.EndColumn);
            var gutter = goesOn ? _side.Gutter : 0;
            _page.Rules.Add(new PlacedRule(direction == TextDirection.RightToLeft ? Left - gutter : Left, rule, Measure + gutter, FrameRule));
        }

        if (box.Column > 1)
        {
            Between(0, _ruled ? rule + 5 : _top, Math.Max(FrameRule, _side.ColumnRule));
        }

        for (var column = 1; column < _columns.Length && _side.ColumnRule > 0; column++)
        {
            var below = column < _columns.Length - _covered ? 0 : _place.PictureLines;
            Between(column, _text + (below * Grid.Leading) - (0.7 * Grid.BodySize), _side.ColumnRule);
        }

        // A column's near edge faces the one before it: its left, or its right where lines run from the right.
        void Between(int column, double from, double thickness)
        {
            var x = direction == TextDirection.RightToLeft
                ? _columns[column].Left + _columnWidth + (_side.Gutter / 2) : _columns[column].Left - (_side.Gutter / 2);
            if (Foot > from)
            {
                _page.Rules.Add(new PlacedRule(x - (thickness / 2), from, thickness, Foot - from));
            }
        }
    }
}
