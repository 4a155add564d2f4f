using System.Collections.Immutable;

namespace Handbill.Typesetting.Fitting;

/// <summary>Choosing the edges of the frames, page after page.</summary>
internal sealed partial class FrameFitter
{
    /// <summary>Pages divided so far.</summary>
    /// <param name="Cost">What that costs.</param>
    /// <param name="Before">The pages before; null for none.</param>
    /// <param name="Division">The last page; null for none.</param>
    /// <param name="Open">Columns so far of each article that goes on, by its index; null for one that does not.</param>
    private sealed record FrameState(float Cost, FrameState? Before, FrameDivision? Division, int[]?[] Open)
    {
        public string Key => string.Join(';', Open.Select(columns => columns is null ? "" : string.Join(',', columns)));
    }

    private FrameState? Divide(FrameGroup group, in PaperTry one, bool soft)
    {
        List<FrameState> states = [new(0, null, null, new int[]?[group.Stories.Length])];
        foreach (var page in group.Pages)
        {
            var next = new Dictionary<string, FrameState>(StringComparer.Ordinal);
            foreach (var state in states)
            {
                foreach (var grid in GridsOf(page, in one))
                {
                    new PageDivider(this, group, page, grid, state, soft, next).Run();
                }
            }

            states = [.. next.Values.OrderBy(state => state.Cost).Take(Beam)];
        }

        return states.Count == 0 ? null : states[0];
    }

    /// <summary>Tries the edges of one page from the top down.</summary>
    private sealed class PageDivider(FrameFitter fitter, FrameGroup group, FramePage page, PaperGrid grid, FrameState from, bool soft, Dictionary<string, FrameState> found)
    {
        private readonly int[] _edges = new int[page.Edges.Length];
        private readonly int[]?[] _open = [.. from.Open];
        private readonly bool _isLast = page.Parts.All(part => part.Leg == group.Stories[part.Story].Legs.Length - 1)
            && from.Open.Index().All(open => open.Item is null || page.Parts.Any(part => part.Story == open.Index));

        private int _nodes;

        public void Run() => Next(0, from.Cost + grid.Cost);

        private void Next(int edge, float cost)
        {
            if (_nodes++ > MostNodes || (_isLast && found.Values.FirstOrDefault() is { } known && cost >= known.Cost))
            {
                return;
            }

            if (edge == _edges.Length)
            {
                var state = new FrameState(cost, from, new FrameDivision(page, grid, [.. _edges]), [.. _open]);
                if (!found.TryGetValue(state.Key, out var other) || cost < other.Cost)
                {
                    found[state.Key] = state;
                }

                return;
            }

            var home = fitter.LineOfRow(page.Edges[edge], in grid);
            var isFixed = edge == 0 || edge == _edges.Length - 1;
            for (var turn = 0; turn <= (isFixed ? 0 : 2 * Play); turn++)
            {
                // The nearest first: 0, 1, -1, 2, -2 …
                var shift = turn % 2 == 1 ? (turn + 1) / 2 : -turn / 2;
                _edges[edge] = home + shift;
                if (edge > 0 && _edges[edge] <= _edges[edge - 1])
                {
                    continue;
                }

                Close(edge, 0, cost + (PlayCost * shift * shift));
            }
        }

        /// <summary>Fills the frames that end at an edge, one after the other.</summary>
        private void Close(int edge, int part, float cost)
        {
            for (; part < page.Parts.Length; part++)
            {
                var (story, leg) = (group.Stories[page.Parts[part].Story], page.Parts[part].Leg);
                if (page.Edges[edge] == story.Legs[leg].Box.EndRow)
                {
                    break;
                }
            }

            if (part == page.Parts.Length)
            {
                Next(edge + 1, cost);
                return;
            }

            var at = page.Parts[part];
            var whole = group.Stories[at.Story];
            var own = whole.Legs[at.Leg];
            var first = _edges[page.Edges.IndexOf(own.Box.Row)];
            var height = _edges[edge] - first;
            var before = _open[at.Story] ?? [];
            if (own.GoesOn)
            {
                var place = fitter.PlainPlace(whole, own, first, height, in grid);
                var columns = own.Columns(whole.Article, place.TextLines, place.PictureLines);
                if (!soft && Array.Exists(columns, lines => lines < 2))
                {
                    return;
                }

                _open[at.Story] = [.. before, .. columns.Select(lines => Math.Max(0, lines))];
                Close(edge, part + 1, cost);
            }
            else
            {
                var price = fitter.Cost(whole, own, before, first, height, in grid, soft, out _);
                if (price == Unreachable)
                {
                    return;
                }

                _open[at.Story] = null;
                Close(edge, part + 1, cost + price);
            }

            _open[at.Story] = before.Length == 0 ? null : before;
        }
    }

    private FrameGroupFit Settle(FrameGroup group, FrameState last, bool soft)
    {
        var divisions = new List<FrameDivision>();
        for (var state = last; state.Division is { } division; state = state.Before!)
        {
            divisions.Insert(0, division);
        }

        return new FrameGroupFit(group, [.. divisions], [.. group.Stories.Select(story => Set(group, story, divisions, soft))], last.Cost);
    }

    private FrameSetting Set(FrameGroup group, FrameStory story, List<FrameDivision> divisions, bool soft)
    {
        var places = ImmutableArray.CreateBuilder<FramePlace>();
        var columns = new List<int>();
        PaperGrid grid = default;
        foreach (var leg in story.Legs)
        {
            var division = divisions[PageOf(group, leg)];
            grid = division.Grid;
            var (first, end) = division.LinesOf(leg.Box);
            FramePlace place;
            if (leg.GoesOn)
            {
                place = PlainPlace(story, leg, first, end - first, in grid);
            }
            else
            {
                _ = Cost(story, leg, [.. columns], first, end - first, in grid, soft, out place);
            }

            places.Add(place);
            columns.AddRange(leg.Columns(story.Article, place.TextLines, place.PictureLines).Select(lines => Math.Max(0, lines)));
        }

        return Fill(story, places.ToImmutable(), columns, in grid);
    }

    /// <summary>An article that stands in no frame, in the columns of a proof.</summary>
    public FrameSetting Beyond(PaperArticle article, PaperGrid grid) => Fill(new FrameStory(article, []), [], [], in grid);

    private FrameSetting Fill(FrameStory story, ImmutableArray<FramePlace> places, List<int> own, in PaperGrid grid)
    {
        var lines = LinesOf(story, grid.Setting);
        var blocks = lines.Blocks;
        var room = own.Sum();
        var exact = own.Count > 0 && Cost(lines, [.. own]) < Unreachable;
        int[] columns = exact ? [.. own] : [.. own, .. Enumerable.Repeat(grid.Lines, ((lines.Most + grid.Lines) / Math.Max(1, grid.Lines - 4)) + 2)];
        if (!exact)
        {
            // Copy far too long is shown as it comes: the ways to set each paragraph no longer matter, and their number would.
            PaperFitter.CheckHeights(story.Article, blocks, grid.Lines);
            blocks = lines.Least > room * 2 ? Array.ConvertAll(blocks, block => block with { Options = [block.Options[0]] }) : blocks;
        }

        var chosen = new int[blocks.Length];
        var starts = new int[blocks.Length];
        if (filler.Fill(blocks, columns, exact, room, chosen, starts, out var end) == Unreachable)
        {
            // Columns so short that a paragraph can neither be cut in them nor wait stay empty.
            columns.AsSpan(0, own.Count).Clear();
            if (filler.Fill(blocks, columns, exact: false, room, chosen, starts, out end) == Unreachable)
            {
                throw new InvalidOperationException("An article is never longer than the columns that are made for it.");
            }
        }

        var options = new FlowOption[blocks.Length];
        for (var index = 0; index < options.Length; index++)
        {
            options[index] = blocks[index].Options[chosen[index]];
            PaperFitter.CheckWidths(story.Article.Pieces[index], in options[index]);
        }

        // Where it ends on the last line with a column left short on the way, it is no fit: so much is room.
        var over = exact ? 0 : end != room ? end - room : -Math.Max(1, room - lines.Natural);
        return new FrameSetting(story, places, columns, room, options, starts, end, over);
    }
}
