using System.Collections.Immutable;
using Handbill.Typesetting.Pages;

namespace Handbill.Typesetting.Fitting;

/// <summary>Says in numbers and words how a side came out.</summary>
internal static class FitReporter
{
    public static SideFit Report(
        HouseStyle style, StyleSide side, IReadOnlyList<FlowStory> stories, FlowFit fit, ImmutableArray<string> held, ImmutableArray<string> filled)
    {
        var words = stories.Sum(WordsOf);
        var report = new SideFit
        {
            Outcome = fit.Outcome,
            Words = words,
            Share = Rounded(fit.Share),
            Size = Rounded(side.BodySize * fit.Candidate.Try.Size),
            Leading = Rounded(fit.Candidate.Leading),
            Held = held,
            Filled = filled,
            Turned = Turned(style, side, fit, held.Length, filled.Length),
        };

        // A proof may end on the last line and still have columns that do not: then a line is the least that is off.
        var lines = Math.Max(1, fit.Outcome == FitOutcome.Overset ? fit.End - fit.Capacity : fit.Capacity - fit.End);
        if (fit.Outcome == FitOutcome.Fitted)
        {
            return report;
        }

        if (fit.Outcome == FitOutcome.Overset)
        {
            var (cut, nearest) = NearestCut(stories, fit, lines);
            return report with { LinesOff = lines, WordsOff = cut, Nearest = nearest };
        }

        return report with { LinesOff = lines, WordsOff = WordsOnLines(stories, fit, lines) };
    }

    private static int WordsOf(FlowStory story) => story.Pieces.Sum(piece => piece.Words);

    /// <summary>
    /// The story from whose end the fewest words go to save so many lines, and how many those are: whole lines, as they stand at
    /// the tightest setting. Where no story alone has so many lines, the longest, and words by the average line.
    /// </summary>
    private static (int Words, string Title) NearestCut(IReadOnlyList<FlowStory> stories, FlowFit fit, int lines)
    {
        var best = (Words: int.MaxValue, Title: "");
        var first = 0;
        foreach (var story in stories)
        {
            var words = WordsToSave(story, fit, first, lines);
            if (words < best.Words)
            {
                best = (words, story.Copy.Title);
            }

            first += story.Pieces.Length;
        }

        return best.Words < int.MaxValue ? best : (WordsOnLines(stories, fit, lines), stories.MaxBy(WordsOf)!.Copy.Title);
    }

    private static int WordsOnLines(IReadOnlyList<FlowStory> stories, FlowFit fit, int lines)
    {
        var all = Math.Max(1, fit.Options.Sum(option => option.Lines));
        return Math.Max(1, (int)(((long)stories.Sum(WordsOf) * lines) + all - 1) / all);
    }

    private static int WordsToSave(FlowStory story, FlowFit fit, int first, int lines)
    {
        var words = 0;
        for (var index = story.Pieces.Length - 1; index >= 0; index--)
        {
            if (story.Pieces[index] is not TextPiece piece)
            {
                continue;
            }

            var broken = fit.Options[first + index].Broken!;
            for (var line = broken.Length - 1; line >= 0; line--)
            {
                // Copy is left for the headline to stand over.
                if (lines == 0)
                {
                    return Math.Max(1, words);
                }

                words += piece.Text.WordsBetween(broken[line].Start, broken[line].End);
                lines--;
            }
        }

        return int.MaxValue;
    }

    private static ImmutableArray<TurnedKnob> Turned(HouseStyle style, StyleSide side, FlowFit fit, int held, int filled)
    {
        var turned = ImmutableArray.CreateBuilder<TurnedKnob>();
        var candidate = fit.Candidate;
        int air = 0, looser = 0;
        double pictures = 0;
        for (var index = 0; index < fit.Options.Length; index++)
        {
            var option = fit.Options[index];
            if (option.Cost > 0)
            {
                looser += option.Kind == TurnKind.Looseness ? 1 : 0;
                air += option.Kind == TurnKind.Air ? (int)option.Change : 0;
                pictures += option.Kind == TurnKind.Picture ? option.Change : 0;
            }
        }

        Add(KnobKind.HeadlineSpace, side.HeadlineSpace, side.HeadlineSpace + air, air);
        var leading = candidate.Leading / (side.Leading * candidate.Try.Size);
        Add(KnobKind.Leading, 1, leading, Math.Abs(leading - 1) > 0.0005 ? 1 : 0);
        Add(KnobKind.Looseness, 0, looser, looser);
        Add(KnobKind.Tracking, 0, candidate.Try.Tracking, candidate.Try.Tracking);
        Add(KnobKind.Size, 1, candidate.Try.Size, candidate.Try.Size - 1);
        Add(KnobKind.HeadlineSize, 1, candidate.Try.Headline, candidate.Try.Headline - 1);
        Add(KnobKind.PictureHeight, 1, 1 + pictures, pictures);
        Add(KnobKind.Holdovers, 0, held, held);
        Add(KnobKind.Fillers, 0, filled, filled);
        turned.Sort((one, other) => Priority(one).CompareTo(Priority(other)));
        return turned.ToImmutable();

        int Priority(TurnedKnob knob) => style.Knobs[knob.Kind].Priority;

        void Add(KnobKind kind, double from, double to, double change)
        {
            if (Math.Abs(change) > 0.00001)
            {
                turned.Add(new TurnedKnob(kind, Rounded(from), Rounded(to)));
            }
        }
    }

    private static double Rounded(double value) => Math.Round(value, 3, MidpointRounding.AwayFromZero);
}
