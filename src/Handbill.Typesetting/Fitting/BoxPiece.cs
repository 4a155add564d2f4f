using System.Collections.Immutable;
using Handbill.Typesetting.Breaking;
using Handbill.Typesetting.Pages;

namespace Handbill.Typesetting.Fitting;

/// <summary>A box with a rule around it. What stands in it is set to a narrower measure and never cut.</summary>
internal sealed class BoxPiece : FlowPiece
{
    private const double Rule = 0.6;

    /// <summary>The pieces in it, the title first.</summary>
    public required ImmutableArray<FlowPiece> Content { get; init; }

    /// <summary>From the rule to the text, in points.</summary>
    public const double Padding = 6;

    public override int Words => Content.Sum(piece => piece.Words);

    public override string TextOf(in BrokenLine line) => "";

    public override FlowBlock Options(BreakContext context, in FitTry setting)
    {
        var lines = Inner(context, in setting).Sum(option => option.Lines);
        return new FlowBlock(FlowKind.Solid, [new FlowOption(lines + 2, lines + 1, 0), new FlowOption(lines + 3, lines + 2, 6, Kind: TurnKind.Air, Change: 1)]);
    }

    private FlowOption[] Inner(BreakContext context, in FitTry setting)
    {
        var inner = new FlowOption[Content.Length];
        for (var index = 0; index < inner.Length; index++)
        {
            inner[index] = Content[index].Options(context, in setting).Options[0];
        }

        return inner;
    }

    public override void Draw(FlowCanvas canvas, in FlowOption option, int line)
    {
        var (column, row) = canvas.At(line);
        var rise = canvas.BodySize * 0.72;
        var rows = row == 0 ? option.LinesAtTop : option.Lines;
        var inner = Inner(canvas.Breaking, canvas.Setting);
        var lines = inner.Sum(piece => piece.Lines);
        var top = canvas.Baseline(column, row) - rise + (row == 0 ? 0 : 0.55 * canvas.Leading);
        var bottom = canvas.Baseline(column, row + rows - 1) + (canvas.Leading - rise) - (0.55 * canvas.Leading);
        FlowCanvas.Frame(column.Page, canvas.Left(column, 0, canvas.ColumnWidth), top, canvas.ColumnWidth, bottom - top, Rule);

        var text = ((lines - 1) * canvas.Leading) + rise + (canvas.BodySize * 0.22);
        var firstBaseline = top + ((bottom - top - text) / 2) + rise;
        var box = canvas.Inside(new ColumnFrame(column.Page, column.Left, firstBaseline, lines));
        box.Story = canvas.Structure.Add(StructureRole.Sect, canvas.NodeOf(Path));
        var at = 0;
        for (var index = 0; index < Content.Length; index++)
        {
            Content[index].Draw(box, inner[index], at);
            at += inner[index].Lines;
        }
    }
}
