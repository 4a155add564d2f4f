using Handbill.Typesetting.Breaking;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Setting;

namespace Handbill.Typesetting.Fitting;

/// <summary>
/// A story's headline in its column, with kicker and byline. Its lines hang on the grid at a column's head; elsewhere a line of
/// air stands above it, and more where the knob allows, while its last line keeps close to the text it belongs to.
/// </summary>
internal sealed class HeadlinePiece : FlowPiece
{
    /// <summary>The last line is lifted off the grid by this much of the leading: headlines need a little air below.</summary>
    private const double Lift = 0.2;

    /// <summary>What a line of air more than the house style's costs.</summary>
    private const float AirCost = 4;

    /// <summary>Sizes that one headline may have beside its neighbours', and what they cost: near enough not to be seen.</summary>
    private static readonly (double Scale, float Cost)[] Sizes = [(1, 0), (0.95, 5), (1.05, 6)];

    /// <summary>What it costs to do without the air above a heading inside a story: it then shows only by its letters.</summary>
    private const float NoAirCost = 9;

    public required ShapedParagraph Headline { get; init; }

    public ShapedParagraph? Kicker { get; init; }

    public ShapedParagraph? Byline { get; init; }

    /// <summary>What it is: a story's headline or a heading inside one.</summary>
    public required StructureRole Role { get; init; }

    /// <summary>Size at the house style's setting.</summary>
    public required double Size { get; init; }

    /// <summary>Distance of its baselines at the house style's setting.</summary>
    public required double Leading { get; init; }

    /// <summary>Text of its entry in the outline, or null.</summary>
    public string? Title { get; init; }

    /// <summary>Lines of air above it, and the most the knob allows.</summary>
    public required int Air { get; init; }

    public int MostAir { get; init; }

    /// <summary>True when it may stand close to the text above where the column asks for it.</summary>
    public bool MayDoWithoutAir { get; init; }

    public override int Words => Headline.Words + (Kicker?.Words ?? 0) + (Byline?.Words ?? 0);

    private int Extras => (Kicker is null ? 0 : 1) + (Byline is null ? 0 : 1);

    public override string TextOf(in BrokenLine line) => Headline.TextOf(in line);

    public override FlowBlock Options(BreakContext context, in FitTry setting)
    {
        var options = new List<FlowOption>(4);
        var lines = 0;
        foreach (var (scale, cost) in Sizes)
        {
            var factor = setting.Headline * scale;
            var broken = context.BreakHeadline(Headline, Size * factor);
            var text = GridLines(broken.Lines, Leading * factor, context.Side.Leading * setting.Size) + Extras;

            // Another size is worth having only where it makes a line more or less.
            if (cost > 0 && (text == lines || broken.Cost > 0))
            {
                continue;
            }

            lines = cost > 0 ? lines : text;
            for (var air = Air; air <= (cost > 0 ? Air : Math.Max(Air, MostAir)); air++)
            {
                var extra = air - Air;
                options.Add(broken with
                {
                    Lines = text + air,
                    LinesAtTop = text,
                    Cost = broken.Cost + cost + (AirCost * extra * extra),
                    Kind = cost > 0 ? TurnKind.HeadlineSize : TurnKind.Air,
                    Change = cost > 0 ? scale - 1 : extra,
                });
            }
        }

        if (MayDoWithoutAir)
        {
            options.Add(options[0] with { Lines = lines, LinesAtTop = lines, Cost = NoAirCost + options[0].Cost, Kind = TurnKind.Air, Change = -Air });
        }

        return new FlowBlock(FlowKind.Solid, [.. options], KeepsNext: true);
    }

    /// <summary>Lines of the grid that hold so many headline lines; a third of a line too much is taken up by the air.</summary>
    private static int GridLines(int lines, double leading, double grid) =>
        Math.Max(1, (int)Math.Ceiling((lines * leading / grid) - 0.34));

    public override void Draw(FlowCanvas canvas, in FlowOption option, int line)
    {
        var (column, row) = canvas.At(line);
        var rows = row == 0 ? option.LinesAtTop : option.Lines;
        var factor = canvas.Setting.Headline * (option.Kind == TurnKind.HeadlineSize ? 1 + option.Change : 1);
        var setting = new LineSetting(Size * factor, canvas.ColumnWidth, LineAlignment.Start);
        var count = option.Broken!.Length;
        var last = canvas.Baseline(column, row + rows - 1) - (Lift * canvas.Leading);
        var first = row == 0 ? canvas.Baseline(column, row) - (Lift * canvas.Leading) : double.NegativeInfinity;
        if (Byline is not null)
        {
            last -= canvas.Leading;
        }

        var room = row == 0 ? last - first - ((Kicker is null ? 0 : 1) * canvas.Leading) : double.PositiveInfinity;
        var leading = Math.Min(Leading * factor, count > 1 ? room / (count - 1) : room);
        leading = Math.Max(leading, setting.Size * 0.95);
        var top = last - ((count - 1) * leading);
        if (Kicker is not null)
        {
            Small(canvas, Kicker, column, top - (setting.Size * 1.02), StructureRole.P);
        }

        var node = canvas.Structure.Add(Role, canvas.NodeOf(Path), title: Title);
        var nodes = canvas.RunNodes(Headline.Runs, node);
        for (var index = 0; index < count; index++)
        {
            canvas.Lines.Place(
                column.Page, Headline, option.Broken[index].Start, option.Broken[index].End, canvas.Left(column, 0, setting.Measure),
                top + (index * leading), setting, nodes);
        }

        if (Byline is not null)
        {
            Small(canvas, Byline, column, canvas.Baseline(column, row + rows - 1) - (0.06 * canvas.Leading), StructureRole.P);
        }
    }

    private static void Small(FlowCanvas canvas, ShapedParagraph text, in ColumnFrame column, double baseline, StructureRole role)
    {
        var node = canvas.Structure.Add(role, canvas.Story);
        var setting = new LineSetting(canvas.Side.SmallSize, canvas.ColumnWidth, LineAlignment.Start);
        canvas.Lines.Place(
            column.Page, text, 0, text.Places.Length - 1, canvas.Left(column, 0, setting.Measure), baseline, setting,
            canvas.RunNodes(text.Runs, node));
    }
}
