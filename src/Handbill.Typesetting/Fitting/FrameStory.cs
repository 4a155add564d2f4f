using System.Collections.Immutable;
using Handbill.Typesetting.Setting;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Fitting;

/// <summary>One frame that an article runs through.</summary>
/// <param name="Frame">Index of the frame in the flatplan.</param>
/// <param name="Box">Where it is.</param>
/// <param name="Head">What stands over it: the article's head, or where it comes from.</param>
/// <param name="JumpLine">What stands in its last line when the article goes on elsewhere, or null.</param>
internal sealed record FrameLeg(int Frame, FrameBox Box, PaperHead Head, ShapedParagraph? JumpLine)
{
    public bool GoesOn => JumpLine is not null;

    /// <summary>Lines of its columns that text may take.</summary>
    /// <param name="article">The article.</param>
    /// <param name="text">Lines of its columns under the head.</param>
    /// <param name="picture">Lines that a picture takes at the head of the article's covered columns.</param>
    public int[] Columns(PaperArticle article, int text, int picture)
    {
        var columns = new int[Box.Columns];
        Array.Fill(columns, text);
        for (var covered = Head.IsContinued ? 0 : article.Covered; covered > 0; covered--)
        {
            columns[^covered] -= picture;
        }

        columns[^1] -= GoesOn ? 1 : 0;
        return columns;
    }
}

/// <summary>An article and the frames that it runs through.</summary>
internal sealed record FrameStory(PaperArticle Article, ImmutableArray<FrameLeg> Legs);

/// <summary>One article's part on a page.</summary>
internal readonly record struct FramePart(int Story, int Leg);

/// <summary>A page of frames and the room it has for them.</summary>
/// <param name="Index">Number of the page from 0.</param>
/// <param name="Area">One column as high as the page.</param>
/// <param name="Parts">What stands on it, from the top.</param>
/// <param name="Edges">Rows at which a frame begins or ends, the first and the row after the last included, in order.</param>
internal sealed record FramePage(int Index, SideArea Area, ImmutableArray<FramePart> Parts, ImmutableArray<int> Edges);

/// <summary>Pages that articles run between, which are therefore set in one type.</summary>
internal sealed record FrameGroup(ImmutableArray<FramePage> Pages, ImmutableArray<FrameStory> Stories);

/// <summary>A part in its place on the page's lines.</summary>
/// <param name="FirstLine">Line at which its frame begins.</param>
/// <param name="Lines">Lines of the frame.</param>
/// <param name="HeadLines">Lines that the head takes, with air.</param>
/// <param name="HeadAir">Lines of those that it could do without.</param>
/// <param name="PictureLines">Lines that a picture across columns takes.</param>
/// <param name="PictureChange">How much the picture's height differs from what its proportions give, as a share.</param>
internal readonly record struct FramePlace(int FirstLine, int Lines, int HeadLines, int HeadAir, int PictureLines, double PictureChange)
{
    public int TextLines => Lines - HeadLines;
}

/// <summary>How a page is divided.</summary>
/// <param name="Page">The page.</param>
/// <param name="Grid">Its grid.</param>
/// <param name="EdgeLines">The line of each of its edges.</param>
internal sealed record FrameDivision(FramePage Page, PaperGrid Grid, int[] EdgeLines)
{
    /// <summary>First line of a frame and the line after its last.</summary>
    public (int First, int End) LinesOf(FrameBox box) => (EdgeLines[Page.Edges.IndexOf(box.Row)], EdgeLines[Page.Edges.IndexOf(box.EndRow)]);
}

/// <summary>An article's text in its frames.</summary>
/// <param name="Story">The article.</param>
/// <param name="Places">The place of each of its legs.</param>
/// <param name="Columns">Lines of each column; where it is overset, of columns of a proof as well.</param>
/// <param name="Capacity">Lines of the frames' own columns.</param>
/// <param name="Options">The way chosen for each piece.</param>
/// <param name="Starts">Line of the flow at which each piece begins.</param>
/// <param name="End">Line after its last piece.</param>
/// <param name="Over">Lines too many; below 0, lines left free; 0 only when every column is full.</param>
internal sealed record FrameSetting(
    FrameStory Story, ImmutableArray<FramePlace> Places, int[] Columns, int Capacity, FlowOption[] Options, int[] Starts, int End, int Over);

/// <summary>Pages whose frames are filled, or as near as they come.</summary>
/// <param name="Group">The pages.</param>
/// <param name="Divisions">How each is divided.</param>
/// <param name="Settings">The articles.</param>
/// <param name="Cost">Distance from the house style and looseness together.</param>
internal sealed record FrameGroupFit(FrameGroup Group, ImmutableArray<FrameDivision> Divisions, ImmutableArray<FrameSetting> Settings, float Cost)
{
    public bool Fits => Settings.All(setting => setting.Over == 0);

    /// <summary>Size of type as a factor of the house style's.</summary>
    public double Size => Divisions[0].Grid.Setting.Size;
}
