using System.Collections.Immutable;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Fitting;

/// <summary>Says in numbers and words how the frames and pages of a newspaper came out.</summary>
internal sealed class FrameReporter(
    Flatplan plan, HouseStyle style, StyleSide side, SheetFurniture furniture, IReadOnlyList<FrameGroupFit> fits, IReadOnlyList<FrameSetting> beyond)
{
    /// <summary>About so many words stand on a line of a newspaper's column.</summary>
    private const int WordsOnLine = 6;

    /// <summary>How each frame came out, in the order of the flatplan.</summary>
    public ImmutableArray<FrameFit> Frames()
    {
        var frames = new FrameFit[plan.Frames.Length];
        for (var index = 0; index < frames.Length; index++)
        {
            if (plan.Frames[index].Story < 0)
            {
                var lines = LinesOf(plan.Frames[index].Box);
                frames[index] = At(plan.Frames[index].Box, FitOutcome.Underset, lines * WordsOnLine, lines, 0);
            }
        }

        foreach (var setting in fits.SelectMany(fit => fit.Settings))
        {
            var from = 0;
            var column = 0;
            foreach (var leg in setting.Story.Legs)
            {
                var to = from + setting.Columns.AsSpan(column, leg.Box.Columns).ToArray().Sum();
                var (outcome, words, lines) = Off(setting, from, to, leg.GoesOn);
                frames[leg.Frame] = At(leg.Box, outcome, words, lines, WordsOn(setting, from, to));
                (from, column) = (to, column + leg.Box.Columns);
            }
        }

        return [.. frames];
    }

    /// <summary>How each page came out: the sum of its frames, and of what no frame covers.</summary>
    public ImmutableArray<SideFit> Pages()
    {
        var frames = Frames();
        return [.. Enumerable.Range(1, plan.Pages).Select(page => Page(page, [.. plan.Frames.Zip(frames).Where(frame => frame.First.Box.Page == page).Select(frame => frame.Second)]))];
    }

    /// <summary>Several pages as one.</summary>
    public static SideFit Sum(IEnumerable<SideFit> pages)
    {
        var all = pages.ToList();
        var outcome = all.Exists(page => page.Outcome == FitOutcome.Overset) ? FitOutcome.Overset : all.Max(page => page.Outcome);
        var off = all.FindAll(page => page.Outcome == outcome && outcome != FitOutcome.Fitted);
        return (off.MaxBy(page => page.WordsOff) ?? all[0]) with
        {
            Outcome = outcome,
            Words = all.Sum(page => page.Words),
            WordsOff = off.Sum(page => page.WordsOff),
            LinesOff = off.Sum(page => page.LinesOff),
        };
    }

    private SideFit Page(int page, List<FrameFit> frames)
    {
        var fit = fits.First(one => one.Divisions.Any(division => division.Page.Index == page - 1));
        var grid = Division(page).Grid;
        var uncovered = (plan.Columns * plan.Rows) - plan.Frames.Where(frame => frame.Box.Page == page).Sum(frame => frame.Box.Columns * frame.Box.Rows);
        var (words, lines) = (0, 0);
        if (page == plan.Pages)
        {
            // What stands in no frame is too much for the paper as a whole.
            (words, lines) = (beyond.Sum(one => one.Story.Article.Words), beyond.Sum(one => one.End));
        }

        var outcome = words > 0 || frames.Exists(frame => frame.Outcome == FitOutcome.Overset) ? FitOutcome.Overset
            : uncovered > 0 || frames.Exists(frame => frame.Outcome == FitOutcome.Underset) ? FitOutcome.Underset : FitOutcome.Fitted;
        var off = frames.FindAll(frame => frame.Outcome == outcome && outcome != FitOutcome.Fitted);
        var bare = outcome == FitOutcome.Underset ? uncovered * grid.Lines / plan.Rows : 0;
        var worst = fit.Settings.Where(setting => setting.Story.Legs.Any(leg => leg.Box.Page == page)).MaxBy(setting => Math.Abs(setting.Over));
        return new SideFit
        {
            Outcome = outcome,
            Words = frames.Sum(frame => frame.Words),
            Size = Rounded(grid.BodySize),
            Leading = Rounded(grid.Leading),
            WordsOff = off.Sum(frame => frame.WordsOff) + words + (bare * WordsOnLine),
            LinesOff = off.Sum(frame => frame.LinesOff) + lines + bare,
            Nearest = outcome == FitOutcome.Fitted ? null : worst?.Over is null or 0 ? beyond.FirstOrDefault()?.Story.Article.Copy.Title : worst.Story.Article.Copy.Title,
            Turned = Turned(fit, grid, page),
        };
    }

    private static (FitOutcome Outcome, int Words, int Lines) Off(FrameSetting setting, int from, int to, bool goesOn)
    {
        if (setting.Over > 0)
        {
            return goesOn ? (FitOutcome.Fitted, 0, 0) : (FitOutcome.Overset, Math.Max(1, WordsOn(setting, setting.Capacity, int.MaxValue)), setting.Over);
        }

        // What is left free is at the end: of the last frame, and of those before it where the text does not reach so far.
        var free = Math.Min(to - from, to - (setting.Capacity + setting.Over));
        var share = setting.End == 0 ? WordsOnLine : (double)setting.Story.Article.Words / setting.End;
        return free <= 0 ? (FitOutcome.Fitted, 0, 0) : (FitOutcome.Underset, Math.Max(1, (int)(free * share)), free);
    }

    /// <summary>Words that stand on some lines of an article; its head's are counted with the first.</summary>
    private static int WordsOn(FrameSetting setting, int from, int to)
    {
        var article = setting.Story.Article;
        var words = from == 0 ? article.Head.Words + (article.Across?.Words ?? 0) : 0;
        for (var index = 0; index < setting.Options.Length; index++)
        {
            if (article.Pieces[index] is TextPiece piece && setting.Options[index].Broken is { } broken)
            {
                for (var line = 0; line < broken.Length; line++)
                {
                    words += setting.Starts[index] + line >= from && setting.Starts[index] + line < to ? piece.Text.WordsBetween(broken[line].Start, broken[line].End) : 0;
                }
            }
            else
            {
                words += setting.Starts[index] >= from && setting.Starts[index] < to ? article.Pieces[index].Words : 0;
            }
        }

        return words;
    }

    private FrameDivision Division(int page) => fits.SelectMany(fit => fit.Divisions).First(division => division.Page.Index == page - 1);

    private int LinesOf(FrameBox box)
    {
        var (first, end) = Division(box.Page).LinesOf(box);
        return (end - first) * box.Columns;
    }

    private FrameFit At(FrameBox box, FitOutcome outcome, int words, int lines, int has)
    {
        var division = Division(box.Page);
        var (first, end) = division.LinesOf(box);
        var (left, width) = furniture.Across(box.Page - 1, side, box.Column - 1, box.Columns);
        var area = division.Page.Area.Columns[0];
        var height = (area.LastBaseline - area.Top) / division.Grid.Lines;
        return new FrameFit(outcome, words, lines, has, Rounded(left), Rounded(area.Top + (first * height)), Rounded(width), Rounded((end - first) * height));
    }

    private ImmutableArray<TurnedKnob> Turned(FrameGroupFit fit, PaperGrid grid, int page)
    {
        var turned = ImmutableArray.CreateBuilder<TurnedKnob>();
        int air = 0, looser = 0;
        double pictures = 0;
        foreach (var setting in fit.Settings.Where(setting => !setting.Story.Legs.IsEmpty && setting.Story.Legs[0].Box.Page == page))
        {
            air += setting.Places.Sum(place => place.HeadAir);
            pictures += setting.Places.Sum(place => place.PictureChange);
            looser += setting.Options.Count(option => option.Cost > 0 && option.Kind == TurnKind.Looseness);
            air += setting.Options.Where(option => option.Cost > 0 && option.Kind == TurnKind.Air).Sum(option => (int)option.Change);
            pictures += setting.Options.Where(option => option.Cost > 0 && option.Kind == TurnKind.Picture).Sum(option => option.Change);
        }

        Add(KnobKind.HeadlineSpace, side.HeadlineSpace, side.HeadlineSpace + air);
        Add(KnobKind.Leading, 1, grid.Leading / (side.Leading * grid.Setting.Size));
        Add(KnobKind.Looseness, 0, looser);
        Add(KnobKind.Tracking, 0, grid.Setting.Tracking);
        Add(KnobKind.Size, 1, grid.Setting.Size);
        Add(KnobKind.PictureHeight, 1, 1 + pictures);
        return [.. turned.OrderBy(knob => style.Knobs[knob.Kind].Priority)];

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
