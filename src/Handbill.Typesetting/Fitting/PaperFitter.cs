using System.Collections.Immutable;
using Handbill.Typesetting.Pages;

namespace Handbill.Typesetting.Fitting;

/// <summary>
/// Fills a page of bands exactly: every article of a band is as high as the band, every column of an article is full, and the
/// bands' lines add up to the page's. For every setting the heights that each article can take are few and known, so what is left is to
/// choose one a band: dynamic programming over the bands, whose state is the line of the page reached. Time is that of breaking the
/// page's lines once a setting, for as many settings as promise to be nearer than the best so far.
/// </summary>
internal sealed partial class PaperFitter(ColumnFiller filler, BreakContext context)
{
    /// <summary>Settings whose lines are broken before the search gives up.</summary>
    public const int MostBreakings = 24;

    /// <summary>Settings broken after which the best so far is taken.</summary>
    private const int EnoughBreakings = 4;

    /// <summary>Lines of air that a head may take more than it must, and what one of them costs; two cost four times as much.</summary>
    private const int MostAir = 2;
    private const float AirCost = 6;

    private const float Unreachable = float.PositiveInfinity;

    private readonly Dictionary<(double Top, double LastBaseline, FitTry Setting), PaperGrid[]> _grids = [];
    private readonly Dictionary<(PaperArticle Article, FitTry Setting), PaperLines> _lines = [];

    /// <summary>Fits a page; null when no setting fills it exactly.</summary>
    /// <param name="page">The page.</param>
    /// <param name="tries">The settings to try, the nearest first.</param>
    /// <param name="most">Settings whose lines are broken before the search gives up.</param>
    public PaperPageFit? Fit(PaperPage page, IEnumerable<PaperTry> tries, int most = MostBreakings)
    {
        var best = Unreachable;
        PaperGrid bestGrid = default;
        int[]? bestHeights = null;
        var broken = 0;
        var promising = tries.Select(one => (Promise: Promise(page, in one), Try: one)).Where(one => one.Promise < Unreachable).OrderBy(one => one.Promise);
        foreach (var (promise, one) in promising)
        {
            if (promise >= best || broken++ >= (bestHeights is null ? most : EnoughBreakings))
            {
                break;
            }

            foreach (var grid in GridsOf(page, in one))
            {
                if (grid.Cost < best && Stack(page, in grid, soft: false, best - grid.Cost) is { Heights: { } heights } found)
                {
                    (best, bestGrid, bestHeights) = (found.Cost + grid.Cost, grid, heights);
                }
            }
        }

        return bestHeights is null ? null : Settle(page, in bestGrid, bestHeights, soft: false, [], best);
    }

    private PaperLines LinesOf(PaperArticle article, in FitTry setting)
    {
        if (!_lines.TryGetValue((article, setting), out var lines))
        {
            lines = new PaperLines(article, context, in setting);
            _lines.Add((article, setting), lines);
        }

        return lines;
    }

    private PaperGrid[] GridsOf(PaperPage page, in PaperTry one)
    {
        if (!_grids.TryGetValue((page.Top, page.LastBaseline, one.Setting), out var grids))
        {
            grids = PaperGrids.List(context.Style, context.Side, page.Area, in one);
            _grids.Add((page.Top, page.LastBaseline, one.Setting), grids);
        }

        return grids;
    }

    /// <summary>
    /// What a setting promises to cost, foretold from the lines at the house style: its distance from that, and the lines by which
    /// the bands would miss the page. Infinite where they cannot make it up at all.
    /// </summary>
    private float Promise(PaperPage page, in PaperTry one)
    {
        var promise = Unreachable;
        foreach (ref readonly var grid in GridsOf(page, in one).AsSpan())
        {
            int low = 0, high = 0;
            for (var band = 0; band < page.Bands.Length; band++)
            {
                var (least, most) = Range(page.Bands[band], band > 0, in grid, foretold: true);
                (low, high) = least > most ? (int.MaxValue / 2, 0) : (low + least, high + most);
            }

            if (low <= grid.Lines && high >= grid.Lines)
            {
                promise = Math.Min(promise, grid.Cost + Math.Abs(grid.Lines - ((low + high) / 2f)));
            }
        }

        return promise;
    }

    /// <summary>The heights that a band can have at most.</summary>
    private (int Least, int Most) Range(PaperBand band, bool ruled, in PaperGrid grid, bool foretold)
    {
        int least = 0, most = int.MaxValue;
        foreach (var article in band.Articles)
        {
            var lines = LinesOf(article, foretold ? FitTry.HouseStyle : grid.Setting);
            var growth = foretold ? FitCandidates.Growth(grid.Setting) : 1;
            var slack = foretold ? article.Columns : 0;
            var head = HeadLines(article.Head, ruled, in grid);
            var picture = PictureLines(article, in grid);
            least = Math.Max(least, head + Math.Max(
                picture.Least + 2, (int)Math.Ceiling(((lines.LeastInColumns * growth) - slack + (picture.Least * article.Covered)) / article.Columns)));
            most = Math.Min(most, head + MostAir + (int)Math.Floor(((lines.Most * growth) + slack + (picture.Most * article.Covered)) / article.Columns));
        }

        return (least, most);
    }

    /// <summary>Chooses the height of every band so that together they are as high as the page, at the least cost below a limit.</summary>
    private (int[]? Heights, float Cost) Stack(PaperPage page, in PaperGrid grid, bool soft, float limit)
    {
        var bands = page.Bands.Length;
        var width = grid.Lines + 1;
        var costs = new float[(bands + 1) * width];
        var heights = new int[(bands + 1) * width];
        Array.Fill(costs, Unreachable);
        costs[0] = 0;
        for (var band = 0; band < bands; band++)
        {
            var (least, most) = soft ? (SoftLeast(page.Bands[band], band > 0, in grid), grid.Lines) : Range(page.Bands[band], band > 0, in grid, foretold: false);
            for (var height = least; height <= Math.Min(most, grid.Lines); height++)
            {
                var own = BandCost(page.Bands[band], band > 0, height, in grid, soft);
                for (var line = 0; own < limit && line + height <= grid.Lines; line++)
                {
                    var to = ((band + 1) * width) + line + height;
                    var cost = costs[(band * width) + line] + own;
                    if (cost < costs[to])
                    {
                        (costs[to], heights[to]) = (cost, height);
                    }
                }
            }
        }

        var total = costs[(bands * width) + grid.Lines];
        if (total >= limit)
        {
            return (null, Unreachable);
        }

        var chosen = new int[bands];
        for (int band = bands, line = grid.Lines; band > 0; line -= chosen[--band])
        {
            chosen[band - 1] = heights[(band * width) + line];
        }

        return (chosen, total);
    }

    private float BandCost(PaperBand band, bool ruled, int height, in PaperGrid grid, bool soft)
    {
        float cost = 0;
        foreach (var article in band.Articles)
        {
            cost += soft ? SoftCost(article, ruled, 0, height, in grid, out _) : ExactCost(article, ruled, 0, height, in grid, out _);
            if (cost == Unreachable)
            {
                break;
            }
        }

        return cost;
    }

    /// <summary>The least that it costs to make an article exactly so high, and how that is done.</summary>
    private float ExactCost(PaperArticle article, bool ruled, int first, int height, in PaperGrid grid, out PaperPlace place)
    {
        var lines = LinesOf(article, grid.Setting);
        var head = HeadLines(article.Head, ruled, in grid);
        var range = PictureLines(article, in grid);
        var best = Unreachable;
        place = default;
        for (var air = 0; air <= MostAir; air++)
        {
            for (var picture = range.Least; picture <= range.Most; picture++)
            {
                var change = range.Change(picture, grid.Leading);
                var cost = (air * air * AirCost) + (change == 0 ? 0 : 1 + (float)(600 * change * change));
                if (cost < best && (cost += lines.Cost(filler, height - head - air, picture)) < best)
                {
                    best = cost;
                    place = new PaperPlace(article, first, height, head + air, air, picture, change);
                }
            }
        }

        return best;
    }

    private PaperPageFit Settle(
        PaperPage page, in PaperGrid grid, int[] heights, bool soft, ImmutableArray<PaperArticle> leftOut, float cost)
    {
        var settings = ImmutableArray.CreateBuilder<PaperSetting>();
        var line = 0;
        for (var band = 0; band < heights.Length; band++)
        {
            foreach (var article in page.Bands[band].Articles)
            {
                PaperPlace place;
                _ = soft ? SoftCost(article, band > 0, line, heights[band], in grid, out place)
                    : ExactCost(article, band > 0, line, heights[band], in grid, out place);
                settings.Add(Set(in place, LinesOf(article, grid.Setting), in grid, exact: !soft));
            }

            line += heights[band];
        }

        return new PaperPageFit(page, grid, settings.ToImmutable(), leftOut, cost);
    }

    /// <summary>Lines that a head must have; what is over is air.</summary>
    public static int HeadLines(PaperHead head, bool ruled, in PaperGrid grid) =>
        Math.Max(1, (int)Math.Ceiling(((head.Height(ruled) - HeadGain(ruled, in grid)) / grid.Leading) - 0.1));

    /// <summary>Height between a band's top and its text over that of the lines between them.</summary>
    public static double HeadGain(bool ruled, in PaperGrid grid) => ruled ? grid.Leading - ((SideArea.Rise + Fall) * grid.BodySize) : 0;

    /// <summary>From a baseline down to where the band below may begin, as a factor of the size.</summary>
    public const double Fall = 0.25;

    private PictureRange PictureLines(PaperArticle article, in PaperGrid grid) => PictureLines(article, context.Style, in grid);

    /// <summary>Lines that an article's picture across columns may take; none without one.</summary>
    public static PictureRange PictureLines(PaperArticle article, HouseStyle style, in PaperGrid grid)
    {
        if (article.Across is not { } piece)
        {
            return default;
        }

        var height = Math.Min(article.CoveredMeasure * piece.Picture.Source.Height / piece.Picture.Source.Width, grid.Lines * grid.Leading * 0.5);
        var knob = style.Knobs.FactorOf(KnobKind.PictureHeight);
        var leading = grid.Leading;
        return new PictureRange(Lines(height * knob.Minimum), Lines(height), Lines(height * knob.Maximum), height);

        int Lines(double points) =>
            Math.Max(2, (int)Math.Round(((points + article.CaptionHeight) / leading) + 0.9, MidpointRounding.AwayFromZero));
    }

    /// <summary>Lines that a picture across columns may take.</summary>
    public readonly record struct PictureRange(int Least, int Natural, int Most, double Height)
    {
        public double Change(int lines, double leading) => lines == Natural ? 0 : (lines - Natural) * leading / Height;
    }
}
