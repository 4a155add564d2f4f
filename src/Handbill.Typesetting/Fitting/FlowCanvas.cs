using System.Collections.Immutable;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Setting;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Fitting;

/// <summary>A column of the grid.</summary>
/// <param name="Page">The page it is on.</param>
/// <param name="Left">Left edge in points.</param>
/// <param name="FirstBaseline">Baseline of its first line, from the page's top.</param>
/// <param name="Lines">Lines it holds.</param>
/// <param name="Leading">Distance of its lines where it is not that of the canvas, for a flow over several pages; 0 for that.</param>
internal readonly record struct ColumnFrame(PageContent Page, double Left, double FirstBaseline, int Lines, double Leading = 0);

/// <summary>Where pieces are drawn: the columns in the order of the flow, the grid, the knobs as they are set, the structure.</summary>
internal sealed class FlowCanvas
{
    private readonly Dictionary<StructurePath, int> _paths = [];
    private readonly int[] _firstLine;
    private int[] _nodes = new int[8];

    public FlowCanvas(ImmutableArray<ColumnFrame> columns)
    {
        Columns = columns;
        _firstLine = new int[columns.Length];
        var line = 0;
        for (var index = 0; index < columns.Length; index++)
        {
            _firstLine[index] = line;
            line += columns[index].Lines;
        }
    }

    public ImmutableArray<ColumnFrame> Columns { get; }

    public required HouseStyle Style { get; init; }

    public required StyleSide Side { get; init; }

    public required double ColumnWidth { get; init; }

    /// <summary>Distance of lines where the piece stands that is drawn.</summary>
    public required double Leading { get; set; }

    public required FitTry Setting { get; init; }

    public required TextDirection Direction { get; init; }

    public required StructureTree Structure { get; init; }

    public required BreakContext Breaking { get; init; }

    public LineSetter Lines { get; init; } = new();

    /// <summary>Node of the story that is being drawn.</summary>
    public int Story { get; set; }

    public double BodySize => Side.BodySize * Setting.Size;

    /// <summary>The column and row of a line of the flow.</summary>
    public (ColumnFrame Column, int Row) At(int line)
    {
        var index = _firstLine.Length - 1;
        while (index > 0 && _firstLine[index] > line)
        {
            index--;
        }

        return (Columns[index], line - _firstLine[index]);
    }

    public double Baseline(in ColumnFrame column, int row) => column.FirstBaseline + (row * (column.Leading > 0 ? column.Leading : Leading));

    /// <summary>Left edge of something that stands so far from the start of a column: from its right in right-to-left text.</summary>
    public double Left(in ColumnFrame column, double fromStart, double width) =>
        Direction == TextDirection.RightToLeft ? column.Left + ColumnWidth - fromStart - width : column.Left + fromStart;

    /// <summary>A canvas of one column inside this one, for what stands in a box.</summary>
    public FlowCanvas Inside(in ColumnFrame frame) => new([frame])
    {
        Style = Style,
        Side = Side,
        ColumnWidth = ColumnWidth,
        Leading = Leading,
        Setting = Setting,
        Direction = Direction,
        Structure = Structure,
        Breaking = Breaking,
        Lines = Lines,
    };

    /// <summary>Node of a container, made when it is first asked for.</summary>
    public int NodeOf(StructurePath? path)
    {
        if (path is null)
        {
            return Story;
        }

        if (!_paths.TryGetValue(path, out var node))
        {
            node = Structure.Add(path.Role, NodeOf(path.Parent));
            _paths.Add(path, node);
        }

        return node;
    }

    /// <summary>Nodes for the runs of a paragraph: its own for plain ones, one below it for links, references and other languages.</summary>
    public ReadOnlySpan<int> RunNodes(ImmutableArray<Run> runs, int paragraph)
    {
        if (_nodes.Length < runs.Length)
        {
            _nodes = new int[runs.Length * 2];
        }

        for (var index = 0; index < runs.Length; index++)
        {
            var run = runs[index];
            var joins = index > 0 && run.Link is not null && runs[index - 1].Link == run.Link;
            _nodes[index] = joins ? _nodes[index - 1]
                : run.Link is not null ? Structure.Add(StructureRole.Link, paragraph, run.Language, run.Text)
                : run.Note > 0 ? Structure.Add(StructureRole.Reference, paragraph)
                : run.Language is not null ? Structure.Add(StructureRole.Span, paragraph, run.Language)
                : paragraph;
        }

        return _nodes.AsSpan(0, runs.Length);
    }

    /// <summary>Adds a rectangle of rules.</summary>
    public static void Frame(PageContent page, double x, double y, double width, double height, double rule)
    {
        page.Rules.Add(new PlacedRule(x, y, width, rule));
        page.Rules.Add(new PlacedRule(x, y + height - rule, width, rule));
        page.Rules.Add(new PlacedRule(x, y + rule, rule, height - (2 * rule)));
        page.Rules.Add(new PlacedRule(x + width - rule, y + rule, rule, height - (2 * rule)));
    }
}
