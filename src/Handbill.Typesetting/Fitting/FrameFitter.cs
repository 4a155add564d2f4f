using System.Collections.Immutable;

namespace Handbill.Typesetting.Fitting;

/// <summary>
/// Fills the frames of pages exactly, all articles of a page together. What a page shares is chosen once for it: size, tracking and
/// leading, and the lines at which its frames meet, which may lie a few lines off the rows of the flatplan, the same for all frames that meet there. What
/// each article has of its own follows: its breaks, the air over it, the height of its picture. Pages that an article runs between
/// are one problem with one type.
/// <para>
/// For one setting the heights that an article can take are few, and what one costs does not depend on the others: so the edges of a page are
/// chosen from the top down, and a choice is dropped as soon as an article cannot take it. From page to page goes only what the
/// frames left behind leave to those to come. With k edges between the frames of a page that is at most (2p + 1)^k choices, p the
/// lines that an edge may move; articles that cannot take most of them leave some tens. Time is that of breaking the lines once a setting.
/// </para>
/// </summary>
internal sealed partial class FrameFitter(ColumnFiller filler, BreakContext context, int rows)
{
    /// <summary>Settings whose lines are broken before the search gives up.</summary>
    public const int MostBreakings = 24;

    /// <summary>Settings broken after which the best so far is taken.</summary>
    private const int EnoughBreakings = 3;

    /// <summary>Lines that an edge may lie off its row, and what they cost.</summary>
    private const int Play = 4;
    private const float PlayCost = 0.35f;

    /// <summary>Lines of air that a head may take more than it must, and what one of them costs; two cost four times as much.</summary>
    private const int MostAir = 2;
    private const float AirCost = 6;

    /// <summary>What an article that is not exactly full costs in a proof, and each line that it is off.</summary>
    private const float NotFull = 2_000;
    private const float LineOff = 100;

    /// <summary>Choices that are followed from one page to the next, and those looked at on a page.</summary>
    private const int Beam = 64;
    private const int MostNodes = 6_000;

    private const float Unreachable = float.PositiveInfinity;

    private readonly Dictionary<(PaperArticle Article, FitTry Setting), PaperLines> _lines = [];
    private readonly Dictionary<(PaperLines Lines, string Columns), float> _costs = [];

    /// <summary>Fits the pages of a group; null when no setting fills them all exactly.</summary>
    /// <param name="group">The pages.</param>
    /// <param name="tries">The settings to try, the nearest first.</param>
    /// <param name="most">Settings whose lines are broken before the search gives up.</param>
    public FrameGroupFit? Fit(FrameGroup group, IEnumerable<PaperTry> tries, int most = MostBreakings)
    {
        FrameState? best = null;
        var broken = 0;
        var promising = tries.Select(one => (Promise: Promise(group, in one), Try: one)).Where(one => one.Promise < Unreachable).OrderBy(one => one.Promise);
        foreach (var (promise, one) in promising)
        {
            if ((best is not null && promise >= best.Cost) || broken++ >= (best is null ? most : EnoughBreakings))
            {
                break;
            }

            if (Divide(group, in one, soft: false) is { } found && (best is null || found.Cost < best.Cost))
            {
                best = found;
            }
        }

        return best is null ? null : Settle(group, best, soft: false);
    }

    /// <summary>The pages with the fewest lines too many or too few.</summary>
    /// <param name="group">The pages.</param>
    /// <param name="tries">Every setting, the nearest first.</param>
    /// <exception cref="Setting.CopyException">A piece that is never cut is taller than the page.</exception>
    public FrameGroupFit Proof(FrameGroup group, IReadOnlyList<PaperTry> tries)
    {
        FrameState? best = null;
        foreach (var one in new[] { tries[0], tries.MinBy(Growth), tries.MaxBy(Growth) }.Distinct())
        {
            if (Divide(group, in one, soft: true) is { } found && (best is null || found.Cost < best.Cost))
            {
                best = found;
            }
        }

        return Settle(group, best ?? throw new InvalidOperationException("A proof can always be divided."), soft: true);
    }

    private static double Growth(PaperTry one) => FitCandidates.Growth(one.Setting);

    private PaperLines LinesOf(FrameStory story, in FitTry setting)
    {
        if (!_lines.TryGetValue((story.Article, setting), out var lines))
        {
            lines = new PaperLines(story.Article, context, in setting);
            _lines.Add((story.Article, setting), lines);
        }

        return lines;
    }

    private PaperGrid[] GridsOf(FramePage page, in PaperTry one) => PaperGrids.List(context.Style, context.Side, page.Area, in one);

    private int LineOfRow(int row, in PaperGrid grid) => (int)Math.Round((row - 1) * grid.Lines / (double)rows, MidpointRounding.AwayFromZero);

    /// <summary>
    /// What a setting promises to cost, foretold from the lines at the house style: its distance from that, and the lines by which
    /// articles would miss their frames. Infinite where moving the edges cannot make that up.
    /// </summary>
    private float Promise(FrameGroup group, in PaperTry one)
    {
        var grids = new PaperGrid[group.Pages.Length];
        var promise = one.Cost;
        for (var page = 0; page < grids.Length; page++)
        {
            grids[page] = GridsOf(group.Pages[page], in one)[0];
        }

        var growth = FitCandidates.Growth(one.Setting);
        foreach (var story in group.Stories)
        {
            double room = 0, play = 0;
            foreach (var leg in story.Legs)
            {
                ref readonly var grid = ref grids[PageOf(group, leg)];
                var height = LineOfRow(leg.Box.EndRow, in grid) - LineOfRow(leg.Box.Row, in grid);
                var picture = leg.Head.IsContinued ? default : PaperFitter.PictureLines(story.Article, context.Style, in grid);
                room += leg.Columns(story.Article, height - PaperFitter.HeadLines(leg.Head, leg.Box.Row > 1, in grid), picture.Natural).Sum();
                play += ((2 * Play) + MostAir + (0.08 * grid.Lines)) * leg.Box.Columns;
            }

            var lines = LinesOf(story, FitTry.HouseStyle);
            var off = Math.Abs(room - (lines.Natural * growth));
            promise += off > play + (lines.Most - lines.Natural) + 4 ? Unreachable : (float)(off / story.Legs.Sum(leg => leg.Box.Columns));
        }

        return promise;
    }

    private static int PageOf(FrameGroup group, FrameLeg leg)
    {
        for (var page = 0; page < group.Pages.Length; page++)
        {
            if (group.Pages[page].Index == leg.Box.Page - 1)
            {
                return page;
            }
        }

        throw new InvalidOperationException("A group has the pages of all its articles.");
    }

    /// <summary>The least that it costs to fill a leg of an article that ends in it, and how that is done.</summary>
    /// <param name="story">The article.</param>
    /// <param name="leg">Its last leg.</param>
    /// <param name="before">Columns of the legs before.</param>
    /// <param name="first">Line at which the frame begins.</param>
    /// <param name="height">Lines of the frame.</param>
    /// <param name="grid">The page's grid.</param>
    /// <param name="soft">True when lines too many or too few are only dear.</param>
    /// <param name="place">How it is done.</param>
    private float Cost(FrameStory story, FrameLeg leg, int[] before, int first, int height, in PaperGrid grid, bool soft, out FramePlace place)
    {
        var lines = LinesOf(story, grid.Setting);
        var head = PaperFitter.HeadLines(leg.Head, leg.Box.Row > 1, in grid);
        var range = leg.Head.IsContinued ? default : PaperFitter.PictureLines(story.Article, context.Style, in grid);
        var best = Unreachable;
        place = default;
        for (var air = 0; air <= MostAir; air++)
        {
            for (var picture = range.Least; picture <= range.Most; picture++)
            {
                var change = range.Change(picture, grid.Leading);
                var cost = (air * air * AirCost) + (change == 0 ? 0 : 1 + (float)(600 * change * change));
                if (cost < best && (cost += Cost(lines, [.. before, .. leg.Columns(story.Article, height - head - air, picture)])) < best)
                {
                    best = cost;
                    place = new FramePlace(first, height, head + air, air, picture, change);
                }
            }
        }

        if (best == Unreachable && soft)
        {
            place = PlainPlace(story, leg, first, height, in grid);
            var room = before.Sum() + leg.Columns(story.Article, place.TextLines, place.PictureLines).Sum();
            best = NotFull + (LineOff * Math.Max(1, Math.Abs(room - lines.Natural)));
        }

        return best;
    }

    /// <summary>A leg without air, its picture as its proportions give it, or as high as the frame lets it be.</summary>
    private FramePlace PlainPlace(FrameStory story, FrameLeg leg, int first, int height, in PaperGrid grid)
    {
        var head = Math.Min(height, PaperFitter.HeadLines(leg.Head, leg.Box.Row > 1, in grid));
        var range = leg.Head.IsContinued ? default : PaperFitter.PictureLines(story.Article, context.Style, in grid);
        var picture = Math.Clamp(height - head - 2, 0, range.Natural);
        return new FramePlace(first, height, head, 0, picture, range.Natural == 0 ? 0 : range.Change(picture, grid.Leading));
    }

    /// <summary>What it costs to fill columns exactly, or infinity.</summary>
    private float Cost(PaperLines lines, int[] columns)
    {
        var room = columns.Sum();
        if (room < lines.Least - (2 * columns.Length) || room > lines.Most || Array.Exists(columns, column => column < 2))
        {
            return Unreachable;
        }

        var key = (lines, string.Create(columns.Length, columns, (text, all) =>
        {
            for (var index = 0; index < all.Length; index++)
            {
                text[index] = (char)all[index];
            }
        }));
        if (!_costs.TryGetValue(key, out var cost))
        {
            cost = filler.Fill(lines.Blocks, columns, exact: true, room, new int[lines.Blocks.Length], new int[lines.Blocks.Length], out _);
            _costs.Add(key, cost);
        }

        return cost;
    }
}
