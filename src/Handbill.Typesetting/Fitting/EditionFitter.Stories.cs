using System.Collections.Immutable;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Setting;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Fitting;

/// <summary>Filling one side: with its stories as they are, else without some that may wait, else with notices of the house.</summary>
public sealed partial class EditionFitter
{
    /// <summary>Sets of items to hold, or of notices to put in, that are tried at most.</summary>
    private const int MostSets = 24;

    /// <summary>Times that the words to cut are tried out before they are told as they are.</summary>
    private const int MostTrials = 5;

    private SideSetting FitStories(
        IReadOnlyList<Story> copy, IEnumerable<Story> notices, Func<Story, FlowStory> make, HouseStyle style, StyleSide side, FitMemory memory,
        BreakContext context, SideArea area)
    {
        var stories = copy.Select(make).ToList();
        if (TryFit(stories, style, side, memory, context, area, [], []) is { } fitted)
        {
            return fitted;
        }

        var proof = Proof(stories, style, side, memory, context, area);
        return proof.Report.Outcome == FitOutcome.Overset
            ? WithoutSome(stories, style, side, memory, context, area) ?? TriedOut(proof, stories, make, style, side, memory, context, area)
            : WithNotices(stories, [.. notices.Select(make)], style, side, memory, context, area) ?? proof;
    }

    /// <summary>Cuts the words that the report names from the end of the story it names, and more until the side fits: so many are told.</summary>
    private SideSetting TriedOut(
        SideSetting proof, List<FlowStory> stories, Func<Story, FlowStory> make, HouseStyle style, StyleSide side, FitMemory memory,
        BreakContext context, SideArea area)
    {
        var words = proof.Report.WordsOff;
        var aLine = Math.Max(1, words / proof.Report.LinesOff);
        var index = stories.FindIndex(story => story.Copy.Title == proof.Report.Nearest);
        for (var trial = 0; trial < MostTrials; trial++)
        {
            if (CopyCut.Without(stories[index].Copy, words) is not { } shorter)
            {
                break;
            }

            List<FlowStory> cut = [.. stories];
            cut[index] = make(shorter);
            if (TryFit(cut, style, side, memory, context, area, [], []) is not null)
            {
                return proof with { Report = proof.Report with { WordsOff = words } };
            }

            var still = Proof(cut, style, side, memory, context, area).Report;
            words += Math.Max(still.WordsOff, (trial + 1) * aLine);
        }

        return proof;
    }

    private SideSetting? TryFit(
        IReadOnlyList<FlowStory> stories, HouseStyle style, StyleSide side, FitMemory memory, BreakContext context, SideArea area,
        ImmutableArray<string> held, ImmutableArray<string> filled)
    {
        (var reserved, stories) = Reserve(stories, context, area);
        var pieces = Flow(stories);
        if (pieces.Length == 0)
        {
            return null;
        }

        var fit = _fitter.Fit(pieces, context, memory.CandidatesFor(style, side, reserved));
        return fit is null ? null
            : new SideSetting(reserved, [.. stories], fit, FitReporter.Report(style, side, stories, fit, held, filled));
    }

    /// <summary>The side as it comes nearest, for looking at.</summary>
    private SideSetting Proof(
        IReadOnlyList<FlowStory> stories, HouseStyle style, StyleSide side, FitMemory memory, BreakContext context, SideArea area)
    {
        (var reserved, stories) = Reserve(stories, context, area);
        var pieces = Flow(stories);
        var fit = _fitter.Proof(pieces, context, memory.CandidatesFor(style, side, reserved));
        return new SideSetting(reserved, [.. stories], fit, FitReporter.Report(style, side, stories, fit, [], []));
    }

    private static FlowPiece[] Flow(IReadOnlyList<FlowStory> stories) => [.. stories.SelectMany(story => story.Pieces)];

    /// <summary>Tries to do without items that may wait: first one, then two, then three, the last in the order first.</summary>
    private SideSetting? WithoutSome(
        IReadOnlyList<FlowStory> stories, HouseStyle style, StyleSide side, FitMemory memory, BreakContext context, SideArea area)
    {
        var may = Enumerable.Range(0, stories.Count).Where(index => stories[index].Copy.MayBeHeldOver).Reverse().ToArray();
        foreach (var set in Sets(may, Most(style, KnobKind.Holdovers)))
        {
            var left = stories.Where((_, index) => !set.Contains(index)).ToList();
            var held = set.Order().Select(index => stories[index].Copy.Title).ToImmutableArray();
            if (left.Count > 0 && TryFit(left, style, side, memory, context, area, held, []) is { } fitted)
            {
                return fitted;
            }
        }

        return null;
    }

    /// <summary>Tries to fill up with notices of the house: first one, then two, then three, the first in the order first.</summary>
    private SideSetting? WithNotices(
        IReadOnlyList<FlowStory> stories, IReadOnlyList<FlowStory> notices, HouseStyle style, StyleSide side, FitMemory memory,
        BreakContext context, SideArea area)
    {
        foreach (var set in Sets([.. Enumerable.Range(0, notices.Count)], Most(style, KnobKind.Fillers)))
        {
            var more = stories.Concat(set.Order().Select(index => notices[index])).ToList();
            var filled = set.Order().Select(index => notices[index].Copy.Title).ToImmutableArray();
            if (TryFit(more, style, side, memory, context, area, [], filled) is { } fitted)
            {
                return fitted;
            }
        }

        return null;
    }

    private static int Most(HouseStyle style, KnobKind kind) =>
        style.Knobs.MayTurn(kind, out var knob) ? (int)knob.Maximum : 0;

    /// <summary>Every choice of one, then of two, and so on, in the order given.</summary>
    private static IEnumerable<int[]> Sets(int[] from, int most)
    {
        var tried = 0;
        for (var size = 1; size <= Math.Min(most, from.Length); size++)
        {
            foreach (var set in Choose(from, size, 0))
            {
                if (++tried > MostSets)
                {
                    yield break;
                }

                yield return set;
            }
        }
    }

    private static IEnumerable<int[]> Choose(int[] from, int size, int first)
    {
        if (size == 0)
        {
            yield return [];
            yield break;
        }

        for (var index = first; index <= from.Length - size; index++)
        {
            foreach (var rest in Choose(from, size - 1, index + 1))
            {
                yield return [from[index], .. rest];
            }
        }
    }

    /// <summary>The columns with the room that pictures across columns take at their head.</summary>
    private static (SideArea Area, IReadOnlyList<FlowStory> Stories) Reserve(IReadOnlyList<FlowStory> stories, BreakContext context, SideArea area)
    {
        var (pictures, settled) = AcrossPicture.Place(stories, context, area);
        if (pictures.IsEmpty)
        {
            return (area, settled);
        }

        var columns = area.Columns.ToBuilder();
        foreach (var picture in pictures)
        {
            for (var index = picture.FirstColumn; index < picture.FirstColumn + picture.Columns; index++)
            {
                columns[index] = columns[index] with { Reserved = picture.Room };
            }
        }

        return (area with { Columns = columns.ToImmutable(), Across = pictures }, settled);
    }
}
