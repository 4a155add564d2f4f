namespace Handbill.Typesetting.Fitting;

/// <summary>
/// Fills a row of columns with a flow of blocks: which way to set each block, and so where the columns break, so that the last
/// line of the flow is the last line of the last column, at the least cost. It is the line breaker's idea one level up (Plass,
/// Optimal Pagination Techniques, 1981): dynamic programming over the blocks, whose state is the line of the grid reached.
/// Time and memory are the blocks times the lines that each may begin at times the options; that range grows with the blocks, so
/// ten times the copy takes up to a hundred times as long, in practice about thirty.
/// </summary>
internal sealed class ColumnFiller
{
    /// <summary>Lines of a paragraph that must stand together at a column's foot and head.</summary>
    private const int Together = 2;

    private const float Unreachable = float.PositiveInfinity;

    /// <summary>What a line left empty at a column's foot costs where that is allowed at all.</summary>
    private const float EmptyLine = 60;

    /// <summary>In a proof, ways that cost so much more than the best are dropped: none of them is a better proof.</summary>
    private const float Hopeless = 1_000;

    /// <summary>What each line away from the wished-for end costs where the end is free.</summary>
    private const float LineAway = 40;

    private readonly List<Row> _rows = [];
    private State[] _states = new State[4096];
    private int[] _columnEnd = [];

    /// <summary>The states of one block: those of the lines from <paramref name="Low"/> to <paramref name="High"/>.</summary>
    private readonly record struct Row(int First, int Low, int High);

    /// <summary>The best way to have reached a line: what it cost, the option of the block before it, where that began, and the state it came from.</summary>
    private struct State
    {
        public float Cost;
        public short Option;
        public int Start;
        public int From;
    }

    /// <summary>Chooses an option for every block.</summary>
    /// <param name="blocks">The flow.</param>
    /// <param name="columns">Lines of each column.</param>
    /// <param name="exact">True when every column must be full and the flow must end on the last line. Otherwise columns may end early at a
    /// price, and the flow ends as near to <paramref name="wish"/> as it can.</param>
    /// <param name="wish">Line where the flow should end when <paramref name="exact"/> is false.</param>
    /// <param name="chosen">Receives the option of each block.</param>
    /// <param name="starts">Receives the line of the flow at which each block begins.</param>
    /// <param name="end">Receives the line after the last block.</param>
    /// <returns>The cost, or infinity when there is no way.</returns>
    public float Fill(
        ReadOnlySpan<FlowBlock> blocks, ReadOnlySpan<int> columns, bool exact, int wish, Span<int> chosen, Span<int> starts, out int end)
    {
        var total = Prepare(columns);
        _rows.Clear();
        _rows.Add(new Row(0, 0, 0));
        _states[0] = default;
        for (var index = 0; index < blocks.Length; index++)
        {
            if (!Step(in blocks[index], index > 0 && blocks[index - 1].KeepsNext, exact, total))
            {
                end = -1;
                return Unreachable;
            }
        }

        var last = _rows[^1];
        end = exact ? total : NearestEnd(last, wish);
        if (end < last.Low || end > last.High || _states[last.First + end - last.Low].Cost == Unreachable)
        {
            return Unreachable;
        }

        Trace(blocks.Length, end, chosen, starts);
        return _states[last.First + end - last.Low].Cost;
    }

    private int Prepare(ReadOnlySpan<int> columns)
    {
        var total = 0;
        foreach (var lines in columns)
        {
            total += lines;
        }

        if (_columnEnd.Length < total + 1)
        {
            _columnEnd = new int[total + 1];
        }

        var line = 0;
        foreach (var lines in columns)
        {
            var columnEnd = line + lines;
            for (; line < columnEnd; line++)
            {
                _columnEnd[line] = columnEnd;
            }
        }

        _columnEnd[total] = total;
        return total;
    }

    private bool Step(in FlowBlock block, bool afterHeading, bool exact, int total)
    {
        var row = _rows[^1];
        var most = 0;
        foreach (ref readonly var option in block.Options.AsSpan())
        {
            most = Math.Max(most, Math.Max(option.Lines, option.LinesAtTop));
        }

        var high = Math.Min(total, (exact ? row.High : _columnEnd[Math.Min(total, row.High)]) + most);
        var next = new Row(row.First + row.High - row.Low + 1, row.Low, high);
        if (_states.Length < next.First + high - row.Low + 1)
        {
            Array.Resize(ref _states, Math.Max(_states.Length * 2, next.First + high - row.Low + 1));
        }

        var reached = _states.AsSpan(next.First, high - row.Low + 1);
        reached.Fill(new State { Cost = Unreachable });
        int lowest = int.MaxValue, highest = -1;
        for (var line = row.Low; line <= row.High; line++)
        {
            var soFar = _states[row.First + line - row.Low].Cost;
            if (soFar == Unreachable)
            {
                continue;
            }

            Try(in block, line, line, soFar);
            var columnEnd = _columnEnd[line];
            if (!exact && !afterHeading && columnEnd > line && columnEnd < total && line > 0 && _columnEnd[line - 1] == columnEnd)
            {
                Try(in block, line, columnEnd, soFar + ((columnEnd - line) * EmptyLine));
            }
        }

        if (highest < 0)
        {
            return false;
        }

        if (!exact)
        {
            (lowest, highest) = WithoutHopeless(reached, next.Low, lowest, highest);
        }

        // Only the reachable part is kept, so that the next block looks at no more than it must.
        _rows.Add(new Row(next.First + lowest - next.Low, lowest, highest));
        return true;

        void Try(in FlowBlock flow, int from, int start, float soFar)
        {
            for (var choice = 0; choice < flow.Options.Length; choice++)
            {
                ref readonly var option = ref flow.Options[choice];
                var line = Place(flow.Kind, in option, start, total, afterHeading);
                if (line < 0)
                {
                    continue;
                }

                ref var state = ref _states[next.First + line - next.Low];
                var cost = soFar + option.Cost;
                if (cost < state.Cost)
                {
                    state = new State { Cost = cost, Option = (short)choice, Start = start, From = from };
                    lowest = Math.Min(lowest, line);
                    highest = Math.Max(highest, line);
                }
            }
        }
    }

    private static (int Lowest, int Highest) WithoutHopeless(Span<State> row, int low, int lowest, int highest)
    {
        var best = Unreachable;
        for (var line = lowest; line <= highest; line++)
        {
            best = Math.Min(best, row[line - low].Cost);
        }

        while (row[lowest - low].Cost > best + Hopeless)
        {
            lowest++;
        }

        while (row[highest - low].Cost > best + Hopeless)
        {
            highest--;
        }

        return (lowest, highest);
    }

    /// <summary>The line after the block when it is set from <paramref name="line"/> on, or -1 when it may not stand there.</summary>
    private int Place(FlowKind kind, in FlowOption option, int line, int total, bool afterHeading)
    {
        var atTop = line == 0 || (line < total && _columnEnd[line - 1] == line);
        if (afterHeading && atTop)
        {
            return -1;
        }

        var columnEnd = _columnEnd[line];
        var end = line + (atTop ? option.LinesAtTop : option.Lines);
        if (end > total)
        {
            return -1;
        }

        if (end <= columnEnd)
        {
            return end;
        }

        return kind == FlowKind.Solid || line == total ? -1 : PlaceCut(in option, line, columnEnd, end);
    }

    private int PlaceCut(in FlowOption option, int line, int cut, int end)
    {
        var placed = cut - line;
        if (placed < Together)
        {
            return -1;
        }

        while (true)
        {
            if (placed <= 128 && (option.HyphenEnds >> (placed - 1) & UInt128.One) != UInt128.Zero)
            {
                return -1;
            }

            if (end - cut < Together)
            {
                return -1;
            }

            var nextEnd = _columnEnd[cut];
            if (end <= nextEnd)
            {
                return end;
            }

            placed += nextEnd - cut;
            cut = nextEnd;
        }
    }

    private int NearestEnd(in Row row, int wish)
    {
        var best = row.Low;
        var bestCost = Unreachable;
        for (var line = row.Low; line <= row.High; line++)
        {
            var cost = _states[row.First + line - row.Low].Cost + (Math.Abs(wish - line) * LineAway);
            if (cost < bestCost)
            {
                bestCost = cost;
                best = line;
            }
        }

        return best;
    }

    private void Trace(int blocks, int end, Span<int> chosen, Span<int> starts)
    {
        var line = end;
        for (var index = blocks; index > 0; index--)
        {
            var row = _rows[index];
            ref readonly var state = ref _states[row.First + line - row.Low];
            chosen[index - 1] = state.Option;
            starts[index - 1] = state.Start;
            line = state.From;
        }
    }
}
