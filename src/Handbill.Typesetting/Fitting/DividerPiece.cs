using Handbill.Typesetting.Breaking;
using Handbill.Typesetting.Pages;

namespace Handbill.Typesetting.Fitting;

/// <summary>A break in thought: a short rule in the middle of an empty line.</summary>
internal sealed class DividerPiece : FlowPiece
{
    private static readonly FlowBlock Block = new(FlowKind.Solid, [new FlowOption(1, 1, 0)]);

    public override int Words => 0;

    public override string TextOf(in BrokenLine line) => "";

    public override FlowBlock Options(BreakContext context, in FitTry setting) => Block;

    public override void Draw(FlowCanvas canvas, in FlowOption option, int line)
    {
        var (column, row) = canvas.At(line);
        var width = canvas.ColumnWidth * 0.2;
        column.Page.Rules.Add(new PlacedRule(
            canvas.Left(column, (canvas.ColumnWidth - width) / 2, width), canvas.Baseline(column, row) - (canvas.BodySize * 0.25), width, 0.5));
    }
}
