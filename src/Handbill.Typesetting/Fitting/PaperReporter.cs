using System.Collections.Immutable;
using Handbill.Typesetting.Pages;

namespace Handbill.Typesetting.Fitting;

/// <summary>Says in numbers and words how a page of a paper came out.</summary>
internal static class PaperReporter
{
    public static SideFit Report(HouseStyle style, StyleSide side, PaperPageFit fit, int columns, ImmutableArray<string> filled)
    {
        var report = new SideFit
        {
            Outcome = FitOutcome.Fitted,
            Words = fit.Articles.Sum(article => article.Place.Article.Words) + fit.LeftOut.Sum(article => article.Words),
            Size = Rounded(fit.Grid.BodySize),
            Leading = Rounded(fit.Grid.Leading),
            Filled = filled,
            Turned = Turned(style, side, fit, filled.Length),
        };
        if (fit.Fits)
        {
            return report;
        }

        if (fit.Articles.IsEmpty && fit.LeftOut.IsEmpty)
        {
            // An empty page: about six words stand on a line of a newspaper's column.
            return report with { Outcome = FitOutcome.Underset, LinesOff = fit.Grid.Lines * columns, WordsOff = fit.Grid.Lines * columns * 6 };
        }

        if (!fit.LeftOut.IsEmpty)
        {
            var last = fit.LeftOut[^1];
            return report with
            {
                Outcome = FitOutcome.Overset,
                LinesOff = fit.Grid.Lines,
                WordsOff = fit.LeftOut.Sum(article => article.Words),
                Nearest = last.Copy.Title,
            };
        }

        var worst = fit.Articles.MaxBy(article => Math.Abs(article.Over))!;
        return report with
        {
            Outcome = worst.Over > 0 ? FitOutcome.Overset : FitOutcome.Underset,
            LinesOff = Math.Abs(worst.Over),
            WordsOff = worst.Over > 0 ? WordsOnLast(worst) : WordsOn(worst),
            Nearest = worst.Place.Article.Copy.Title,
        };
    }

    /// <summary>The pages as one: the worst of them, with the words of all.</summary>
    public static SideFit Worst(IEnumerable<SideFit> pages)
    {
        var all = pages.ToList();
        return all.MaxBy(page => page.WordsOff)! with { Words = all.Sum(page => page.Words) };
    }

    /// <summary>The words on the lines that are too many, from the end.</summary>
    private static int WordsOnLast(PaperSetting setting)
    {
        var words = 0;
        var lines = setting.Over;
        for (var index = setting.Options.Length - 1; index >= 0 && lines > 0; index--)
        {
            if (setting.Place.Article.Pieces[index] is TextPiece piece && setting.Options[index].Broken is { } broken)
            {
                for (var line = broken.Length - 1; line >= 0 && lines > 0; line--, lines--)
                {
                    words += piece.Text.WordsBetween(broken[line].Start, broken[line].End);
                }
            }
            else
            {
                lines -= setting.Options[index].Lines;
                words += setting.Place.Article.Pieces[index].Words;
            }
        }

        return Math.Max(1, words);
    }

    /// <summary>The words that the free lines have room for.</summary>
    private static int WordsOn(PaperSetting setting)
    {
        var words = setting.Place.Article.Pieces.Sum(piece => piece.Words);
        return Math.Max(1, setting.End == 0 ? -setting.Over * 6 : -setting.Over * words / setting.End);
    }

    private static ImmutableArray<TurnedKnob> Turned(HouseStyle style, StyleSide side, PaperPageFit fit, int filled)
    {
        var turned = ImmutableArray.CreateBuilder<TurnedKnob>();
        int air = 0, looser = 0;
        double pictures = 0;
        foreach (var article in fit.Articles)
        {
            air += article.Place.HeadAir;
            pictures += article.Place.PictureChange;
            foreach (ref readonly var option in article.Options.AsSpan())
            {
                looser += option.Cost > 0 && option.Kind == TurnKind.Looseness ? 1 : 0;
                air += option.Cost > 0 && option.Kind == TurnKind.Air ? (int)option.Change : 0;
                pictures += option.Cost > 0 && option.Kind == TurnKind.Picture ? option.Change : 0;
            }
        }

        Add(KnobKind.HeadlineSpace, side.HeadlineSpace, side.HeadlineSpace + air);
        Add(KnobKind.Leading, 1, fit.Grid.Leading / (side.Leading * fit.Grid.Setting.Size));
        Add(KnobKind.Looseness, 0, looser);
        Add(KnobKind.Tracking, 0, fit.Grid.Setting.Tracking);
        Add(KnobKind.Size, 1, fit.Grid.Setting.Size);
        Add(KnobKind.PictureHeight, 1, 1 + pictures);
        Add(KnobKind.Fillers, 0, filled);
        turned.Sort((one, other) => Priority(one).CompareTo(Priority(other)));
        return turned.ToImmutable();

        int Priority(TurnedKnob knob) => style.Knobs[knob.Kind].Priority;

        void Add(KnobKind kind, double from, double to)
        {
            if (Math.Abs(to - from) > 0.0005)
            {
                turned.Add(new TurnedKnob(kind, Rounded(from), Rounded(to)));
            }
        }
    }

    private static double Rounded(double value) => Math.Round(value, 3, MidpointRounding.AwayFromZero);
}
