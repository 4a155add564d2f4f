using Handbill.Typesetting.Breaking;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Setting;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Fitting;

/// <summary>A picture in a column, with its caption; it takes whole lines of the grid and is cropped a little where they ask for it.</summary>
internal sealed class PicturePiece : FlowPiece
{
    /// <summary>Air above and below, in lines.</summary>
    private const double Air = 0.5;

    public required Picture Picture { get; init; }

    /// <summary>Caption and credit, or null.</summary>
    public ShapedParagraph? Caption { get; init; }

    /// <summary>For one that runs across columns: the piece of its story's flow that it stands before if it must stand in a column.</summary>
    public int Before { get; init; } = -1;

    public override int Words => Caption?.Words ?? 0;

    public override string TextOf(in BrokenLine line) => Caption?.TextOf(in line) ?? "";

    public override FlowBlock Options(BreakContext context, in FitTry setting)
    {
        var grid = context.Side.Leading * setting.Size;
        var caption = Caption is null ? default : context.Break(Caption, context.ColumnWidth, context.Side.SmallSize, 0, LineAlignment.Start, 0)[0];
        var words = CaptionHeight(context.Side, caption.Lines);
        var height = context.ColumnWidth * Picture.Source.Height / Picture.Source.Width;
        var knob = context.Style.Knobs.FactorOf(KnobKind.PictureHeight);
        var natural = Lines(height, words, grid);
        var lowest = Math.Min(natural, Lines(height * knob.Minimum, words, grid));
        var highest = Math.Max(natural, Lines(height * knob.Maximum, words, grid));
        var options = new FlowOption[highest - lowest + 1];
        options[0] = caption with { Lines = natural, LinesAtTop = natural, Cost = 0 };
        var filled = 1;
        for (var lines = lowest; lines <= highest; lines++)
        {
            if (lines != natural)
            {
                var off = (lines - natural) * grid / height;
                options[filled++] = caption with { Lines = lines, LinesAtTop = lines, Cost = (float)(1 + (600 * off * off)), Kind = TurnKind.Picture, Change = off };
            }
        }

        return new FlowBlock(FlowKind.Solid, options);
    }

    /// <summary>Height of the caption below a picture of some width.</summary>
    public double CaptionHeightAt(BreakContext context, double width) =>
        Caption is null ? 0 : CaptionHeight(context.Side, CaptionLines(context, width).Length);

    /// <summary>The caption broken to a width.</summary>
    public BrokenLine[] CaptionLines(BreakContext context, double width) =>
        Caption is null ? [] : context.Break(Caption, width, context.Side.SmallSize, 0, LineAlignment.Start, 0)[0].Broken!;

    private static int Lines(double height, double words, double grid) =>
        Math.Max(2, (int)Math.Round(((height + words) / grid) + (2 * Air), MidpointRounding.AwayFromZero));

    private static double CaptionHeight(StyleSide side, int lines) => lines == 0 ? 0 : (lines * side.SmallSize * 1.22) + 3;

    public override void Draw(FlowCanvas canvas, in FlowOption option, int line)
    {
        var (column, row) = canvas.At(line);
        var rise = canvas.BodySize * 0.7;
        var atTop = row == 0;
        var top = canvas.Baseline(column, row) - rise + (atTop ? 0 : Air * canvas.Leading);
        var bottom = canvas.Baseline(column, row + option.Lines - 1) + (canvas.Leading - rise) - (Air * canvas.Leading * 1.3);
        var words = CaptionHeight(canvas.Side, option.Broken?.Length ?? 0);
        DrawAt(canvas, column.Page, canvas.Left(column, 0, canvas.ColumnWidth), top, canvas.ColumnWidth, bottom - top - words, option.Broken);
    }

    /// <summary>Draws picture and caption from a top edge on; used for pictures across columns as well.</summary>
    public void DrawAt(FlowCanvas canvas, PageContent page, double left, double top, double width, double height, BrokenLine[]? caption)
    {
        var node = Picture.Alt.Length == 0 ? -1 : canvas.Structure.Add(StructureRole.Figure, canvas.NodeOf(Path), alt: Picture.Alt);
        page.Pictures.Add(new PlacedPicture(Picture.Source, left, top, width, height, node));
        if (Caption is null || caption is null)
        {
            return;
        }

        var words = canvas.Structure.Add(StructureRole.Caption, canvas.NodeOf(Path));
        var setting = new LineSetting(canvas.Side.SmallSize, width, LineAlignment.Start);
        var nodes = canvas.RunNodes(Caption.Runs, words);
        for (var index = 0; index < caption.Length; index++)
        {
            canvas.Lines.Place(
                page, Caption, caption[index].Start, caption[index].End, left,
                top + height + 3 + (setting.Size * (0.75 + (index * 1.22))), setting, nodes);
        }
    }
}
