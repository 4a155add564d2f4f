using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Handbill.Press.Folders;
using Handbill.Press.Issues;
using Handbill.Typesetting.Text;

namespace Handbill.Press.Contracts;

/// <summary>
/// Where a newspaper's articles stand, as `flatplan.yaml` says it. The frames of one article stand in the order in which it runs through them. Its
/// operations give a new plan, or why there is none; none of them breaks what <see cref="Faults"/> asks.
/// </summary>
/// <param name="Pages">Pages: 4, 8, 12 or 16.</param>
/// <param name="Columns">Columns of every page's grid.</param>
/// <param name="Rows">Rows of it.</param>
/// <param name="Frames">The frames.</param>
public sealed partial record FlatplanText(int Pages, int Columns, int Rows, ImmutableArray<FrameText> Frames)
{
    /// <summary>Name of its file in the issue folder.</summary>
    public const string File = "flatplan.yaml";

    /// <summary>Limits of the grid.</summary>
    public const int MostPages = 16, FewestColumns = 2, MostColumns = 5, FewestRows = 4, MostRows = 24;

    /// <summary>Frames that a newspaper may have.</summary>
    public const int MostFrames = 400;

    /// <summary>Rows that a frame must have at least, of so many of a page's: a head and two lines of text must find room.</summary>
    private const int LeastHeight = 12;

    /// <summary>Rows that a frame must have at least.</summary>
    public int LeastRows => (Rows + LeastHeight - 1) / LeastHeight;

    /// <summary>A plan without frames.</summary>
    public static FlatplanText Empty(int pages, int columns = 4, int rows = 12) => new(pages, columns, rows, []);

    /// <summary>Reads the file.</summary>
    /// <param name="text">What it says.</param>
    /// <returns>Null when there is a fault in it.</returns>
    public static FlatplanText? Read(string text) => FlatplanFile.Read(text, null, new FaultList());

    /// <summary>Writes the file.</summary>
    public string Write()
    {
        var file = new StringBuilder();
        file.Append(CultureInfo.InvariantCulture, $"pages: {Pages}\ncolumns: {Columns}\nrows: {Rows}\nframes:\n");
        foreach (var (box, story) in Frames)
        {
            file.Append(CultureInfo.InvariantCulture, $"  - {{page: {box.Page}, column: {box.Column}, row: {box.Row}, columns: {box.Columns}, rows: {box.Rows}");
            file.Append(story.Length == 0 ? "}\n" : $", story: {YamlText.Of(story)}}}\n");
        }

        return file.ToString();
    }

    /// <summary>The same with other names for its stories.</summary>
    /// <param name="rename">Gives the other name; null takes the story out.</param>
    public FlatplanText Renamed(Func<string, string?> rename) =>
        this with { Frames = [.. Frames.Select(frame => frame.Story.Length == 0 ? frame : frame with { Story = rename(frame.Story) ?? "" })] };

    /// <summary>What is wrong with it; empty when nothing is.</summary>
    public IEnumerable<FlatplanFault> Faults()
    {
        for (var index = 0; index < Frames.Length; index++)
        {
            if (FaultAt(index) is { } fault)
            {
                yield return fault;
            }
        }
    }

    /// <summary>Indexes of the frames that a story runs through.</summary>
    public IEnumerable<int> FramesOf(string story) => Frames.Index().Where(frame => story.Length > 0 && frame.Item.Story == story).Select(frame => frame.Index);

    private FlatplanFault? FaultAt(int index)
    {
        var (box, story) = Frames[index];
        if (!box.IsWithin(Pages, Columns, Rows))
        {
            return new FlatplanFault(index, FlatplanTrouble.Outside, "the frame goes beyond its page", $"there are {Pages} pages of {Columns} columns and {Rows} rows: move it, or make it smaller");
        }

        if (box.Rows < LeastRows)
        {
            return new FlatplanFault(index, FlatplanTrouble.TooSmall, "the frame is too small for a headline and a line of text", $"make it {LeastRows} rows high or more");
        }

        for (var other = 0; other < index; other++)
        {
            if (Frames[other].Box.Overlaps(box))
            {
                return new FlatplanFault(index, FlatplanTrouble.Overlap, $"the frame lies over another on page {box.Page}, the one at column {Frames[other].Box.Column}, row {Frames[other].Box.Row}", "move one of the two, or make it smaller");
            }
        }

        var before = FramesOf(story).Where(other => other < index).Select(other => Frames[other].Box.Page).ToList();
        if (before.Contains(box.Page))
        {
            return new FlatplanFault(index, FlatplanTrouble.Twice, $"{Fields.Shown(story)} stands twice on page {box.Page}", "take it out of one of the two frames: an article goes on, on a later page");
        }

        return before.Count > 0 && before[^1] > box.Page
            ? new FlatplanFault(index, FlatplanTrouble.Backwards, $"{Fields.Shown(story)} jumps back from page {before[^1]} to page {box.Page}", "put the frames of an article in the order of their pages")
            : null;
    }
}

/// <summary>A frame of a flatplan.</summary>
/// <param name="Box">Where it is.</param>
/// <param name="Story">The article in it: its file's name in a folder, its id at the desk; empty for none.</param>
public readonly record struct FrameText(FrameBox Box, string Story);

/// <summary>What may be wrong with a frame.</summary>
public enum FlatplanTrouble
{
    /// <summary>It goes beyond its page, or the page is none of the paper's.</summary>
    Outside,

    /// <summary>No line of text finds room in it.</summary>
    TooSmall,

    /// <summary>It lies over another.</summary>
    Overlap,

    /// <summary>Its story stands on the page already.</summary>
    Twice,

    /// <summary>Its story would go on, on an earlier page.</summary>
    Backwards,

    /// <summary>There is no such frame.</summary>
    NoFrame,

    /// <summary>There are as many frames as there can be.</summary>
    TooMany,

    /// <summary>The page is full.</summary>
    NoRoom,

    /// <summary>The paper cannot have so many pages, or a page to be taken away has frames.</summary>
    Pages,
}

/// <summary>Something wrong with a frame.</summary>
/// <param name="Frame">Index of the frame.</param>
/// <param name="Trouble">What.</param>
/// <param name="Problem">The same in words.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record FlatplanFault(int Frame, FlatplanTrouble Trouble, string Problem, string Remedy);
