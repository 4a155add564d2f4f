using CsCheck;
using Handbill.Typesetting.Fitting;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Tests.Fitting;

/// <summary>Fitting newspapers to a flatplan.</summary>
public sealed class FrameFitterTests
{
    private static PlannedFrame[] Frames { get; } =
    [
        new(new(1, 1, 1, 3, 12), 0), new(new(1, 4, 1, 1, 7), 1), new(new(1, 4, 8, 1, 5), 2),
        new(new(2, 1, 1, 4, 6), 3), new(new(2, 1, 7, 4, 6), 4), new(new(3, 1, 1, 1, 12), 1), new(new(3, 2, 1, 3, 12), 5), new(new(4, 1, 1, 2, 12), 6), new(new(4, 3, 1, 2, 12), 7),
    ];

    [Fact]
    public void Frames_of_a_page_are_full_in_one_size_and_a_jump_says_where_it_goes()
    {
        var fitted = 0;
        for (var seed = 1; seed <= 4; seed++)
        {
            var edition = PaperCopy.Fit(Paper(seed * 10));
            edition.Edition.Pages.Count.ShouldBeGreaterThanOrEqualTo(4);
            edition.Frames.Length.ShouldBe(Frames.Length);
            if (!edition.Fits)
            {
                continue;
            }

            fitted++;
            edition.Edition.Pages.Count.ShouldBe(4);
            edition.Frames.ShouldAllBe(frame => frame.Outcome == FitOutcome.Fitted && frame.WordsOff == 0 && frame.Words > 0);
            edition.Pages[0].Size.ShouldBe(edition.Pages[2].Size, "An article runs from the one to the other.");
            TextOf(edition.Edition.Pages[0]).ShouldContain("Continuedonpage3");
            TextOf(edition.Edition.Pages[2]).ShouldContain("Continuedfrompage1");

            // One entry an article, however many frames it runs through, and every letter of it once.
            edition.Edition.Outline.Count.ShouldBe(9);
            PaperCopy.Letters(edition.Edition).ShouldBe(PaperCopy.Letters(Paper(seed * 10).Items));
        }

        fitted.ShouldBeGreaterThan(1);
    }

    [Fact]
    public void A_frame_too_full_or_too_empty_says_by_how_much_and_the_others_are_fitted()
    {
        var full = Paper(10);
        var long_ = full with { Items = full.Items.SetItem(4, PaperCopy.Article(77, "Far too long", 0, 0, 900)) };
        var fit = PaperCopy.Fit(long_);
        fit.Fits.ShouldBeFalse();
        fit.Frames[4].Outcome.ShouldBe(FitOutcome.Overset);
        fit.Frames[4].WordsOff.ShouldBeInRange(250, 600);
        fit.Pages[1].WordsOff.ShouldBeGreaterThanOrEqualTo(fit.Frames[4].WordsOff);
        fit.Edition.Pages.Count.ShouldBeGreaterThan(4, "What is too much is shown.");

        var bare = full with { Flatplan = full.Flatplan! with { Frames = full.Flatplan.Frames.SetItem(8, full.Flatplan.Frames[8] with { Story = -1 }) } };
        var empty = PaperCopy.Fit(bare);
        empty.Frames[8].Outcome.ShouldBe(FitOutcome.Underset);
        empty.Frames[8].WordsOff.ShouldBeGreaterThan(200);
        empty.Pages[3].Outcome.ShouldBe(FitOutcome.Overset, "The article that stands in no frame is too much.");
    }

    [Fact]
    public void Any_plan_without_overlaps_is_set_and_no_word_is_lost() =>
        Gen.Select(Gen.Int[1, 5000], Gen.Int[1, 11], Gen.Int[1, 3], Gen.Int[0, 900]).Sample(
            (seed, row, column, words) =>
            {
                var copy = PaperCopy.Paper(PaperCopy.Article(seed, "One", 0, 0, 20 + words), PaperCopy.Article(seed + 1, "Two", 0, 0, 300), PaperCopy.Article(seed + 2, "Three", 0, 0, 15)) with
                {
                    Flatplan = new Flatplan
                    {
                        Pages = 4, Columns = 4, Rows = 12,
                        Frames = [new(new(1, 1, 1, column, row), 0), new(new(1, column + 1, 1, 4 - column, 12), 1), new(new(2, 1, 1, column, 12), 0), new(new(3, 2, row, 2, 13 - row), -1), new(new(4, 1, row, 4, 1), 0)],
                    },
                };
                var fit = PaperCopy.Fit(copy);
                PaperCopy.Letters(fit.Edition).ShouldBe(PaperCopy.Letters(copy.Items));
            },
            iter: 12, threads: 2);

    private static EditionCopy Paper(int seed) => PaperCopy.Paper(
        PaperCopy.Article(seed, "Lead of the first page", 0, 0, 570), PaperCopy.Article(seed + 1, "Runs on", 0, 0, 330), PaperCopy.Article(seed + 2, "Under it", 0, 0, 60),
        PaperCopy.Article(seed + 3, "Head of the second", 0, 0, 480), PaperCopy.Article(seed + 4, "Foot of the second", 0, 0, 480), PaperCopy.Article(seed + 5, "Most of the third", 0, 0, 800),
        PaperCopy.Article(seed + 6, "Left on the fourth", 0, 0, 480), PaperCopy.Article(seed + 7, "Right on the fourth", 0, 0, 480)) with
    {
        Flatplan = new Flatplan { Pages = 4, Columns = 4, Rows = 12, Frames = [.. Frames] },
    };

    private static string TextOf(PageContent page) => string.Concat(page.Runs.Where(run => run.Node < 0)
        .Select(run => new string([.. PaperCopy.TextOf(run).Where(char.IsLetterOrDigit)])));
}
