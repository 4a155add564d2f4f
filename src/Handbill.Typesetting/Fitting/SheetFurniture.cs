using System.Collections.Immutable;
using Handbill.Typesetting.Breaking;
using Handbill.Typesetting.Fonts;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Setting;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Fitting;

/// <summary>Masthead, running head and foot: what stands around the copy, and how much room it leaves.</summary>
internal sealed partial class SheetFurniture
{
    private readonly ParagraphShaper _shaper;
    private readonly LineBreaker _breaker;
    private readonly TypeCase _type;
    private readonly HouseStyle _style;
    private readonly EditionCopy _copy;
    private readonly LineSetter _lines = new();

    public SheetFurniture(ParagraphShaper shaper, LineBreaker breaker, TypeCase type, HouseStyle style, Sheet sheet, EditionCopy copy)
    {
        _shaper = shaper;
        _breaker = breaker;
        _type = type;
        _style = style;
        _copy = copy;
        Sheet = sheet;
    }

    public Sheet Sheet { get; }

    /// <summary>Width between the margins.</summary>
    public double Measure => Sheet.PageWidth - _style.Margins.Left - _style.Margins.Right;

    private bool Mirrored => _type.Direction == TextDirection.RightToLeft;

    private FurnitureWords Words => FurnitureWords.For(_copy.Language);

    /// <summary>Left margin of a page, numbered from 0: right-to-left sheets are mirrored, and so is every second page where the margins differ.</summary>
    public double LeftMargin(int page) => Mirrored ^ (page % 2 == 1) ? _style.Margins.Right : _style.Margins.Left;

    /// <summary>Columns side by side from a top edge down to a last baseline, in reading order.</summary>
    public IEnumerable<ColumnArea> Columns(int page, StyleSide side, double top, double lastBaseline)
    {
        var width = ColumnWidth(side);
        for (var index = 0; index < side.Columns; index++)
        {
            var place = Mirrored ? side.Columns - 1 - index : index;
            yield return new ColumnArea(page, LeftMargin(page) + (place * (width + side.Gutter)), top, lastBaseline);
        }
    }

    /// <summary>Left edge and width of some columns together, the first counted from 0 in reading order.</summary>
    public (double Left, double Width) Across(int page, StyleSide side, int first, int columns)
    {
        var areas = Columns(page, side, 0, 0).Skip(first).Take(columns).ToArray();
        return (areas.Min(area => area.Left), (columns * ColumnWidth(side)) + ((columns - 1) * side.Gutter));
    }

    public double ColumnWidth(StyleSide side) => (Measure - ((side.Columns - 1) * side.Gutter)) / side.Columns;

    private ShapedParagraph Shape(string text, FontRole role, FontCut cut) =>
        _shaper.Shape([new Run(text)], new ParagraphStyle { Role = role, Cut = cut, OwnDirection = true }, _type, new CopyPlace("issue.yaml", 0));

    private static double WidthOf(ShapedParagraph text, double size) => text.Width[^1] * size / 1000;

    /// <summary>The size at which a text is no wider than the room, the wished one where that does.</summary>
    private static double SizeFor(ShapedParagraph text, double wish, double room)
    {
        var width = WidthOf(text, wish);
        return width <= room ? wish : wish * room / width;
    }

    private void Line(
        PageContent page, ShapedParagraph text, double left, double baseline, double size, double measure, LineAlignment alignment, int node) =>
        _lines.Place(page, text, 0, text.Places.Length - 1, left, baseline, new LineSetting(size, measure, alignment), [node]);
}
