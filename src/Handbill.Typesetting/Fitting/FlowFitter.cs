using System.Buffers;
using Handbill.Typesetting.Setting;

namespace Handbill.Typesetting.Fitting;

/// <summary>
/// Finds the setting nearest to the house style at which a flow fills its columns exactly. How long the flow will be at a setting is
/// foretold from one already broken and from lines filled to the brim at both, so that the setting that promises to cost least is broken and
/// filled first, and the search ends when none left can cost less. A side of 800 words takes two breakings, seldom more; time grows with the copy,
/// hardly with the number of settings.
/// </summary>
internal sealed class FlowFitter(ColumnFiller filler)
{
    /// <summary>Settings whose lines are broken before the search gives up.</summary>
    private const int MostBreakings = 16;

    /// <summary>Breakings after which the best so far is taken: more of them were seen to gain next to nothing.</summary>
    private const int EnoughBreakings = 2;

    /// <summary>Fillings after which the best so far is taken.</summary>
    private const int EnoughFillings = 6;

    /// <summary>What a line of air, and a line saved by tighter paragraphs, are reckoned to cost before the columns are filled.</summary>
    private const float LineAdded = 3;
    private const float LineSaved = 2.5f;

    private const int FillingsBeforeMorePlay = 3;
    /// <summary>Fewest lines that an overset proof shows past the sheet.</summary>
    private const int FewestShown = 2;
    private const int Unknown = -1;

    private const float Behind = 1_000;

    // What is foretold of a setting must be better than what is known of one by so much that breaking all lines once more is worth it:
    // with one setting broken, with several, and when a fit is found. 1,000 editions then take a fifth fewer breakings, and fits cost 3 % more.
    private const float DoubtAtFirst = 2;
    private const float DoubtLater = 6;
    private const float DoubtOfBetter = 3;

    // By try: the flow broken at it, lines of running text if each took what goes in if that is known, the least that its settings
    // promise to cost and which of them does.
    private Broken?[] _broken = [];
    private int[] _brimful = [];
    private float[] _least = [];
    private int[] _leastAt = [];
    private float[] _promise = [];
    private int _brokenCount;
    private int _play;

    /// <summary>A flow broken at one setting.</summary>
    private sealed record Broken(int TryIndex, FitTry Try, FlowBlock[] Blocks, int Natural, int Least, int Most, int Text);

    /// <summary>Fits a flow; null when no setting fills the columns exactly.</summary>
    /// <param name="pieces">The flow; not empty.</param>
    /// <param name="context">What breaking needs.</param>
    /// <param name="candidates">The settings.</param>
    /// <exception cref="CopyException">A word is wider than its column.</exception>
    public FlowFit? Fit(ReadOnlySpan<FlowPiece> pieces, BreakContext context, FitCandidates candidates)
    {
        var all = candidates.All.AsSpan();
        MakeRoom(candidates);
        Array.Clear(_broken);
        _brimful.AsSpan().Fill(Unknown);
        _brokenCount = 0;
        _play = 0;
        var known = Break(pieces, context, candidates, 0);
        PromiseUnbroken(candidates, known);
        Promise(candidates, known, 0);
        var share = (double)known.Natural / candidates.Nominal.Capacity;
        FlowFit? best = null;
        for (var fillings = 0; best is null || fillings < EnoughFillings;)
        {
            var next = Next(candidates);
            var hopeless = float.IsPositiveInfinity(_promise[next]);
            if (best is not null && (hopeless || _promise[next] + (_broken[all[next].TryIndex] is null ? DoubtOfBetter : 0) >= best.Cost))
            {
                break;
            }

            // What was foretold from afar may be wrong: before giving up, the setting that goes furthest is looked at itself.
            var furthest = share > 1 ? candidates.Tightest : candidates.Loosest;
            if (hopeless && _broken[furthest.TryIndex] is not null)
            {
                break;
            }

            var candidate = hopeless ? furthest : all[next];
            if (_broken[candidate.TryIndex] is not { } broken)
            {
                if (!hopeless && _brimful[candidate.TryIndex] == Unknown)
                {
                    Estimate(pieces, context, candidate.TryIndex, candidate.Try);
                    Promise(candidates, known, candidate.TryIndex);
                    continue;
                }

                if (_brokenCount >= (best is null ? MostBreakings : EnoughBreakings))
                {
                    break;
                }

                // The search closes in on the answer, so the last setting broken is the best one to foretell the others from.
                known = broken = Break(pieces, context, candidates, candidate.TryIndex);
                PromiseUnbroken(candidates, known);
                Promise(candidates, known, candidate.TryIndex);
                continue;
            }

            _promise[next] = float.PositiveInfinity;
            FindLeast(candidates, candidate.TryIndex);
            fillings++;
            best = Better(best, Fill(broken, candidate, candidate.Columns, share, exact: true));
            if (best is null && fillings % FillingsBeforeMorePlay == 0)
            {
                // Copy with few paragraphs comes out at no column's end by chance; where lines are to be added there is more to choose from.
                _play += 2;
                Defer(candidates);
            }
        }

        if (best is not null)
        {
            CheckWidths(pieces, best);
        }

        return best;
    }

    private void MakeRoom(FitCandidates candidates)
    {
        var tries = candidates.Tries.Length;
        if (_broken.Length < tries)
        {
            Array.Resize(ref _broken, tries);
            Array.Resize(ref _brimful, tries);
            _least = new float[tries];
            _leastAt = new int[tries];
        }

        if (_promise.Length < candidates.All.Length)
        {
            _promise = new float[candidates.All.Length];
        }
    }

    /// <summary>Puts settings with fewer lines to add than the play that is asked for behind the others.</summary>
    private void Defer(FitCandidates candidates)
    {
        var all = candidates.All.AsSpan();
        for (var index = 0; index < all.Length; index++)
        {
            if (_promise[index] < Behind && (_promise[index] - all[index].Cost) / LineAdded < _play)
            {
                _promise[index] += Behind;
            }
        }

        for (var index = 0; index < candidates.Tries.Length; index++)
        {
            FindLeast(candidates, index);
        }
    }

    /// <summary>The first of the settings that promise least; one whose lines are broken already unless another promises clearly less.</summary>
    private int Next(FitCandidates candidates)
    {
        var tries = candidates.Tries.Length;
        var lowest = 0;
        var known = -1;
        for (var index = 0; index < tries; index++)
        {
            lowest = _least[index] < _least[lowest] ? index : lowest;
            known = _broken[index] is not null && (known < 0 || _least[index] < _least[known]) ? index : known;
        }

        var doubt = _brokenCount > 1 ? DoubtLater : DoubtAtFirst;
        return _leastAt[_least[known] <= _least[lowest] + doubt ? known : lowest];
    }

    private void FindLeast(FitCandidates candidates, int index)
    {
        var at = candidates.Firsts[index];
        for (var other = at + 1; other < candidates.Firsts[index + 1]; other++)
        {
            at = _promise[other] < _promise[at] ? other : at;
        }

        _leastAt[index] = at;
        _least[index] = _promise[at];
    }

    private void Estimate(ReadOnlySpan<FlowPiece> pieces, BreakContext context, int index, in FitTry setting)
    {
        var lines = 0;
        foreach (var piece in pieces)
        {
            lines += piece.EstimateLines(context, in setting);
        }

        _brimful[index] = lines;
    }

    private void PromiseUnbroken(FitCandidates candidates, Broken from)
    {
        for (var index = 0; index < candidates.Tries.Length; index++)
        {
            if (_broken[index] is null)
            {
                Promise(candidates, from, index);
            }
        }
    }

    /// <summary>
    /// Reckons what filling will cost at the settings of one try: distance from the house style, and lines to add or to save. Infinity
    /// where it cannot come out.
    /// </summary>
    private void Promise(FitCandidates candidates, Broken from, int index)
    {
        var shift = index == from.TryIndex ? 0
            : _brimful[index] != Unknown ? _brimful[index] - _brimful[from.TryIndex]
            : from.Text * ((candidates.Growths[index] / candidates.Growths[from.TryIndex]) - 1);
        var sure = index == from.TryIndex ? 0 : 2;
        var heads = candidates.Heads;
        var expected = from.Natural + shift;
        double more = from.Most - from.Natural + sure;
        double less = from.Natural - from.Least + (2 * heads) + sure;
        var first = candidates.Firsts[index];
        var capacities = candidates.Capacities.AsSpan(first, candidates.Firsts[index + 1] - first);
        var costs = candidates.Costs.AsSpan(first, capacities.Length);
        var promises = _promise.AsSpan(first, capacities.Length);
        var least = 0;
        for (var at = 0; at < promises.Length; at++)
        {
            // At each column's head the air above a headline falls away: up to a line a column that nobody can foretell.
            var gap = capacities[at] - expected;
            var promise = float.PositiveInfinity;
            if (gap <= more && -gap <= less)
            {
                var play = gap > 0 ? gap * LineAdded : Math.Max(0, -gap - (heads * 0.5)) * LineSaved;
                promise = costs[at] + (gap < _play ? Behind : 0) + (float)play;
            }

            promises[at] = promise;
            least = promise < promises[least] ? at : least;
        }

        _leastAt[index] = first + least;
        _least[index] = promises[least];
    }

    /// <summary>
    /// The flow as near as it comes: at the tightest setting when it is too long, running on in as many columns more as the rest of it
    /// needs; at the loosest when it is too short.
    /// </summary>
    /// <exception cref="CopyException">A piece that is never cut is taller than a column, or a word wider.</exception>
    public FlowFit Proof(ReadOnlySpan<FlowPiece> pieces, BreakContext context, FitCandidates candidates)
    {
        MakeRoom(candidates);
        var home = Break(pieces, context, candidates, 0);
        var over = home.Natural > candidates.Nominal.Capacity;
        var extreme = over ? candidates.Tightest : candidates.Loosest;
        var broken = Break(pieces, context, candidates, extreme.TryIndex);
        var tallest = extreme.Columns.Max();
        CheckHeights(pieces, broken.Blocks, tallest);

        // Copy far too long is shown as it comes: the ways to set each paragraph no longer matter, and their number would.
        var blocks = broken.Least > extreme.Capacity * 2 ? Plain(broken.Blocks) : broken.Blocks;
        var further = ((broken.Most + tallest) / Math.Max(1, tallest - 4)) + context.Side.Columns + 1;
        var columns = new int[extreme.Columns.Length + further];
        extreme.Columns.CopyTo(columns, 0);
        columns.AsSpan(extreme.Columns.Length).Fill(tallest);
        var fit = Fill(broken with { Blocks = blocks }, extreme, columns, (double)home.Natural / candidates.Nominal.Capacity, exact: false)
            ?? throw new InvalidOperationException("A flow is never longer than the columns that are made for it.");
        if (over && fit.End <= extreme.Capacity && columns[extreme.Columns.Length - 1] > extreme.Capacity - fit.End + FewestShown)
        {
            // It goes onto the sheet only with a column that ends early, which is no fit: what is too much must be seen as such.
            columns[extreme.Columns.Length - 1] -= extreme.Capacity - fit.End + FewestShown;
            fit = Fill(broken with { Blocks = blocks }, extreme, columns, fit.Share, exact: false) ?? fit;
        }

        CheckWidths(pieces, fit);
        return fit with { Outcome = over ? FitOutcome.Overset : FitOutcome.Underset };
    }

    private static void CheckWidths(ReadOnlySpan<FlowPiece> pieces, FlowFit fit)
    {
        for (var index = 0; index < pieces.Length; index++)
        {
            foreach (ref readonly var line in fit.Options[index].Broken.AsSpan())
            {
                if (line.Overfull)
                {
                    throw CopyException.TooWide(pieces[index].Place, pieces[index].TextOf(in line));
                }
            }
        }
    }

    private static void CheckHeights(ReadOnlySpan<FlowPiece> pieces, FlowBlock[] blocks, int tallest)
    {
        for (var index = 0; index < blocks.Length; index++)
        {
            if (blocks[index].Kind == FlowKind.Solid && Array.TrueForAll(blocks[index].Options, option => option.LinesAtTop > tallest))
            {
                throw CopyException.TooTall(pieces[index].Place, blocks[index].Options.Min(option => option.LinesAtTop), tallest);
            }
        }
    }

    private static FlowBlock[] Plain(FlowBlock[] blocks) => Array.ConvertAll(blocks, block => block with { Options = [block.Options[0]] });

    private Broken Break(ReadOnlySpan<FlowPiece> pieces, BreakContext context, FitCandidates candidates, int index)
    {
        if (_broken[index] is { } known)
        {
            return known;
        }

        var setting = candidates.Tries[index];
        var blocks = new FlowBlock[pieces.Length];
        int natural = 0, least = 0, most = 0, text = 0, brimful = 0;
        for (var piece = 0; piece < blocks.Length; piece++)
        {
            var block = pieces[piece].Options(context, in setting);
            blocks[piece] = block;
            int low = int.MaxValue, high = 0;
            foreach (ref readonly var option in block.Options.AsSpan())
            {
                low = Math.Min(low, option.Lines);
                high = Math.Max(high, option.Lines);
            }

            natural += block.Options[0].Lines;
            least += low;
            most += high;
            text += block.Kind == FlowKind.Text ? block.Options[0].Lines : 0;
            brimful += block.Brimful;
        }

        var broken = new Broken(index, setting, blocks, natural, least, most, text);
        _broken[index] = broken;
        _brokenCount++;
        _brimful[index] = brimful;
        return broken;
    }

    private FlowFit? Fill(Broken broken, FitCandidate candidate, int[] columns, double share, bool exact)
    {
        var count = broken.Blocks.Length;
        var picks = ArrayPool<int>.Shared.Rent(count);
        var begins = ArrayPool<int>.Shared.Rent(count);
        try
        {
            var cost = filler.Fill(broken.Blocks, columns, exact, candidate.Capacity, picks, begins, out var end);
            if (float.IsPositiveInfinity(cost))
            {
                return null;
            }

            var options = new FlowOption[count];
            for (var index = 0; index < count; index++)
            {
                options[index] = broken.Blocks[index].Options[picks[index]];
            }

            return new FlowFit(
                candidate, columns, options, begins.AsSpan(0, count).ToArray(), end, candidate.Capacity, FitOutcome.Fitted, share, candidate.Cost + cost);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(picks);
            ArrayPool<int>.Shared.Return(begins);
        }
    }

    private static FlowFit? Better(FlowFit? best, FlowFit? other) =>
        best is null || (other is not null && other.Cost < best.Cost) ? other : best;
}
