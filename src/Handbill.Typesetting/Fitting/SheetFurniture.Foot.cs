using System.Collections.Immutable;
using Handbill.Typesetting.Fonts;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Setting;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Fitting;

/// <summary>Running head of the pages after the first, and the foot of the last.</summary>
internal sealed partial class SheetFurniture
{
    private const double RunningSize = 8.6;
    private const double FootPadding = 7;
    private const double FootLeading = 1.28;

    /// <summary>Draws a page's running head, which a reader who listens has no need of, and gives the top of its columns.</summary>
    public double RunningHead(PageContent? page, int index)
    {
        var y = _style.Margins.Top + (RunningSize * 0.72);
        var below = y + 4.5;
        if (page is not null)
        {
            var left = LeftMargin(index);
            var folio = Shape(LanguageFacts.Digits(index + 1, _copy.Language), FontRole.Headline, FontCut.Bold);
            var workplace = Shape(_copy.Workplace, FontRole.Headline, FontCut.Bold);
            var number = Words.Number(_copy.Furniture.Number);
            var publication = Shape($"{_copy.Furniture.Publication} · {number}", FontRole.Headline, FontCut.Regular);
            var room = (Measure / 2) - 24;
            Line(page, workplace, left, y, SizeFor(workplace, RunningSize, room), Measure, LineAlignment.Start, -1);
            Line(page, publication, left, y, SizeFor(publication, RunningSize, room), Measure, LineAlignment.Centre, -1);
            Line(page, folio, left, y, RunningSize, Measure, LineAlignment.End, -1);
            page.Rules.Add(new PlacedRule(left, below, Measure, 0.5));
        }

        return below + 9;
    }

    /// <summary>Lowest baseline of columns that no foot stands under.</summary>
    public double LastBaseline(StyleSide side) => Sheet.PageHeight - _style.Margins.Bottom - (side.BodySize * 0.22);

    /// <summary>Lowest baseline of columns above the foot.</summary>
    public double LastBaselineAboveFoot(StyleSide side) =>
        Sheet.PageHeight - _style.Margins.Bottom - FootHeight() - 8 - (side.BodySize * 0.22);

    private double FootHeight() =>
        _copy.Furniture.Submit is null
            ? (_style.Foot.Size * FootLeading * ImprintLines(Measure).Length) + 6
            : Math.Max(_style.Foot.CodeSize, ((ImprintLines(FootMeasure).Length + 2.4) * _style.Foot.Size * FootLeading) + 2) + (2 * FootPadding);

    private double FootMeasure => Measure - _style.Foot.CodeSize - (3.5 * FootPadding);

    private Breaking.BrokenLine[] ImprintLines(double measure) => _imprint is { } known && known.Measure == measure
        ? known.Lines : (_imprint = (measure, BreakImprint(measure))).Value.Lines;

    private (double Measure, Breaking.BrokenLine[] Lines)? _imprint;

    private ShapedParagraph Imprint => _imprintText ??= Shape(
        _copy.Furniture.Imprint.Length > 0 ? _copy.Furniture.Imprint : _copy.Furniture.Publication, FontRole.Headline, FontCut.Regular);

    private ShapedParagraph? _imprintText;

    private Breaking.BrokenLine[] BreakImprint(double measure) =>
        _breaker.Break(
            Imprint.Items, measure / _style.Foot.Size * 1000,
            Ragged.WholeWords).Lines;

    /// <summary>Draws the foot: how to write in, and who prints and publishes.</summary>
    public void Foot(PageContent page, int index, StructureTree structure, int document)
    {
        var foot = _style.Foot;
        var left = LeftMargin(index);
        var height = FootHeight();
        var top = Sheet.PageHeight - _style.Margins.Bottom - height;
        var section = structure.Add(StructureRole.Sect, document);
        var textLeft = left;
        var measure = Measure;
        var baseline = top + 6 + (foot.Size * 0.75);
        if (_copy.Furniture.Submit is not { } address)
        {
            page.Rules.Add(new PlacedRule(left, top, Measure, 0.5));
        }
        else
        {
            FlowCanvas.Frame(page, left, top, Measure, height, 0.5);
            measure = FootMeasure;
            textLeft = left + (Mirrored ? FootPadding : foot.CodeSize + (2.5 * FootPadding));
            if (_copy.Furniture.SubmitCode is { } modules)
            {
                var code = structure.Add(StructureRole.Figure, section, alt: $"{Words.WriteToUs}: {address}");
                var codeLeft = Mirrored ? left + Measure - foot.CodeSize - FootPadding : left + FootPadding;
                page.Codes.Add(new PlacedCode(modules, codeLeft, top + ((height - foot.CodeSize) / 2), foot.CodeSize, code));
            }

            baseline = top + FootPadding + (foot.Size * 1.1);
            baseline = WriteIn(page, structure, section, address, textLeft, baseline, measure);
        }

        var node = structure.Add(StructureRole.P, section);
        var setting = new LineSetting(foot.Size, measure, LineAlignment.Start);
        foreach (var line in ImprintLines(measure))
        {
            _lines.Place(page, Imprint, line.Start, line.End, textLeft, baseline, setting, [node]);
            baseline += foot.Size * FootLeading;
        }
    }

    private double WriteIn(PageContent page, StructureTree structure, int section, string address, double left, double baseline, double measure)
    {
        var foot = _style.Foot;
        var shown = SubmitAddress.Shown(address);
        var runs = ImmutableArray.Create(new Run(Words.WriteToUs + " ", Emphasis.Bold), new Run(shown, Link: address));
        var text = _shaper.Shape(
            runs, new ParagraphStyle { Role = FontRole.Headline }, _type, new CopyPlace("issue.yaml", 0));
        var paragraph = structure.Add(StructureRole.P, section);
        var link = structure.Add(StructureRole.Link, paragraph, alt: address);
        var size = SizeFor(text, foot.Size * 1.25, measure);
        _lines.Place(
            page, text, 0, text.Places.Length - 1, left, baseline, new LineSetting(size, measure, LineAlignment.Start), [paragraph, link]);
        return baseline + (foot.Size * FootLeading * 1.4);
    }
}
