using CsCheck;
using Handbill.Typesetting.Fitting;

namespace Handbill.Typesetting.Tests.Fitting;

/// <summary>Filling columns with a flow of blocks.</summary>
public sealed class ColumnFillerTests
{
    private static FlowBlock Text(params int[] lines) =>
        new(FlowKind.Text, [.. lines.Select((count, index) => new FlowOption(count, count, index == 0 ? 0 : index + 1))]);

    private static FlowBlock Headline(int lines) =>
        new(FlowKind.Solid, [new FlowOption(lines + 1, lines, 0), new FlowOption(lines + 2, lines, 4)], KeepsNext: true);

    private static (float Cost, int[] Starts, int End) Fill(FlowBlock[] blocks, int[] columns, bool exact = true, int wish = 0)
    {
        var starts = new int[blocks.Length];
        var cost = new ColumnFiller().Fill(blocks, columns, exact, wish, new int[blocks.Length], starts, out var end);
        return (cost, starts, end);
    }

    [Fact]
    public void A_flow_of_the_right_length_costs_nothing() => Fill([Text(5), Text(5)], [5, 5]).Cost.ShouldBe(0);

    [Fact]
    public void A_line_too_few_is_found_in_the_paragraph_where_it_costs_least() =>
        Fill([Text(5, 6, 7), Text(2, 3, 4)], [4, 4]).Cost.ShouldBe(2);

    [Fact]
    public void A_paragraph_leaves_no_single_line_at_a_foot() =>
        float.IsPositiveInfinity(Fill([Text(4), Text(6)], [5, 5]).Cost).ShouldBeTrue();

    [Fact]
    public void A_paragraph_leaves_no_single_line_at_a_head() =>
        float.IsPositiveInfinity(Fill([Text(6), Text(4)], [5, 5]).Cost).ShouldBeTrue();

    [Fact]
    public void A_headline_never_stands_at_a_foot() =>
        float.IsPositiveInfinity(Fill([Text(3), Headline(1), Text(5)], [5, 5]).Cost).ShouldBeTrue();

    [Fact]
    public void The_air_above_a_headline_falls_away_at_a_columns_head()
    {
        var (cost, starts, _) = Fill([Text(5), Headline(1), Text(4)], [5, 5]);
        cost.ShouldBe(0);
        starts.ShouldBe([0, 5, 6]);
    }

    [Fact]
    public void A_column_never_ends_in_a_hyphen()
    {
        var block = new FlowBlock(FlowKind.Text, [new FlowOption(10, 10, 0, UInt128.One << 4), new FlowOption(10, 10, 3)]);
        Fill([block], [5, 5]).Cost.ShouldBe(3);
    }

    [Fact]
    public void A_proof_may_leave_a_column_short_and_run_on()
    {
        var (cost, _, end) = Fill([Text(4), Headline(1), Text(9)], [5, 5, 5, 5], exact: false, wish: 10);
        float.IsPositiveInfinity(cost).ShouldBeFalse();
        end.ShouldBe(15);
    }

    [Fact]
    public void No_other_choice_costs_less()
    {
        var block = Gen.Select(Gen.Int[1, 7], Gen.Bool, Gen.Bool).Select((lines, solid, looser) =>
            solid ? Headline(1 + (lines % 2)) : looser ? Text(lines, lines + 1, Math.Max(1, lines - 1)) : Text(lines));
        Gen.Select(block.Array[1, 6], Gen.Int[2, 8].Array[1, 3]).Sample((blocks, columns) =>
        {
            // A flow ends in text, as every story does.
            var flow = blocks.Append(Text(2, 3, 4)).ToArray();
            var (cost, starts, _) = Fill(flow, columns);
            var best = Cheapest(flow, columns, 0, 0);
            cost.ShouldBe(best);
        }, iter: 20_000);
    }

    /// <summary>Tries every option of every block, with the rules written out once more and otherwise.</summary>
    private static float Cheapest(FlowBlock[] blocks, int[] columns, int index, int line)
    {
        if (index == blocks.Length)
        {
            return line == columns.Sum() ? 0 : float.PositiveInfinity;
        }

        var best = float.PositiveInfinity;
        foreach (var option in blocks[index].Options)
        {
            var heads = Heads(columns);
            var atHead = heads.Contains(line);
            var lines = Enumerable.Range(line, atHead ? option.LinesAtTop : option.Lines).ToArray();
            if (lines[^1] >= columns.Sum() || (index > 0 && blocks[index - 1].KeepsNext && atHead))
            {
                continue;
            }

            var parts = lines.GroupBy(at => heads.Count(head => head <= at)).Select(part => part.Count()).ToArray();
            if (parts.Length > 1 && (blocks[index].Kind == FlowKind.Solid || parts[0] < 2 || parts[^1] < 2))
            {
                continue;
            }

            best = Math.Min(best, option.Cost + Cheapest(blocks, columns, index + 1, line + lines.Length));
        }

        return best;
    }

    private static int[] Heads(int[] columns)
    {
        var heads = new int[columns.Length];
        for (var index = 1; index < columns.Length; index++)
        {
            heads[index] = heads[index - 1] + columns[index - 1];
        }

        return heads;
    }
}
