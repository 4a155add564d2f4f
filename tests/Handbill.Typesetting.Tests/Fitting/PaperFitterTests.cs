using CsCheck;
using Handbill.Typesetting.Fitting;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Tests.Fitting;

/// <summary>Fitting newspapers.</summary>
public sealed class PaperFitterTests
{
    private static double Margin => PaperCopy.Style.Margins.Left;

    private const double Gutter = 11;

    [Fact]
    public void Every_column_of_a_fitted_page_ends_on_one_baseline_and_stands_on_one_grid()
    {
        var pages = 0;
        for (var seed = 1; seed <= 8; seed++)
        {
            var fitted = PaperCopy.Fit(PaperCopy.Full(seed * 10));
            for (var index = 0; index < 4; index++)
            {
                if (fitted.Pages[index].Outcome != FitOutcome.Fitted)
                {
                    continue;
                }

                pages++;
                var body = Body(fitted, index);
                var last = body.Max(run => run.Baseline);
                for (var column = 0; column < 4; column++)
                {
                    body.Where(run => ColumnOf(run, fitted.Edition.Pages[index]) == column).Max(run => run.Baseline).ShouldBe(last, 0.001);
                }

                body.ShouldAllBe(run => OffGrid(last - run.Baseline, fitted.Pages[index].Leading) < 0.001);
            }
        }

        pages.ShouldBeGreaterThan(28);
    }

    [Fact]
    public void Columns_of_a_page_without_a_band_below_have_no_line_missing()
    {
        var fitted = PaperCopy.Fit(PaperCopy.Full(10));
        var page = Body(fitted, 2);
        var lines = Enumerable.Range(0, 4).Select(column => page.Where(run => ColumnOf(run, fitted.Edition.Pages[2]) == column)
            .Select(run => Math.Round(run.Baseline, 2)).Distinct().Count()).ToArray();
        lines.ShouldAllBe(count => count == lines[0]);
        lines[0].ShouldBeGreaterThan(50);
    }

    [Fact]
    public void Articles_whose_columns_add_up_stand_side_by_side()
    {
        var fitted = PaperCopy.Fit(PaperCopy.Full(20));
        var page = fitted.Edition.Pages[3];
        var (left, right) = (Heading(fitted, page, "Left"), Heading(fitted, page, "Right"));
        right.X.ShouldBe(left.X + (2 * (ColumnWidth(page) + Gutter)), 0.5);
        Math.Abs(right.Baseline - left.Baseline).ShouldBeLessThan(24);
    }

    [Fact]
    public void An_article_alone_takes_the_columns_that_stay_free()
    {
        var narrow = PaperCopy.Full(30);
        var widened = narrow with { Items = narrow.Items.SetItem(4, narrow.Items[4] with { Columns = 2 }) };
        Positions(PaperCopy.Fit(widened)).ShouldBe(Positions(PaperCopy.Fit(narrow)));
    }

    [Fact]
    public void Sizes_differ_little_between_pages()
    {
        var fitted = PaperCopy.Fit(PaperCopy.Full(40));
        (fitted.Pages.Max(page => page.Size) - fitted.Pages.Min(page => page.Size)).ShouldBeLessThan(0.3);
    }

    [Fact]
    public void Overset_page_reports_words_and_cutting_them_fits()
    {
        for (var seed = 1; seed <= 8; seed++)
        {
            var copy = PaperCopy.Full(seed * 100);
            var long3 = PaperCopy.Article(seed, "All of the third", 3, 0, 1400 + (seed * 20));
            copy = copy with { Items = copy.Items.SetItem(4, long3) };
            var fitted = PaperCopy.Fit(copy);
            fitted.Fits.ShouldBeFalse();
            var page = fitted.Pages[2];
            (page.Outcome, page.Nearest).ShouldBe((FitOutcome.Overset, "All of the third"));
            page.WordsOff.ShouldBeGreaterThan(50);
            fitted.Back.ShouldBe(page with { Words = fitted.Pages.Skip(1).Sum(one => one.Words) });
            fitted.Edition.Pages.Skip(4).ShouldNotBeEmpty();
            fitted.Edition.Pages.Skip(4).ShouldAllBe(proof => proof.OversetFrom != null);

            var cut = copy with { Items = copy.Items.SetItem(4, PaperCopy.Without(long3, page.WordsOff)) };
            PaperCopy.Fit(cut).Pages[2].Outcome.ShouldBe(FitOutcome.Fitted);
        }
    }

    [Fact]
    public void Underset_page_reports_the_room_it_has()
    {
        var copy = PaperCopy.Full(50);
        var fitted = PaperCopy.Fit(copy with { Items = copy.Items.SetItem(4, PaperCopy.Article(1, "All of the third", 3, 0, 540)) });
        (fitted.Pages[2].Outcome, fitted.Pages[2].Nearest).ShouldBe((FitOutcome.Underset, "All of the third"));
        fitted.Pages[2].WordsOff.ShouldBeInRange(60, 400);
    }

    [Fact]
    public void Notice_of_the_house_fills_a_page_that_nearly_is()
    {
        var copy = PaperCopy.Full(60) with { Fillers = [PaperCopy.Article(7, "Pass it on", 0, 0, 150)] };
        var shorter = copy with { Items = copy.Items.SetItem(4, PaperCopy.Article(1, "All of the third", 3, 0, 575)) };
        PaperCopy.Fit(shorter with { Fillers = [] }).Pages[2].Outcome.ShouldBe(FitOutcome.Underset);
        var fitted = PaperCopy.Fit(shorter);
        (fitted.Pages[2].Outcome, string.Join(',', fitted.Pages[2].Filled)).ShouldBe((FitOutcome.Fitted, "Pass it on"));
    }

    [Fact]
    public void Contents_list_the_articles_of_the_later_pages_under_their_page()
    {
        var fitted = PaperCopy.Fit(PaperCopy.Full(70));
        var head = fitted.Edition.Pages[0].Runs.Where(run => Math.Abs(run.Size - 8.3) < 0.01 && run.Baseline < 200).ToList();
        var said = string.Join('|', head.Select(run => PaperCopy.TextOf(run).Trim()));
        said.Replace('\u00A0', ' ').ShouldBe("Page 2|Head of the second|Foot of the second|Page 3|All of the third|Page 4|Left on the fourth|Right on the fourth");
    }

    [Fact]
    public void Right_to_left_paper_begins_at_the_right_and_is_full()
    {
        var copy = PaperCopy.Full(80) with
        {
            Language = "ar",
            Items = [.. Enumerable.Range(0, 4).SelectMany(page => new[]
            {
                PaperCopy.Article(page, "خبر أول", page + 1, 3, 900, arabic: true), PaperCopy.Article(page + 9, "خبر ثان", page + 1, 1, 300, arabic: true),
            })],
        };
        var page = PaperCopy.Fit(copy).Edition.Pages[1];
        var width = ColumnWidth(page);
        var first = page.Runs.First(run => run.Node >= 0);
        var firstLine = page.Runs.Where(run => Math.Abs(run.Baseline - first.Baseline) < 0.01 && run.Node == first.Node).ToList();
        firstLine.ShouldAllBe(run => run.X > Margin + width);
        page.Runs.Where(run => run.X < Margin + width - 1).ShouldNotBeEmpty();
        page.Rules.ShouldContain(rule => Math.Abs(rule.X - (Margin + width + (Gutter / 2))) < 0.6 && rule.Height > 100);
    }

    [Fact]
    public void The_same_copy_gives_the_same_pages() =>
        Positions(PaperCopy.Fit(PaperCopy.Full(90))).ShouldBe(Positions(PaperCopy.Fit(PaperCopy.Full(90))));

    [Fact]
    public void Articles_without_a_page_are_spread_in_their_order()
    {
        var copy = PaperCopy.Full(95);
        var fitted = PaperCopy.Fit(copy with { Items = [.. copy.Items.Select(story => story with { Page = 0, Columns = 0 })] });
        fitted.Pages.ShouldAllBe(page => page.Words > 300);
        Outline(fitted).ShouldBe([.. copy.Items.Select(story => story.Title)]);
    }

    [Fact]
    public void No_letter_is_lost_whatever_the_lengths_and_a_page_fits_or_says_words() =>
        Gen.Select(Gen.Int[0, 999], Gen.Select(Gen.Int[0, 4], Gen.Int[0, 4], Gen.Int[0, 900]).Array[1, 14]).Sample(
            (seed, shapes) =>
            {
                var copy = PaperCopy.Paper(shapes.Select((shape, index) =>
                    PaperCopy.Article(seed + index, $"Article {index} of {seed}", shape.Item1, shape.Item2, shape.Item3)));
                var fitted = PaperCopy.Fit(copy);
                PaperCopy.Letters(fitted.Edition).ShouldBe(PaperCopy.Letters(copy.Items));
                fitted.Pages.ShouldAllBe(page => page.Outcome == FitOutcome.Fitted ? page.WordsOff == 0 : page.WordsOff > 0);
                (fitted.Edition.Pages.Count > 4).ShouldBe(fitted.Edition.Pages.Any(page => page.OversetFrom != null));
            },
            iter: 60);

    private static string[] Outline(FittedEdition fitted) =>
        [.. fitted.Edition.Outline.Skip(1).Select(node => fitted.Edition.Structure[node].Title!)];

    private static (double, double, string)[] Positions(FittedEdition fitted) =>
        [.. fitted.Edition.Pages.SelectMany(page => page.Runs).Select(run => (run.X, run.Baseline, PaperCopy.TextOf(run)))];

    private static PlacedRun Heading(FittedEdition fitted, PageContent page, string start) =>
        page.Runs.First(run => run.Node >= 0 && fitted.Edition.Structure[run.Node].Role == StructureRole.H2
            && PaperCopy.TextOf(run).StartsWith(start, StringComparison.Ordinal));

    private static double ColumnWidth(PageContent page) => (page.Width - (2 * Margin) - (3 * Gutter)) / 4;

    private static int ColumnOf(in PlacedRun run, PageContent page) => (int)((run.X - Margin + 8) / (ColumnWidth(page) + Gutter));

    private static List<PlacedRun> Body(FittedEdition fitted, int page) =>
        [.. fitted.Edition.Pages[page].Runs.Where(run =>
            Math.Abs(run.Size - fitted.Pages[page].Size) < 0.002 && run.Shaped.Face.Family.StartsWith("Source Serif", StringComparison.Ordinal) && run.Node >= 0
            && fitted.Edition.Structure[run.Node].Role == StructureRole.P && run.Baseline > 150 - (page > 0 ? 100 : 0))];

    private static double OffGrid(double distance, double leading) => Math.Abs(distance - (Math.Round(distance / leading) * leading)) / Math.Max(1, Math.Round(distance / leading));
}
