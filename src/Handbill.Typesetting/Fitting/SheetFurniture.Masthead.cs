using System.Collections.Immutable;
using Handbill.Typesetting.Breaking;
using Handbill.Typesetting.Fonts;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Setting;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Fitting;

/// <summary>The head of the front page: name, motto, the workplace between two rules, and the headline over the columns.</summary>
internal sealed partial class SheetFurniture
{
    private const double CapHeight = 0.67;

    /// <summary>Draws the masthead and gives the line below which the page is free.</summary>
    public double Masthead(PageContent? page, StructureTree? structure, int document)
    {
        var masthead = _style.Masthead;
        var left = LeftMargin(0);
        var name = Shape(_copy.Furniture.Publication, FontRole.Masthead, FontCut.Black);
        var size = SizeFor(name, masthead.NameSize, Measure);
        var y = _style.Margins.Top + (size * CapHeight);
        var alignment = masthead.Centred ? LineAlignment.Centre : LineAlignment.Start;
        var section = structure?.Add(StructureRole.Sect, document) ?? -1;
        if (page is not null)
        {
            Line(page, name, left, y, size, Measure, alignment, structure!.Add(StructureRole.H1, section, title: _copy.Furniture.Publication));
        }

        y += size * (_copy.Furniture.Motto.Length > 0 ? 0.235 : 0.14);
        if (_copy.Furniture.Motto.Length > 0)
        {
            var motto = Shape(_copy.Furniture.Motto, FontRole.Body, FontCut.Italic);
            y += masthead.MottoSize * 0.95;
            if (page is not null)
            {
                Line(page, motto, left, y, SizeFor(motto, masthead.MottoSize, Measure), Measure, alignment, structure!.Add(StructureRole.P, section));
            }
        }

        return Dateline(page, structure, section, y + (masthead.DatelineSize * 0.75));
    }

    private double Dateline(PageContent? page, StructureTree? structure, int section, double y)
    {
        var masthead = _style.Masthead;
        var left = LeftMargin(0);
        var number = Words.Number(_copy.Furniture.Number);
        var date = Shape($"{number} · {DateInWords.Long(_copy.Furniture.Date, _copy.Language)}", FontRole.Headline, FontCut.Regular);
        var dateWidth = WidthOf(date, masthead.DatelineSize);
        var baseline = y + masthead.Rule + (masthead.WorkplaceSize * 1.02);
        var below = baseline + (masthead.WorkplaceSize * 0.42);
        if (page is not null)
        {
            page.Rules.Add(new PlacedRule(left, y, Measure, masthead.Rule));
            var workplace = Shape(_copy.Workplace, FontRole.Headline, FontCut.Bold);
            var size = SizeFor(workplace, masthead.WorkplaceSize, Measure - dateWidth - 14);
            if (size < 7)
            {
                throw CopyException.TooWide(new CopyPlace($"workplaces/{_copy.Slug}.md", 0), _copy.Workplace);
            }

            Line(page, workplace, left, baseline, size, Measure, LineAlignment.Start, structure!.Add(StructureRole.P, section));
            Line(page, date, left, baseline, masthead.DatelineSize, Measure, LineAlignment.End, structure.Add(StructureRole.P, section));
            page.Rules.Add(new PlacedRule(left, below, Measure, masthead.Rule / 2));
        }

        return below + (masthead.Rule / 2);
    }

    /// <summary>Draws the headline over the columns and gives the top of the columns.</summary>
    /// <param name="page">Where to; null only measures.</param>
    /// <param name="headline">The headline broken to the measure.</param>
    /// <param name="text">The headline.</param>
    /// <param name="byline">Who wrote it, or null.</param>
    /// <param name="side">Sizes.</param>
    /// <param name="y">Line below which the page is free.</param>
    /// <param name="place">Adds the node of the headline.</param>
    public double HeadlineOver(
        PageContent? page, BrokenLine[] headline, ShapedParagraph text, ShapedParagraph? byline, StyleSide side, double y,
        Func<StructureRole, int> place)
    {
        var left = LeftMargin(0);
        var baseline = y + (side.HeadlineSize * 0.42) + (side.HeadlineSize * CapHeight);
        if (page is not null)
        {
            var node = place(StructureRole.H2);
            Span<int> nodes = stackalloc int[Math.Min(text.Runs.Length, 64)];
            nodes.Fill(node);
            for (var index = 0; index < headline.Length; index++)
            {
                _lines.Place(
                    page, text, headline[index].Start, headline[index].End, left, baseline + (index * side.HeadlineLeading),
                    new LineSetting(side.HeadlineSize, Measure, LineAlignment.Start), nodes);
            }
        }

        baseline += (headline.Length - 1) * side.HeadlineLeading;
        if (byline is not null)
        {
            baseline += side.BodySize * 1.5;
            if (page is not null)
            {
                Line(page, byline, left, baseline, side.BodySize * 0.95, Measure, LineAlignment.Start, place(StructureRole.P));
            }
        }

        return baseline + (side.HeadlineSize * 0.26) + (side.BodySize * 0.8);
    }
}
