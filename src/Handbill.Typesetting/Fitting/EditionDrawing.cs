using System.Collections.Immutable;
using Handbill.Typesetting.Breaking;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Setting;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Fitting;

/// <summary>Draws fitted sides on pages, with what stands around them.</summary>
internal sealed class EditionDrawing(
    EditionCopy copy, HouseStyle style, Sheet sheet, TypeCase type, SheetFurniture furniture, LineBreaker breaker)
{
    private readonly StructureTree _structure = new();
    private readonly List<PageContent> _pages = [];

    public TypesetEdition Draw(SideSetting front, SideSetting back, HeadlineOver headline)
    {
        var document = _structure.Add(StructureRole.Document, -1, copy.Language);
        for (var page = 0; page < sheet.Pages; page++)
        {
            _pages.Add(NewPage());
        }

        var free = furniture.Masthead(_pages[0], _structure, document);
        _pages[0].HeadRuns = _pages[0].Runs.Count;
        DrawSide(front, style.Front, document, headline, free);
        for (var page = 1; page < sheet.Pages; page++)
        {
            furniture.RunningHead(_pages[page], page);
        }

        DrawSide(back, style.Back, document, null, 0);
        furniture.Foot(_pages[sheet.Pages - 1], sheet.Pages - 1, _structure, document);
        return new TypesetEdition
        {
            Title = $"{copy.Furniture.Publication} {copy.Furniture.Number}: {copy.Workplace}",
            Language = copy.Language,
            Sheet = sheet,
            Pages = _pages,
            Structure = _structure.Nodes,
            Outline = _structure.Outline,
        };
    }

    private PageContent NewPage() => new() { Width = sheet.PageWidth, Height = sheet.PageHeight };

    private void DrawSide(SideSetting setting, StyleSide side, int document, HeadlineOver? headline, double free)
    {
        var canvas = Canvas(setting, side);
        var piece = 0;
        for (var index = 0; index < setting.Stories.Length; index++)
        {
            var story = setting.Stories[index];
            canvas.Story = _structure.Add(StructureRole.Art, document);
            if (headline is not null && index == 0)
            {
                furniture.HeadlineOver(
                    _pages[0], headline.Break(breaker, side, furniture.Measure), headline.Text, headline.Byline, side, free,
                    role => _structure.Add(role, canvas.Story, title: role == StructureRole.H2 ? story.Copy.Title : null));
            }

            foreach (var local in story.Pieces)
            {
                local.Draw(canvas, in setting.Fit.Options[piece], setting.Fit.Starts[piece]);
                piece++;
                if (local == story.Pieces[0])
                {
                    DrawAcross(setting, canvas, index);
                }
            }
        }

        ColumnRules(setting, side, canvas);
    }

    private FlowCanvas Canvas(SideSetting setting, StyleSide side)
    {
        var fit = setting.Fit;
        var frames = ImmutableArray.CreateBuilder<ColumnFrame>(fit.ColumnLines.Length);
        var used = 0;
        for (var index = 0; index < setting.Area.Columns.Length; index++)
        {
            var column = setting.Area.Columns[index];
            frames.Add(new ColumnFrame(
                _pages[column.Page], column.Left, SideArea.FirstBaseline(in column, fit.ColumnLines[index], fit.Candidate.Leading), fit.ColumnLines[index]));
            used += fit.ColumnLines[index];
        }

        // The proof of overset copy runs on in pages of its own below a line.
        for (var index = frames.Count; index < fit.ColumnLines.Length && used < fit.End; index += side.Columns)
        {
            var page = NewPage();
            _pages.Add(page);
            page.OversetFrom = style.Margins.Top;
            var columns = furniture.Columns(_pages.Count - 1, side, style.Margins.Top + 24, furniture.LastBaseline(side)).ToArray();
            for (var place = 0; place < side.Columns && index + place < fit.ColumnLines.Length; place++)
            {
                var lines = fit.ColumnLines[index + place];
                frames.Add(new ColumnFrame(page, columns[place].Left, style.Margins.Top + 24 + side.BodySize, lines));
                used += lines;
            }
        }

        return new FlowCanvas(frames.ToImmutable())
        {
            Style = style,
            Side = side,
            ColumnWidth = setting.Area.ColumnWidth,
            Leading = fit.Candidate.Leading,
            Setting = fit.Candidate.Try,
            Direction = type.Direction,
            Structure = _structure,
            Breaking = new BreakContext(breaker, style, side, setting.Area.ColumnWidth),
        };
    }

    private void DrawAcross(SideSetting setting, FlowCanvas canvas, int story)
    {
        foreach (var picture in setting.Area.Across)
        {
            if (picture.Story != story)
            {
                continue;
            }

            var first = setting.Area.Columns[picture.FirstColumn];
            var last = setting.Area.Columns[picture.FirstColumn + picture.Columns - 1];
            var lines = canvas.Columns[picture.FirstColumn];
            var bottom = lines.FirstBaseline - (SideArea.Rise * canvas.BodySize) - (AcrossPicture.Air * canvas.Leading);
            var words = picture.Piece.CaptionHeightAt(canvas.Breaking, picture.Width);
            picture.Piece.DrawAt(
                canvas, _pages[first.Page], Math.Min(first.Left, last.Left), picture.Top, picture.Width, bottom - words - picture.Top,
                picture.Piece.CaptionLines(canvas.Breaking, picture.Width));
        }
    }

    private static void ColumnRules(SideSetting setting, StyleSide side, FlowCanvas canvas)
    {
        if (side.ColumnRule <= 0)
        {
            return;
        }

        for (var index = 1; index < canvas.Columns.Length; index++)
        {
            var before = canvas.Columns[index - 1];
            var column = canvas.Columns[index];
            if (column.Page != before.Page || column.Left == before.Left)
            {
                continue;
            }

            var left = (Math.Min(before.Left, column.Left) + canvas.ColumnWidth + Math.Max(before.Left, column.Left)) / 2;
            var top = Math.Max(before.FirstBaseline, column.FirstBaseline) - (canvas.BodySize * 0.7);
            var bottom = canvas.Baseline(column, column.Lines - 1) + (canvas.BodySize * 0.2);
            column.Page.Rules.Add(new PlacedRule(left - (side.ColumnRule / 2), top, side.ColumnRule, bottom - top));
        }
    }
}
