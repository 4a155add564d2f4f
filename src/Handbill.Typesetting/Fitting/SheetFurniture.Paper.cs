using System.Collections.Immutable;
using Handbill.Typesetting.Breaking;
using Handbill.Typesetting.Fonts;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Setting;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Fitting;

/// <summary>A newspaper's head and contents, and the running heads of its pages.</summary>
internal sealed partial class SheetFurniture
{
    private const double ContentsSize = 8.3;
    private const double ContentsLeading = 10;
    private const int MostEntries = 4;

    /// <summary>Draws a newspaper's masthead, number and date with the motto between them, and gives the line below which the page is free.</summary>
    public double PaperMasthead(PageContent? page, StructureTree? structure, int document)
    {
        var masthead = _style.Masthead;
        var left = LeftMargin(0);
        var name = Shape(_copy.Furniture.Publication, FontRole.Masthead, FontCut.Black);
        var size = SizeFor(name, masthead.NameSize, Measure);
        var y = _style.Margins.Top + (size * (Mirrored ? 0.86 : CapHeight + 0.03));
        var section = structure?.Add(StructureRole.Sect, document) ?? -1;
        if (page is not null)
        {
            Line(
                page, name, left, y, size, Measure, masthead.Centred ? LineAlignment.Centre : LineAlignment.Start,
                structure!.Add(StructureRole.H1, section, title: _copy.Furniture.Publication));
        }

        y += size * (Mirrored ? 0.42 : 0.27);
        var small = masthead.DatelineSize;
        var baseline = y + masthead.Rule + (small * 1.18);
        var below = baseline + (small * 0.52);
        if (page is null)
        {
            return below + masthead.Rule;
        }

        page.Rules.Add(new PlacedRule(left, y, Measure, masthead.Rule));
        var number = Shape(Words.Number(_copy.Furniture.Number), FontRole.Headline, FontCut.Regular);
        var date = Shape(DateInWords.Long(_copy.Furniture.Date, _copy.Language), FontRole.Headline, FontCut.Regular);
        Line(page, number, left, baseline, small, Measure, LineAlignment.Start, structure!.Add(StructureRole.P, section));
        if (_copy.Furniture.Motto.Length > 0)
        {
            var motto = Shape(_copy.Furniture.Motto, FontRole.Body, FontCut.Italic);
            var room = Measure - (2 * Math.Max(WidthOf(number, small), WidthOf(date, small))) - 24;
            Line(page, motto, left, baseline, SizeFor(motto, masthead.MottoSize, room), Measure, LineAlignment.Centre, structure.Add(StructureRole.P, section));
        }

        Line(page, date, left, baseline, small, Measure, LineAlignment.End, structure.Add(StructureRole.P, section));
        page.Rules.Add(new PlacedRule(left, below, Measure, masthead.Rule));
        return below + masthead.Rule;
    }

    /// <summary>Draws what stands on the later pages, a column for each of them, and gives the top of the columns of copy.</summary>
    /// <param name="page">Where to; null only measures.</param>
    /// <param name="structure">Receives its nodes.</param>
    /// <param name="document">The document's node.</param>
    /// <param name="y">Where the page is free from.</param>
    /// <param name="pages">The articles of each page of the paper.</param>
    public double Contents(PageContent? page, StructureTree? structure, int document, double y, IReadOnlyList<IReadOnlyList<Story>> pages)
    {
        var listed = Enumerable.Range(1, pages.Count - 1).Where(index => pages[index].Count > 0).ToArray();
        if (listed.Length == 0)
        {
            return y + 11;
        }

        var section = structure?.Add(StructureRole.Sect, document) ?? -1;
        var gutter = _style.Back.Gutter;
        var width = (Measure - (listed.Length * gutter)) / (listed.Length + 1);
        var first = y + 8 + (ContentsSize * 0.72);
        var lines = 1;
        if (page is not null)
        {
            var title = Shape(Words.InThisIssue, FontRole.Body, FontCut.Italic);
            Line(page, title, CellLeft(0), first + 2, SizeFor(title, 13, width), width, LineAlignment.Start, structure!.Add(StructureRole.P, section));
        }

        for (var cell = 0; cell < listed.Length; cell++)
        {
            var left = CellLeft(cell + 1);
            if (page is not null)
            {
                var folio = Shape(Words.Page(listed[cell] + 1), FontRole.Headline, FontCut.Bold);
                Line(page, folio, left, first, ContentsSize, width, LineAlignment.Start, structure!.Add(StructureRole.P, section));
                page.Rules.Add(new PlacedRule(Mirrored ? left + width + (gutter / 2) : left - (gutter / 2), y + 8, 0.3, 0));
            }

            lines = Math.Max(lines, Entries(page, structure, section, pages[listed[cell]], left, first, width));
        }

        var below = first + ((lines - 1) * ContentsLeading) + 7;
        if (page is not null)
        {
            // The rules between the cells are as high as the highest of these.
            for (var index = page.Rules.Count - listed.Length; index < page.Rules.Count; index++)
            {
                page.Rules[index] = page.Rules[index] with { Height = below - y - 12 };
            }

            page.Rules.Add(new PlacedRule(LeftMargin(0), below, Measure, 0.5));
        }

        return below + 11;

        double CellLeft(int cell) => LeftMargin(0) + ((Mirrored ? listed.Length - cell : cell) * (width + gutter));
    }

    /// <summary>Draws the headlines of a page one below the other and gives the lines that they take with the page's number.</summary>
    private int Entries(
        PageContent? page, StructureTree? structure, int section, IReadOnlyList<Story> stories, double left, double first, double width)
    {
        var line = 1;
        foreach (var story in stories.Take(MostEntries))
        {
            var text = _shaper.Shape(
                story.Headline, new ParagraphStyle { Role = FontRole.Headline, Cut = FontCut.Regular }, _type, story.Place);
            var broken = _breaker.Break(text.Items, width / ContentsSize * 1000, Ragged.WholeWords).Lines;
            if (page is not null)
            {
                var nodes = new int[text.Runs.Length];
                Array.Fill(nodes, structure!.Add(StructureRole.P, section));
                for (var index = 0; index < broken.Length; index++)
                {
                    _lines.Place(
                        page, text, broken[index].Start, broken[index].End, left, first + ((line + index) * ContentsLeading),
                        new LineSetting(ContentsSize, width, LineAlignment.Start), nodes);
                }
            }

            line += broken.Length;
        }

        return line;
    }

    /// <summary>Draws the running head of a newspaper's page, folio outside, and gives the top of its columns.</summary>
    public double PaperRunningHead(PageContent? page, int index)
    {
        var y = _style.Margins.Top + (RunningSize * 0.72);
        var below = y + 4.5;
        if (page is not null)
        {
            var left = LeftMargin(index);

            // The second page of a sheet bound at the left lies on the left; bound at the right, on the right: its outside is the start.
            var outside = index % 2 == 1 ? LineAlignment.Start : LineAlignment.End;
            var inside = index % 2 == 1 ? LineAlignment.End : LineAlignment.Start;
            var folio = Shape(LanguageFacts.Digits(index + 1, _copy.Language), FontRole.Headline, FontCut.Bold);
            var name = Shape(_copy.Furniture.Publication, FontRole.Masthead, FontCut.Bold);
            var date = Shape(DateInWords.Long(_copy.Furniture.Date, _copy.Language), FontRole.Headline, FontCut.Regular);
            Line(page, folio, left, y, RunningSize * 1.2, Measure, outside, -1);
            Line(page, name, left, y, SizeFor(name, RunningSize * 1.1, Measure / 2), Measure, LineAlignment.Centre, -1);
            Line(page, date, left, y, RunningSize * 0.95, Measure, inside, -1);
            page.Rules.Add(new PlacedRule(left, below, Measure, 0.5));
        }

        return below + 10;
    }
}
