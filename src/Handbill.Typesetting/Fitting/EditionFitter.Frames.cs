using System.Collections.Immutable;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Setting;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Fitting;

/// <summary>Fitting a newspaper to its flatplan: every frame exactly full.</summary>
public sealed partial class EditionFitter
{
    private FittedEdition FitFrames(EditionCopy copy, Flatplan plan, HouseStyle style, TypeCase type, SheetFurniture furniture)
    {
        var side = style.Back with { Columns = plan.Columns };
        var context = new BreakContext(_breaker, style, side, furniture.ColumnWidth(side));
        var fitter = new FrameFitter(_paperFiller, context, plan.Rows);
        var planner = new PaperPlanner(_paragraphs, type, style, side, furniture, _breaker);
        var contents = Contents(copy, plan);
        var free = furniture.PaperMasthead(null, null, 0);
        var stories = Stories(copy, plan, planner);
        FramePage[] pages = [.. Enumerable.Range(0, plan.Pages).Select(index => Page(index, plan, stories, new SideArea(
            [new ColumnArea(index, furniture.LeftMargin(index), Top(index), Foot(index))], furniture.ColumnWidth(side))))];
        var tries = PaperGrids.Tries(style);
        var fits = SameSize(fitter, [.. Groups(pages, stories).Select(group => fitter.Fit(group, tries) ?? fitter.Proof(group, tries))], tries);
        var beyond = copy.Items.Index().Where(item => plan.Frames.All(frame => frame.Story != item.Index))
            .Select(item => fitter.Beyond(planner.InOneColumn(item.Item), fits[^1].Divisions[^1].Grid)).ToList();
        var drawing = new FrameDrawing(copy, plan, style, side, furniture.Sheet, type, furniture, _breaker);
        var report = new FrameReporter(plan, style, side, furniture, fits, beyond);
        var sides = report.Pages();
        return new FittedEdition(drawing.Draw(fits, contents, beyond), sides[0], FrameReporter.Sum(sides.Skip(1)))
        {
            Pages = sides,
            Frames = report.Frames(),
        };

        double Top(int page) => page == 0 ? furniture.Contents(null, null, 0, free, contents) : furniture.PaperRunningHead(null, page);

        double Foot(int page) => page == plan.Pages - 1 ? furniture.LastBaselineAboveFoot(side) : furniture.LastBaseline(side);
    }

    /// <summary>The articles that begin on each page, from the top.</summary>
    private static List<Story>[] Contents(EditionCopy copy, Flatplan plan)
    {
        var pages = Enumerable.Range(0, plan.Pages).Select(_ => new List<Story>()).ToArray();
        var firsts = plan.Frames.Where(frame => frame.Story >= 0).DistinctBy(frame => frame.Story);
        foreach (var frame in firsts.OrderBy(frame => frame.Box.Row).ThenBy(frame => frame.Box.Column))
        {
            pages[frame.Box.Page - 1].Add(copy.Items[frame.Story]);
        }

        return pages;
    }

    private static List<FrameStory> Stories(EditionCopy copy, Flatplan plan, PaperPlanner planner)
    {
        var words = FurnitureWords.For(copy.Language);
        var placed = plan.Frames.Index().Where(frame => frame.Item.Story >= 0).GroupBy(frame => frame.Item.Story).ToList();
        var lead = placed.Select(frames => frames.First().Item).Where(frame => frame.Box.Page == 1)
            .OrderBy(frame => frame.Box.Row).ThenByDescending(frame => frame.Box.Columns * frame.Box.Rows).Select(frame => frame.Story).FirstOrDefault(-1);
        var stories = new List<FrameStory>();
        foreach (var frames in placed)
        {
            var story = copy.Items[frames.Key];
            var run = frames.ToArray();
            var article = planner.InFrame(story, run[0].Item.Box, frames.Key == lead);
            var legs = ImmutableArray.CreateBuilder<FrameLeg>(run.Length);
            for (var leg = 0; leg < run.Length; leg++)
            {
                var box = run[leg].Item.Box;
                legs.Add(new FrameLeg(
                    run[leg].Index,
                    box,
                    leg == 0 ? article.Head : planner.Continued(story, box, words.ContinuedFrom(run[leg - 1].Item.Box.Page)),
                    leg < run.Length - 1 ? planner.JumpLine(story, words.ContinuedOn(run[leg + 1].Item.Box.Page)) : null));
            }

            stories.Add(new FrameStory(article, legs.ToImmutable()));
        }

        return stories;
    }

    private static FramePage Page(int index, Flatplan plan, List<FrameStory> stories, SideArea area)
    {
        var parts = stories.Index().SelectMany(story => story.Item.Legs.Index().Where(leg => leg.Item.Box.Page == index + 1)
            .Select(leg => (Part: new FramePart(story.Index, leg.Index), leg.Item.Box))).OrderBy(part => part.Box.Row).ThenBy(part => part.Box.Column).ToList();
        var edges = plan.Frames.Where(frame => frame.Box.Page == index + 1).SelectMany(frame => new[] { frame.Box.Row, frame.Box.EndRow })
            .Append(1).Append(plan.Rows + 1).Distinct().Order();
        return new FramePage(index, area, [.. parts.Select(part => part.Part)], [.. edges]);
    }

    /// <summary>Pages with those that articles run on to, and the articles on them.</summary>
    private static List<FrameGroup> Groups(FramePage[] pages, List<FrameStory> stories)
    {
        var group = Enumerable.Range(0, pages.Length).ToArray();
        foreach (var story in stories)
        {
            foreach (var leg in story.Legs)
            {
                var (own, other) = (group[story.Legs[0].Box.Page - 1], group[leg.Box.Page - 1]);
                group = Array.ConvertAll(group, one => one == other ? own : one);
            }
        }

        return [.. pages.GroupBy(page => group[page.Index]).Select(part => Group([.. part.OrderBy(page => page.Index)]))];

        FrameGroup Group(ImmutableArray<FramePage> own)
        {
            var here = own.SelectMany(page => page.Parts).Select(part => part.Story).Distinct().ToList();
            return new FrameGroup(
                [.. own.Select(page => page with { Parts = [.. page.Parts.Select(part => part with { Story = here.IndexOf(part.Story) })] })],
                [.. here.Select(story => stories[story])]);
        }
    }

    /// <summary>The groups that are full in one size where there is one for them all, else in sizes that no eye tells apart.</summary>
    private static FrameGroupFit[] SameSize(FrameFitter fitter, FrameGroupFit[] fits, PaperTry[] tries)
    {
        var full = fits.Where(fit => fit.Fits && !fit.Settings.IsEmpty).ToList();
        var sizes = full.Select(fit => fit.Size).Distinct().ToArray();
        if (sizes.Length < 2)
        {
            return fits;
        }

        FrameGroupFit[]? best = null;
        foreach (var apart in new[] { 0.0001, SizesAlike })
        {
            foreach (var size in best is null ? sizes.Append(sizes.Average()) : [])
            {
                var own = Array.FindAll(tries, one => Math.Abs(one.Setting.Size - size) <= apart);
                var same = full.Select(fit => Math.Abs(fit.Size - size) <= apart ? fit : fitter.Fit(fit.Group, own, MostInOneSize))
                    .TakeWhile(fit => fit is not null).OfType<FrameGroupFit>().ToArray();
                if (same.Length == full.Count && (best is null || same.Sum(fit => fit.Cost) < best.Sum(fit => fit.Cost)))
                {
                    best = same;
                }
            }
        }

        return best is null ? fits : Array.ConvertAll(fits, fit => Array.Find(best, same => same.Group == fit.Group) ?? fit);
    }
}
