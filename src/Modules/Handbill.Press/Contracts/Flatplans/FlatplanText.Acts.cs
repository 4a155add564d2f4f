using Handbill.Typesetting.Text;

namespace Handbill.Press.Contracts;

/// <summary>What an editor does to a flatplan.</summary>
public sealed partial record FlatplanText
{
    /// <summary>Adds an empty frame.</summary>
    public FlatplanAct Add(FrameBox box) => Frames.Length >= MostFrames
        ? new FlatplanAct(this, new FlatplanFault(-1, FlatplanTrouble.TooMany, $"there are {MostFrames} frames", "take one out first"))
        : Checked(this with { Frames = Frames.Add(new FrameText(box, "")) });

    /// <summary>Adds an empty frame over the largest part of a page that no frame covers.</summary>
    public FlatplanAct AddFree(int page)
    {
        var best = default(FrameBox);
        foreach (var box in Boxes(page))
        {
            if (box.Columns * box.Rows > best.Columns * best.Rows && box.Rows >= LeastRows && !Frames.Any(frame => frame.Box.Overlaps(box)))
            {
                best = box;
            }
        }

        return best.Rows > 0 ? Add(best) : new FlatplanAct(this, new FlatplanFault(-1, FlatplanTrouble.NoRoom, $"page {page} has no room for another frame", "make a frame smaller, or part one"));
    }

    /// <summary>Gives a frame another place or size.</summary>
    public FlatplanAct Put(int frame, FrameBox box) =>
        Has(frame) ? Checked(Ordered(this with { Frames = Frames.SetItem(frame, Frames[frame] with { Box = box }) }, Frames[frame].Story)) : NoFrame(frame);

    /// <summary>Takes a frame out, with the story's part in it.</summary>
    public FlatplanAct Remove(int frame) => Has(frame) ? Checked(this with { Frames = Frames.RemoveAt(frame) }) : NoFrame(frame);

    /// <summary>Parts a frame in two; its story stays in the first.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="isSideBySide">True parts its columns, false its rows.</param>
    public FlatplanAct Split(int frame, bool isSideBySide)
    {
        if (!Has(frame))
        {
            return NoFrame(frame);
        }

        var (box, story) = Frames[frame];
        var half = isSideBySide ? (box.Columns + 1) / 2 : (box.Rows + 1) / 2;
        var first = isSideBySide ? box with { Columns = half } : box with { Rows = half };
        var second = isSideBySide ? box with { Column = box.Column + half, Columns = box.Columns - half } : box with { Row = box.Row + half, Rows = box.Rows - half };
        return second.Columns < 1 || second.Rows < LeastRows || Frames.Length >= MostFrames
            ? new FlatplanAct(this, new FlatplanFault(frame, FlatplanTrouble.TooSmall, "the frame is too small to be parted", "make it larger first, or part it the other way"))
            : Checked(this with { Frames = Frames.SetItem(frame, new FrameText(first, story)).Insert(frame + 1, new FrameText(second, "")) });
    }

    /// <summary>Puts a story into a frame, or takes out what is in it. A story that stands in frames already goes on in this one.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="story">The story; empty for none.</param>
    public FlatplanAct Place(int frame, string story)
    {
        ArgumentNullException.ThrowIfNull(story);
        return Has(frame) ? Checked(Ordered(this with { Frames = Frames.SetItem(frame, Frames[frame] with { Story = story }) }, story)) : NoFrame(frame);
    }

    /// <summary>Gives the paper another number of pages.</summary>
    public FlatplanAct WithPages(int pages) =>
        pages is not (4 or 8 or 12 or 16) ? new FlatplanAct(this, new FlatplanFault(-1, FlatplanTrouble.Pages, "a paper has 4, 8, 12 or 16 pages", "choose one of these"))
        : Frames.Any(frame => frame.Box.Page > pages) ? new FlatplanAct(this, new FlatplanFault(-1, FlatplanTrouble.Pages, "pages that would be taken away have frames", "take those out first"))
        : new FlatplanAct(this with { Pages = pages }, null);

    private IEnumerable<FrameBox> Boxes(int page) =>
        from column in Enumerable.Range(1, Columns)
        from row in Enumerable.Range(1, Rows)
        from columns in Enumerable.Range(1, Columns - column + 1)
        from rows in Enumerable.Range(1, Rows - row + 1)
        select new FrameBox(page, column, row, columns, rows);

    private bool Has(int frame) => frame >= 0 && frame < Frames.Length;

    private FlatplanAct NoFrame(int frame) => new(this, new FlatplanFault(frame, FlatplanTrouble.NoFrame, "there is no such frame any more", "look at the page again"));

    private FlatplanAct Checked(FlatplanText plan) => plan.Faults().FirstOrDefault() is { } fault ? new FlatplanAct(this, fault) : new FlatplanAct(plan, null);

    /// <summary>The frames of a story brought into the order of their pages; all others keep their places.</summary>
    private static FlatplanText Ordered(FlatplanText plan, string story)
    {
        var own = plan.FramesOf(story).ToList();
        var frames = plan.Frames;
        foreach (var (place, frame) in own.Zip(own.Select(index => plan.Frames[index]).OrderBy(frame => frame.Box.Page)))
        {
            frames = frames.SetItem(place, frame);
        }

        return plan with { Frames = frames };
    }
}

/// <summary>What came of an act.</summary>
/// <param name="Plan">The plan after it; the one before where it was refused.</param>
/// <param name="Refusal">Why it was refused, or null.</param>
public sealed record FlatplanAct(FlatplanText Plan, FlatplanFault? Refusal);
