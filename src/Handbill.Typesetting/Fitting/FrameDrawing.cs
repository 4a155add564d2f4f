using System.Collections.Immutable;
using Handbill.Typesetting.Breaking;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Setting;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Fitting;

/// <summary>
/// Draws a newspaper's pages by its flatplan, an article after the other through all its frames: so it is read aloud. What is overset follows on pages of a
/// proof, an article a column.
/// </summary>
internal sealed class FrameDrawing(
    EditionCopy copy, Flatplan plan, HouseStyle style, StyleSide side, Sheet sheet, TypeCase type, SheetFurniture furniture, LineBreaker breaker)
{
    private readonly StructureTree _structure = new();
    private readonly List<PageContent> _pages = [];
    private readonly double _columnWidth = furniture.ColumnWidth(side);
    private int _proofColumns;

    public TypesetEdition Draw(IReadOnlyList<FrameGroupFit> fits, IReadOnlyList<IReadOnlyList<Story>> contents, IReadOnlyList<FrameSetting> beyond)
    {
        var document = _structure.Add(StructureRole.Document, -1, copy.Language);
        for (var page = 0; page < sheet.Pages; page++)
        {
            _pages.Add(NewPage());
        }

        var free = furniture.PaperMasthead(_pages[0], _structure, document);
        furniture.Contents(_pages[0], _structure, document, free, contents);
        for (var page = 1; page < sheet.Pages; page++)
        {
            furniture.PaperRunningHead(_pages[page], page);
        }

        var settings = fits.SelectMany(fit => fit.Settings.Select(setting => (Fit: fit, Setting: setting)));
        foreach (var (fit, setting) in settings.OrderBy(one => one.Setting.Story.Legs[0].Box.Page).ThenBy(one => one.Setting.Story.Legs[0].Box.Row)
            .ThenBy(one => one.Setting.Story.Legs[0].Box.Column))
        {
            DrawStory(fit, setting, document);
        }

        foreach (var setting in beyond)
        {
            DrawPieces(Canvas(Proof(setting, 0, fits[^1].Divisions[^1].Grid), fits[^1].Divisions[^1].Grid, document), setting);
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

    private void DrawStory(FrameGroupFit fit, FrameSetting setting, int document)
    {
        var (article, boxes) = (setting.Story.Article, setting.Story.Legs.Select(leg => leg.Box).ToArray());
        var legs = setting.Story.Legs.Select((leg, index) => OnPage(article, fit, leg, setting.Places[index])).ToList();
        var frames = ImmutableArray.CreateBuilder<ColumnFrame>();
        for (var leg = 0; leg < legs.Count; leg++)
        {
            legs[leg].AddColumns(frames, setting.Columns.AsSpan(frames.Count, boxes[leg].Columns));
        }

        frames.AddRange(Proof(setting, frames.Count, legs[^1].Grid));
        var canvas = Canvas(frames.ToImmutable(), legs[0].Grid, document);
        for (var leg = 0; leg < legs.Count; leg++)
        {
            legs[leg].DrawHead(canvas, isAlone: boxes[leg].Columns == side.Columns);
        }

        if (article.Across is { } across)
        {
            legs[0].DrawAcross(canvas, across, article);
        }

        DrawPieces(canvas, setting);
        foreach (var leg in legs)
        {
            leg.DrawJumpLine(canvas);
            leg.DrawRules(type.Direction, plan);
        }
    }

    private FrameOnPage OnPage(PaperArticle article, FrameGroupFit fit, FrameLeg leg, FramePlace place)
    {
        var division = fit.Divisions.First(one => one.Page.Index == leg.Box.Page - 1);
        var columns = furniture.Columns(leg.Box.Page - 1, side, 0, 0).Skip(leg.Box.Column - 1).Take(leg.Box.Columns);
        return new FrameOnPage(article, leg, place, division, _pages[leg.Box.Page - 1], side, [.. columns], _columnWidth);
    }

    private static void DrawPieces(FlowCanvas canvas, FrameSetting setting)
    {
        var pieces = setting.Story.Article.Pieces;
        for (var index = 0; index < pieces.Length; index++)
        {
            var column = canvas.At(setting.Starts[index]).Column;
            canvas.Leading = column.Leading > 0 ? column.Leading : canvas.Leading;
            pieces[index].Draw(canvas, in setting.Options[index], setting.Starts[index]);
        }
    }

    /// <summary>The columns of proof pages that an article's text runs on in.</summary>
    private ImmutableArray<ColumnFrame> Proof(FrameSetting setting, int own, PaperGrid grid)
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
            frames.Add(new ColumnFrame(_pages[^1], area.Left, Math.Min(first, style.Margins.Top + 24 + grid.BodySize), setting.Columns[column], grid.Leading));
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
