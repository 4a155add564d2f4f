using System.Collections.Immutable;
using Handbill.Typesetting.Breaking;
using Handbill.Typesetting.Fonts;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Setting;
using Handbill.Typesetting.Shaping;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Fitting;

/// <summary>
/// Fits editions to their sheets: the editorial to the front, the workplace's items to the other side, each exactly full. A fitter
/// is a workspace for one thread at a time, of some six megabytes, and for any issues; what it finds depends on its arguments only.
/// </summary>
/// <param name="fonts">The fonts at hand.</param>
/// <param name="shaper">The shaper, which threads share.</param>
public sealed partial class EditionFitter(FontLibrary fonts, Shaper shaper)
{
    private readonly ParagraphShaper _paragraphs = new(shaper);
    private readonly LineBreaker _breaker = new();
    private readonly FlowFitter _fitter = new(new ColumnFiller());

    /// <summary>Fits an edition.</summary>
    /// <param name="copy">Its copy.</param>
    /// <param name="style">The house style.</param>
    /// <param name="sheet">The sheet.</param>
    /// <param name="memory">What this edition has in common with others of its issue; a new one where there are none.</param>
    /// <exception cref="CopyException">Some of its copy cannot be set at all.</exception>
    public FittedEdition Fit(EditionCopy copy, HouseStyle style, Sheet sheet, FitMemory memory)
    {
        ArgumentNullException.ThrowIfNull(copy);
        ArgumentNullException.ThrowIfNull(style);
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(memory);
        style = memory.StyleFor(copy.Language, style);
        var type = memory.TypeFor(copy.Language, style.Fonts, fonts);
        sheet = copy.Flatplan is { } paper ? sheet with { Pages = paper.Pages } : sheet;
        var furniture = new SheetFurniture(_paragraphs, _breaker, type, style, sheet, copy);
        if (copy.Editorial is not { } editorial)
        {
            return copy.Flatplan is { } plan ? FitFrames(copy, plan, style, type, furniture) : FitPaper(copy, style, sheet, type, furniture);
        }

        var front = memory.FrontFor(
            editorial, copy.Language, style, sheet, copy.Furniture, () => FitFront(editorial, style, memory, type, furniture));
        var back = FitBack(copy, style, memory, type, furniture);
        var drawing = new EditionDrawing(copy, style, sheet, type, furniture, _breaker);
        return new FittedEdition(drawing.Draw(front, back, HeadlineOver(editorial, style, type)), front.Report, back.Report);
    }

    private HeadlineOver HeadlineOver(Story story, HouseStyle style, TypeCase type)
    {
        var flow = new StoryFlow(_paragraphs, type, style, style.Front);
        return new HeadlineOver(
            flow.HeadlineText(story.Headline, FontRole.Masthead, FontCut.Bold, story.Place),
            story.Byline.Length == 0 ? null : flow.Small([new Run(story.Byline)], FontCut.Italic, story.Place));
    }

    private SideSetting FitFront(Story editorial, HouseStyle style, FitMemory memory, TypeCase type, SheetFurniture furniture)
    {
        var side = style.Front;
        var over = HeadlineOver(editorial, style, type);
        var flow = new StoryFlow(_paragraphs, type, style, side);
        var context = new BreakContext(_breaker, style, side, furniture.ColumnWidth(side));
        var top = furniture.HeadlineOver(
            null, over.Break(_breaker, side, furniture.Measure), over.Text, over.Byline, side, furniture.Masthead(null, null, 0), _ => -1);
        var area = new SideArea(
            [.. furniture.Columns(0, side, top, furniture.LastBaseline(side))], furniture.ColumnWidth(side));
        return FitStories([editorial], [], Make, style, side, memory, context, area);

        FlowStory Make(Story story)
        {
            var (pieces, across) = flow.Make(story, withHeadline: false);
            return new FlowStory(story, pieces, across);
        }
    }

    private SideSetting FitBack(EditionCopy copy, HouseStyle style, FitMemory memory, TypeCase type, SheetFurniture furniture)
    {
        var side = style.Back;
        var context = new BreakContext(_breaker, style, side, furniture.ColumnWidth(side));
        var flow = new StoryFlow(_paragraphs, type, style, side);
        var columns = new List<ColumnArea>();
        for (var page = 1; page < furniture.Sheet.Pages; page++)
        {
            columns.AddRange(furniture.Columns(
                page, side, furniture.RunningHead(null, page),
                page == furniture.Sheet.Pages - 1 ? furniture.LastBaselineAboveFoot(side) : furniture.LastBaseline(side)));
        }

        var area = new SideArea([.. columns], furniture.ColumnWidth(side));
        return FitStories(copy.Items, copy.Fillers, Make, style, side, memory, context, area);

        FlowStory Make(Story story)
        {
            var (pieces, across) = flow.Make(story, withHeadline: true);
            return new FlowStory(story, pieces, across);
        }
    }
}

/// <summary>The headline over the front's columns.</summary>
/// <param name="Text">The headline.</param>
/// <param name="Byline">Who wrote the piece, or null.</param>
internal sealed record HeadlineOver(ShapedParagraph Text, ShapedParagraph? Byline)
{
    public BrokenLine[] Break(LineBreaker breaker, StyleSide side, double measure) =>
        breaker.Break(
            Text.Items, measure / side.HeadlineSize * 1000,
            Ragged.WholeWords with { ShortLastLine = 0.4, ShortLastLineDemerits = 1e6 }).Lines;
}
