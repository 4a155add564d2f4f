using Handbill.Typesetting.Setting;

namespace Handbill.Typesetting.Fitting;

/// <summary>
/// Finds the setting nearest to the house style at which a flow fills its columns exactly. Settings are tried in the order of
/// their distance; lines are broken anew only for a setting whose length, foretold from those already broken, can come out.
/// A side of 800 words takes two to six such breakings; time grows with the copy, not with the number of settings.
/// </summary>
internal sealed class FlowFitter(ColumnFiller filler)
{
    /// <summary>Settings whose lines are broken before the search gives up or takes what it has.</summary>
    private const int MostBreakings = 24;

    /// <summary>Breakings after which the best so far is taken.</summary>
    private const int EnoughBreakings = 5;

    /// <summary>How much wider a line gets for each thousandth of tracking, as a share: an average glyph is 0.45 em wide.</summary>
    private const double TrackingShare = 1 / 450.0;

    private readonly Dictionary<FitTry, Broken> _broken = [];

    /// <summary>A flow broken at one setting.</summary>
    private sealed record Broken(FlowBlock[] Blocks, int Natural, int Least, int Most, int Text);

    /// <summary>Fits a flow.</summary>
    /// <param name="pieces">The flow; not empty.</param>
    /// <param name="context">What breaking needs.</param>
    /// <param name="area">The columns.</param>
    /// <param name="candidates">The settings, nearest first.</param>
    public FlowFit? Fit(ReadOnlySpan<FlowPiece> pieces, BreakContext context, SideArea area, FitCandidate[] candidates)
    {
        _broken.Clear();
        var home = Break(pieces, context, FitTry.HouseStyle);
        FlowFit? best = null;
        foreach (ref readonly var candidate in candidates.AsSpan())
        {
            if (best is not null && (candidate.Cost >= best.Cost || _broken.Count >= EnoughBreakings))
            {
                break;
            }

            var columns = area.Lines(candidate.Leading, context.Side.BodySize * candidate.Try.Size);
            var capacity = columns.Sum();
            if (!_broken.TryGetValue(candidate.Try, out var broken))
            {
                if (_broken.Count >= MostBreakings || !MayFit(home, candidate.Try, capacity, columns.Length))
                {
                    continue;
                }

                broken = Break(pieces, context, candidate.Try);
            }

            if (capacity < broken.Least - (2 * columns.Length) || capacity > broken.Most)
            {
                continue;
            }

            best = Better(best, Fill(broken, in candidate, columns, capacity, exact: true));
        }

        if (best is not null)
        {
            CheckWidths(pieces, best);
        }

        return best;
    }

    /// <summary>
    /// The flow as near as it comes: at the tightest setting when it is too long, running on in as many columns more as the rest of it
    /// needs; at the loosest when it is too short.
    /// </summary>
    /// <exception cref="CopyException">A piece that is never cut is taller than a column.</exception>
    public FlowFit Proof(ReadOnlySpan<FlowPiece> pieces, BreakContext context, SideArea area, FitCandidate[] candidates)
    {
        var home = Break(pieces, context, FitTry.HouseStyle);
        var over = home.Natural > area.Lines(context.Side.Leading, context.Side.BodySize).Sum();
        var extreme = candidates[0];
        foreach (var candidate in candidates)
        {
            extreme = over == Room(candidate) > Room(extreme) ? candidate : extreme;
        }

        var broken = Break(pieces, context, extreme.Try);
        var own = area.Lines(extreme.Leading, context.Side.BodySize * extreme.Try.Size);
        var capacity = own.Sum();
        var tallest = own.Max();
        CheckHeights(pieces, broken.Blocks, tallest);

        // Copy far too long is shown as it comes: the ways to set each paragraph no longer matter, and their number would.
        var blocks = broken.Least > capacity * 2 ? Plain(broken.Blocks) : broken.Blocks;
        var further = ((broken.Most + tallest) / Math.Max(1, tallest - 4)) + context.Side.Columns + 1;
        var columns = new int[own.Length + further];
        own.CopyTo(columns, 0);
        columns.AsSpan(own.Length).Fill(tallest);
        var fit = Fill(broken with { Blocks = blocks }, in extreme, columns, capacity, exact: false)
            ?? throw new InvalidOperationException("A flow is never longer than the columns that are made for it.");
        CheckWidths(pieces, fit);
        return fit;
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

    /// <summary>Copy that a setting has room for, compared with others: lines for each point of width that a letter takes.</summary>
    private static double Room(in FitCandidate candidate) =>
        candidate.Lines / (candidate.Try.Size * (1 + (candidate.Try.Tracking * TrackingShare)) * (1 + ((candidate.Try.Headline - 1) * 0.2)));

    private static bool MayFit(Broken home, in FitTry setting, int capacity, int columns)
    {
        var text = home.Text * setting.Size * (1 + (setting.Tracking * TrackingShare));
        var shift = text - home.Text;
        return capacity >= home.Least + shift - (2 * columns) - 2 && capacity <= home.Most + shift + 2;
    }

    private Broken Break(ReadOnlySpan<FlowPiece> pieces, BreakContext context, in FitTry setting)
    {
        if (_broken.TryGetValue(setting, out var known))
        {
            return known;
        }

        var blocks = new FlowBlock[pieces.Length];
        int natural = 0, least = 0, most = 0, text = 0;
        for (var index = 0; index < blocks.Length; index++)
        {
            var block = pieces[index].Options(context, in setting);
            blocks[index] = block;
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
        }

        var broken = new Broken(blocks, natural, least, most, text);
        _broken.Add(setting, broken);
        return broken;
    }

    private FlowFit? Fill(Broken broken, in FitCandidate candidate, int[] columns, int capacity, bool exact)
    {
        Span<int> chosen = stackalloc int[Math.Min(broken.Blocks.Length, 512)];
        var picks = broken.Blocks.Length <= 512 ? chosen : new int[broken.Blocks.Length];
        var starts = new int[broken.Blocks.Length];
        var cost = filler.Fill(broken.Blocks, columns, exact, capacity, picks, starts, out var end);
        if (float.IsInfinity(cost))
        {
            return null;
        }

        var options = new FlowOption[broken.Blocks.Length];
        for (var index = 0; index < options.Length; index++)
        {
            options[index] = broken.Blocks[index].Options[picks[index]];
        }

        var outcome = end == capacity ? FitOutcome.Fitted : end > capacity ? FitOutcome.Overset : FitOutcome.Underset;
        return new FlowFit(candidate, columns, options, starts, end, capacity, outcome, candidate.Cost + cost);
    }

    private static FlowFit? Better(FlowFit? best, FlowFit? other) =>
        best is null || (other is not null && other.Cost < best.Cost) ? other : best;
}
