using System.Collections.Immutable;
using Handbill.Typesetting.Setting;

namespace Handbill.Typesetting.Fitting;

/// <summary>A page that no setting fills, as near as it comes: which article has how many lines too many or too few.</summary>
internal sealed partial class PaperFitter
{
    /// <summary>What an article that is not exactly full costs, and each line that it is off.</summary>
    private const float NotFull = 2_000;
    private const float LineOff = 100;

    /// <summary>The page with the fewest lines too many or too few.</summary>
    /// <param name="page">The page.</param>
    /// <param name="tries">Every setting, the nearest first.</param>
    /// <exception cref="CopyException">A piece that is never cut is taller than the page.</exception>
    public PaperPageFit Proof(PaperPage page, IReadOnlyList<PaperTry> tries)
    {
        var (tightest, loosest) = (tries.MinBy(Growth), tries.MaxBy(Growth));
        var leftOut = ImmutableArray<PaperArticle>.Empty;
        while (true)
        {
            var best = Unreachable;
            PaperGrid bestGrid = default;
            int[]? bestHeights = null;
            foreach (var one in new[] { tries[0], tightest, loosest })
            {
                foreach (var grid in PaperGrids.List(context.Style, context.Side, page.Area, in one))
                {
                    if (Stack(page, in grid, soft: true, best - grid.Cost) is { Heights: { } heights } found)
                    {
                        (best, bestGrid, bestHeights) = (found.Cost + grid.Cost, grid, heights);
                    }
                }
            }

            if (bestHeights is not null || page.Bands.IsEmpty)
            {
                bestGrid = bestHeights is null ? PaperGrids.List(context.Style, context.Side, page.Area, tries[0])[0] : bestGrid;
                return Settle(page, in bestGrid, bestHeights ?? [], soft: true, leftOut, best);
            }

            // Not even the heads and two lines of each have room: the last ones wait.
            leftOut = [.. page.Bands[^1].Articles, .. leftOut];
            page = page with { Bands = page.Bands.RemoveAt(page.Bands.Length - 1) };
        }
    }

    /// <summary>An article that there is no room for, in the columns of a proof.</summary>
    public PaperSetting Beyond(PaperArticle article, PaperGrid grid)
    {
        var place = new PaperPlace(article, 0, 0, 0, 0, 0, 0);
        return Set(in place, LinesOf(article, grid.Setting), in grid, exact: false);
    }

    private static double Growth(PaperTry one) => FitCandidates.Growth(one.Setting);

    /// <summary>The fewest lines that a band is shown with: its heads, its pictures and two lines.</summary>
    private int SoftLeast(PaperBand band, bool ruled, in PaperGrid grid)
    {
        var least = 0;
        foreach (var article in band.Articles)
        {
            least = Math.Max(least, HeadLines(article.Head, ruled, in grid) + PictureLines(article, in grid).Least + 2);
        }

        return least;
    }

    /// <summary>The cost of an article so high, whether or not that fills it.</summary>
    private float SoftCost(PaperArticle article, bool ruled, int first, int height, in PaperGrid grid, out PaperPlace place)
    {
        var exact = ExactCost(article, ruled, first, height, in grid, out place);
        if (exact < Unreachable)
        {
            return exact;
        }

        var head = HeadLines(article.Head, ruled, in grid);
        var range = PictureLines(article, in grid);
        var picture = Math.Clamp(height - head - 2, range.Least, range.Natural);
        place = new PaperPlace(article, first, height, head, 0, picture, range.Change(picture, grid.Leading));
        return NotFull + (LineOff * Math.Max(1, Math.Abs(place.Capacity - LinesOf(article, grid.Setting).Natural)));
    }

    private PaperSetting Set(in PaperPlace place, PaperLines lines, in PaperGrid grid, bool exact)
    {
        var article = place.Article;
        var blocks = lines.Blocks;
        var fill = exact || lines.Cost(filler, place.TextLines, place.PictureLines) < Unreachable;
        var further = fill ? 0 : ((lines.Most + grid.Lines) / Math.Max(1, grid.Lines - 4)) + 2;
        var columns = new int[article.Columns + further];
        article.ColumnLines(place.TextLines, place.PictureLines, columns);
        columns.AsSpan(article.Columns).Fill(grid.Lines);
        var chosen = new int[blocks.Length];
        var starts = new int[blocks.Length];
        if (!fill)
        {
            // Copy far too long is shown as it comes: the ways to set each paragraph no longer matter, and their number would.
            CheckHeights(article, blocks, grid.Lines);
            blocks = lines.Least > place.Capacity * 2 ? Array.ConvertAll(blocks, block => block with { Options = [block.Options[0]] }) : blocks;
        }

        var cost = filler.Fill(blocks, columns, fill, place.Capacity, chosen, starts, out var end);
        if (cost == Unreachable && !fill)
        {
            // Columns so short that a paragraph can neither be cut in them nor wait stay empty.
            columns.AsSpan(0, article.Columns).Clear();
            cost = filler.Fill(blocks, columns, exact: false, place.Capacity, chosen, starts, out end);
        }

        if (cost == Unreachable)
        {
            throw new InvalidOperationException("An article is never longer than the columns that are made for it.");
        }

        var options = new FlowOption[blocks.Length];
        for (var index = 0; index < options.Length; index++)
        {
            options[index] = blocks[index].Options[chosen[index]];
            CheckWidths(article.Pieces[index], in options[index]);
        }

        return new PaperSetting(place, columns, options, starts, end);
    }

    public static void CheckWidths(FlowPiece piece, in FlowOption option)
    {
        foreach (ref readonly var line in option.Broken.AsSpan())
        {
            if (line.Overfull)
            {
                throw CopyException.TooWide(piece.Place, piece.TextOf(in line));
            }
        }
    }

    public static void CheckHeights(PaperArticle article, FlowBlock[] blocks, int tallest)
    {
        for (var index = 0; index < blocks.Length; index++)
        {
            if (blocks[index].Kind == FlowKind.Solid && Array.TrueForAll(blocks[index].Options, option => option.LinesAtTop > tallest))
            {
                throw CopyException.TooTall(article.Pieces[index].Place, blocks[index].Options.Min(option => option.LinesAtTop), tallest);
            }
        }
    }
}
