using Handbill.Typesetting.Breaking;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Setting;

namespace Handbill.Typesetting.Fitting;

/// <summary>A paragraph on the grid: of running text, of a list's item, of a quotation, of the notes.</summary>
internal sealed class TextPiece : FlowPiece
{
    public required ShapedParagraph Text { get; init; }

    /// <summary>Room left free at the lines' start, in points at the house style's size.</summary>
    public double InsetStart { get; init; }

    /// <summary>Room left free at the lines' end.</summary>
    public double InsetEnd { get; init; }

    /// <summary>Size as a factor of running text's.</summary>
    public double Ratio { get; init; } = 1;

    public required LineAlignment Alignment { get; init; }

    /// <summary>Bullet or number that stands in the inset of the first line, or null.</summary>
    public ShapedParagraph? Label { get; init; }

    /// <summary>Container of the label, a list's item.</summary>
    public StructurePath? LabelPath { get; init; }

    /// <summary>What it is.</summary>
    public StructureRole Role { get; init; } = StructureRole.P;

    /// <summary>True when the next piece must follow in the same column.</summary>
    public bool KeepsNext { get; init; }

    public override int Words => Text.Words;

    /// <summary>The same with a bullet or number before it.</summary>
    public TextPiece Labelled(ShapedParagraph label, StructurePath path) => Like(Alignment, label, path);

    /// <summary>The same set otherwise.</summary>
    public TextPiece Aligned(LineAlignment alignment) => Like(alignment, Label, LabelPath);

    private TextPiece Like(LineAlignment alignment, ShapedParagraph? label, StructurePath? labelPath) => new()
    {
        Place = Place,
        Text = Text,
        Path = Path,
        InsetStart = InsetStart,
        InsetEnd = InsetEnd,
        Ratio = Ratio,
        Alignment = alignment,
        Label = label,
        LabelPath = labelPath,
        Role = Role,
        KeepsNext = KeepsNext,
    };

    public override string TextOf(in BrokenLine line) => Text.TextOf(in line);

    public override FlowBlock Options(BreakContext context, in FitTry setting)
    {
        var size = context.Side.BodySize * setting.Size * Ratio;
        var measure = context.ColumnWidth - InsetStart - InsetEnd;
        var knob = context.Style.Knobs.MayTurn(KnobKind.Looseness, out var given) ? given : default;
        var slack = (int)Math.Max(-knob.Minimum, knob.Maximum);
        var brimful = context.EstimateLines(Text, measure, size, setting.Tracking, Alignment);
        return new FlowBlock(
            FlowKind.Text, context.Break(Text, measure, size, setting.Tracking, Alignment, BreakContext.SlackFor(slack, brimful)), KeepsNext, brimful);
    }

    public override int EstimateLines(BreakContext context, in FitTry setting) =>
        context.EstimateLines(
            Text, context.ColumnWidth - InsetStart - InsetEnd, context.Side.BodySize * setting.Size * Ratio, setting.Tracking, Alignment);

    public override void Draw(FlowCanvas canvas, in FlowOption option, int line)
    {
        if (Label is not null)
        {
            DrawLabel(canvas, line);
        }

        var node = canvas.Structure.Add(Role, canvas.NodeOf(Path));
        DrawLines(canvas, option.Broken!, line, node);
    }

    private void DrawLines(FlowCanvas canvas, BrokenLine[] lines, int line, int node)
    {
        var nodes = canvas.RunNodes(Text.Runs, node);
        var setting = new LineSetting(
            canvas.BodySize * Ratio, canvas.ColumnWidth - InsetStart - InsetEnd, Alignment, canvas.Setting.Tracking,
            Alignment == LineAlignment.Justified ? canvas.Style.Text.Expansion : 0);
        for (var index = 0; index < lines.Length; index++)
        {
            var (column, row) = canvas.At(line + index);
            canvas.Lines.Place(
                column.Page, Text, lines[index].Start, lines[index].End, canvas.Left(column, InsetStart, setting.Measure),
                canvas.Baseline(column, row), setting, nodes);
        }
    }

    private void DrawLabel(FlowCanvas canvas, int line)
    {
        var (column, row) = canvas.At(line);
        var node = canvas.Structure.Add(StructureRole.Lbl, canvas.NodeOf(LabelPath));
        var width = InsetStart - (canvas.BodySize * 0.35);
        var setting = new LineSetting(canvas.BodySize * Ratio, width, LineAlignment.End);
        canvas.Lines.Place(
            column.Page, Label!, 0, Label!.Places.Length - 1, canvas.Left(column, 0, width), canvas.Baseline(column, row), setting, [node]);
    }
}
