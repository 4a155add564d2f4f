using System.Collections.Immutable;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Setting;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Fitting;

/// <summary>Fitting a newspaper: every page exactly full, its articles in bands.</summary>
public sealed partial class EditionFitter
{
    /// <summary>About what the contents take on the front page, in points, before it is known what they list.</summary>
    private const double ContentsGuess = 50;

    /// <summary>Settings of one size that are tried for a page so that it has the size of another.</summary>
    private const int MostInOneSize = 6;

    /// <summary>Sizes so near to one that they look like it, as a factor.</summary>
    private const double SizesAlike = 0.0151;

    private readonly ColumnFiller _paperFiller = new();

    private FittedEdition FitPaper(EditionCopy copy, HouseStyle style, Sheet sheet, TypeCase type, SheetFurniture furniture)
    {
        var side = style.Back with { Columns = style.Paper.Columns };
        var context = new BreakContext(_breaker, style, side, furniture.ColumnWidth(side));
        var fitter = new PaperFitter(_paperFiller, context);
        var planner = new PaperPlanner(_paragraphs, type, style, side, furniture, _breaker);
        var free = furniture.PaperMasthead(null, null, 0);
        var spread = PaperPlanner.Spread(copy.Items, [.. Enumerable.Range(0, sheet.Pages).Select(Room)]);
        var tries = PaperGrids.Tries(style);
        var fillers = copy.Fillers.ToList();
        var fits = new PaperPageFit[sheet.Pages];
        var filled = new ImmutableArray<string>[sheet.Pages];
        for (var index = 0; index < fits.Length; index++)
        {
            filled[index] = [];
            fits[index] = fitter.Fit(Page(spread[index], index), tries)
                ?? WithNotice(spread[index], index)
                ?? fitter.Proof(Page(spread[index], index), tries);
        }

        fits = SameSize(fitter, fits, tries);
        var leftOut = fits.SelectMany(fit => fit.LeftOut).Select(article => fitter.Beyond(planner.InOneColumn(article.Copy), fits[^1].Grid)).ToList();
        var drawing = new PaperDrawing(copy, style, side, sheet, type, furniture, _breaker);
        var reports = fits.Select((fit, index) => PaperReporter.Report(style, side, fit, side.Columns, filled[index])).ToImmutableArray();
        return new FittedEdition(drawing.Draw(fits, spread, leftOut), reports[0], PaperReporter.Worst(reports.Skip(1)))
        {
            Pages = reports,
        };

        double Room(int page) => Foot(page) - (page == 0 ? free + ContentsGuess : furniture.PaperRunningHead(null, page));

        double Top(int page) => page == 0 ? furniture.Contents(null, null, 0, free, spread) : furniture.PaperRunningHead(null, page);

        double Foot(int page) => page == sheet.Pages - 1 ? furniture.LastBaselineAboveFoot(side) : furniture.LastBaseline(side);

        PaperPage Page(IReadOnlyList<Story> stories, int index) => planner.Page(index, stories, Top(index), Foot(index));

        // A notice of the house in a box at the end of one of the page's articles, the last first.
        PaperPageFit? WithNotice(List<Story> stories, int index)
        {
            if (Most(style, KnobKind.Fillers) == 0)
            {
                return null;
            }

            foreach (var notice in fillers)
            {
                for (var article = stories.Count - 1; article >= 0; article--)
                {
                    var more = stories.ToList();
                    more[article] = more[article] with { Blocks = more[article].Blocks.Add(new Box(notice.Place, notice.Headline, notice.Blocks)) };
                    if (fitter.Fit(Page(more, index), tries) is { } fit)
                    {
                        fillers.Remove(notice);
                        filled[index] = [notice.Title];
                        return fit;
                    }
                }
            }

            return null;
        }
    }

    /// <summary>The pages that are full in one size where there is one for them all, else in sizes that no eye tells apart.</summary>
    private static PaperPageFit[] SameSize(PaperFitter fitter, PaperPageFit[] fits, PaperTry[] tries)
    {
        var full = fits.Where(fit => fit.Fits).ToList();
        var sizes = full.Select(fit => fit.Grid.Setting.Size).Distinct().ToArray();
        if (sizes.Length < 2)
        {
            return fits;
        }

        PaperPageFit[]? best = null;
        foreach (var apart in new[] { 0.0001, SizesAlike })
        {
            foreach (var size in best is null ? sizes.Append(sizes.Average()) : [])
            {
                var own = Array.FindAll(tries, one => Math.Abs(one.Setting.Size - size) <= apart);
                var same = full.Select(fit => Math.Abs(fit.Grid.Setting.Size - size) <= apart ? fit : fitter.Fit(fit.Page, own, MostInOneSize))
                    .TakeWhile(fit => fit is not null).OfType<PaperPageFit>().ToArray();
                if (same.Length == full.Count && (best is null || same.Sum(fit => fit.Cost) < best.Sum(fit => fit.Cost)))
                {
                    best = same;
                }
            }
        }

        return best is null ? fits : Array.ConvertAll(fits, fit => Array.Find(best, same => same.Page == fit.Page) ?? fit);
    }
}
