using System.Collections.Immutable;
using Handbill.Typesetting.Breaking;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Setting;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Fitting;

/// <summary>Draws a newspaper's fitted pages. What is overset follows on pages of a proof, an article a column.</summary>
internal sealed class PaperDrawing(
    EditionCopy copy, HouseStyle style, StyleSide side, Sheet sheet, TypeCase type, SheetFurniture furniture, LineBreaker breaker)
{
    private const double BandRule = 0.5;

    private readonly StructureTree _structure = new();
    private readonly List<PageContent> _pages = [];
    private readonly double _columnWidth = furniture.ColumnWidth(side);
    private int _proofColumns;

    public TypesetEdition Draw(IReadOnlyList<PaperPageFit> fits, IReadOnlyList<IReadOnlyList<Story>> contents, IReadOnlyList<PaperSetting> leftOut)
    {
        var document = _structure.Add(StructureRole.Document, -1, copy.Language);
        for (var page = 0; page < sheet.Pages; page++)
        {
            _pages.Add(NewPage());
        }

        var free = furniture.PaperMasthead(_pages[0], _structure, document);
        furniture.Contents(_pages[0], _structure, document, free, contents);
        foreach (var fit in fits)
        {
            if (fit.Page.Index > 0)
            {
                furniture.PaperRunningHead(_pages[fit.Page.Index], fit.Page.Index);
            }

            foreach (var article in fit.Articles)
            {
                DrawArticle(fit, article, document);
            }
        }

        foreach (var article in leftOut)
        {
            DrawPieces(Canvas(Proof(article, 0, fits[^1].Grid), fits[^1].Grid, document), article, null);
        }

        furniture.Foot(_pages[sheet.Pages - 1], sheet.Pages - 1, _structure, document);
        return new TypesetEdition
        {
            Title = $"{copy.Furniture.Publication} {copy.Furniture.Number}",
            Language = copy.Language,
            Sheet = sheet,
            Pages = _pages,
            Structure = _structure.Nodes,
            Outline = _structure.Outline,
        };
    }

    private PageContent NewPage() => new() { Width = sheet.PageWidth, Height = sheet.PageHeight };

    private void DrawArticle(PaperPageFit fit, PaperSetting setting, int document)
    {
        var place = setting.Place;
        var article = place.Article;
        var ruled = place.FirstLine > 0;
        var grid = fit.Grid;
        var page = _pages[fit.Page.Index];
        var areas = furniture.Columns(fit.Page.Index, side, 0, 0).Skip(article.FirstColumn).Take(article.Columns).ToArray();
        var left = areas.Min(area => area.Left);
        var first = fit.Page.LastBaseline - ((grid.Lines - 1) * grid.Leading);
        var text = first + ((place.FirstLine + place.HeadLines) * grid.Leading);
        var top = ruled ? first + ((place.FirstLine - 1) * grid.Leading) + (PaperFitter.Fall * grid.BodySize) : fit.Page.Top;

        var frames = ImmutableArray.CreateBuilder<ColumnFrame>();
        for (var column = 0; column < areas.Length; column++)
        {
            var below = column >= article.Columns - article.Covered ? place.PictureLines : 0;
            frames.Add(new ColumnFrame(page, areas[column].Left, text + (below * grid.Leading), setting.Columns[column]));
        }

        frames.AddRange(Proof(setting, article.Columns, grid));
        var canvas = Canvas(frames.ToImmutable(), grid, document);

        // Heads side by side begin at one height; a head alone shares its spare air out above and below.
        var spare = (place.HeadLines * grid.Leading) + PaperFitter.HeadGain(ruled, in grid) - article.Head.Height(ruled);
        var alone = article.Columns == side.Columns;
        article.Head.Draw(canvas, page, left, top + (alone ? Math.Max(0, spare) * 0.4 : 0), article.Measure, ruled);
        DrawPieces(canvas, setting, article.Across is null ? null : () => DrawAcross(canvas, page, setting, grid, areas, text));
        Rules(page, setting, grid, canvas, top, text, ruled);
    }

    private static void DrawPieces(FlowCanvas canvas, PaperSetting setting, Action? afterHead)
    {
        afterHead?.Invoke();
        var pieces = setting.Place.Article.Pieces;
        for (var index = 0; index < pieces.Length; index++)
        {
            pieces[index].Draw(canvas, in setting.Options[index], setting.Starts[index]);
        }
    }

    private void DrawAcross(FlowCanvas canvas, PageContent page, PaperSetting setting, PaperGrid grid, ColumnArea[] areas, double text)
    {
        var article = setting.Place.Article;
        var covered = areas[(article.Columns - article.Covered)..];
        var top = text - (SideArea.Rise * grid.BodySize) + 1;
        var height = (setting.Place.PictureLines * grid.Leading) - article.CaptionHeight - (0.9 * grid.Leading);
        article.Across!.DrawAt(
            canvas, page, covered.Min(area => area.Left), top, article.CoveredMeasure, height,
            article.Across.CaptionLines(canvas.Breaking, article.CoveredMeasure));
    }

    private void Rules(PageContent page, PaperSetting setting, PaperGrid grid, FlowCanvas canvas, double top, double text, bool ruled)
    {
        var place = setting.Place;
        var article = place.Article;
        var rule = top + PaperHead.RuleAt;
        var foot = text + ((place.TextLines - 1) * grid.Leading) + (0.2 * grid.BodySize);
        if (ruled && article.FirstColumn == 0)
        {
            page.Rules.Add(new PlacedRule(furniture.LeftMargin(_pages.IndexOf(page)), rule, furniture.Measure, BandRule));
        }

        if (article.FirstColumn > 0)
        {
            Between(canvas.Columns[0], ruled ? rule + 5 : top, Math.Max(BandRule, side.ColumnRule));
        }

        for (var column = 1; column < article.Columns && side.ColumnRule > 0; column++)
        {
            Between(canvas.Columns[column], canvas.Columns[column].FirstBaseline - (0.7 * grid.BodySize), side.ColumnRule);
        }

        // A column's near edge faces the one before it: its left, or its right where lines run from the right.
        void Between(in ColumnFrame frame, double from, double thickness)
        {
            var x = type.Direction == TextDirection.RightToLeft ? frame.Left + _columnWidth + (side.Gutter / 2) : frame.Left - (side.Gutter / 2);
            page.Rules.Add(new PlacedRule(x - (thickness / 2), from, thickness, foot - from));
        }
    }

    /// <summary>The columns of proof pages that an article's text runs on in.</summary>
    private ImmutableArray<ColumnFrame> Proof(PaperSetting setting, int own, PaperGrid grid)
    {
        var frames = ImmutableArray.CreateBuilder<ColumnFrame>();
        var line = setting.Columns[..own].Sum();
        for (var column = own; column < setting.Columns.Length && line < setting.End; column++)
        {
            var place = _proofColumns++ % side.Columns;
            if (place == 0)
            {
                _pages.Add(NewPage());
                _pages[^1].OversetFrom = style.Margins.Top;
            }

            var area = furniture.Columns(_pages.Count - 1, side, 0, 0).ElementAt(place);
            var first = furniture.LastBaseline(side) - ((setting.Columns[column] - 1) * grid.Leading);
            frames.Add(new ColumnFrame(_pages[^1], area.Left, Math.Min(first, style.Margins.Top + 24 + grid.BodySize), setting.Columns[column]));
            line += setting.Columns[column];
        }

        return frames.ToImmutable();
    }

    private FlowCanvas Canvas(ImmutableArray<ColumnFrame> frames, PaperGrid grid, int document) => new(frames)
    {
        Style = style,
        Side = side,
        ColumnWidth = _columnWidth,
        Leading = grid.Leading,
        Setting = grid.Setting,
        Direction = type.Direction,
        Structure = _structure,
        Breaking = new BreakContext(breaker, style, side, _columnWidth),
        Story = _structure.Add(StructureRole.Art, document),
    };
}
