using System.Collections.Immutable;
using CsCheck;
using Handbill.Typesetting.Fitting;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Setting;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Tests.Fitting;

/// <summary>Fitting whole editions.</summary>
public sealed class EditionFitterTests
{
    [Fact]
    public void A_fitted_edition_has_the_pages_of_its_sheet_and_no_more()
    {
        var fitted = TestCopy.Fit(TestCopy.Edition(1));
        fitted.Fits.ShouldBeTrue();
        fitted.Edition.Pages.Count.ShouldBe(2);
        fitted.Edition.Pages.ShouldAllBe(page => page.OversetFrom == null);
    }

    [Fact]
    public void Every_column_of_a_page_ends_on_the_same_baseline_and_stands_on_one_grid()
    {
        for (var seed = 1; seed <= 12; seed++)
        {
            var fitted = TestCopy.Fit(TestCopy.Edition(seed));
            fitted.Fits.ShouldBeTrue();
            var page = fitted.Edition.Pages[1];
            var body = page.Runs.Where(run => Math.Abs(run.Size - fitted.Back.Size) < 0.001 && run.Shaped.Face.Family == "Source Serif 4").ToArray();
            var lowest = body.Max(run => run.Baseline);
            var width = (page.Width - 88) / 3;
            for (var column = 0; column < 3; column++)
            {
                var left = 44 + (column * width);
                body.Where(run => run.X >= left - 6 && run.X < left + width - 6).Max(run => run.Baseline).ShouldBe(lowest, 0.001);
            }

            body.ShouldAllBe(run => OnGrid(lowest - run.Baseline, fitted.Back.Leading));
        }
    }

    private static bool OnGrid(double distance, double leading)
    {
        var lines = distance / leading;
        return Math.Abs(lines - Math.Round(lines)) < 0.01;
    }

    [Fact]
    public void No_letter_of_the_copy_is_lost_or_added()
    {
        Gen.Select(Gen.Int[1, 10_000], Gen.Int[40, 1400], Gen.Int[20, 1600], Gen.Int[1, 14]).Sample((seed, front, back, items) =>
        {
            var copy = TestCopy.Edition(seed, front, back, items);
            var fitted = TestCopy.Fit(copy);
            TestCopy.LettersByStory(fitted.Edition).ShouldBe([.. copy.Items.Prepend(copy.Editorial!).Select(story => TestCopy.Letters([story]))]);
        }, iter: 60);
    }

    [Fact]
    public void Overset_edition_reports_the_words_to_cut()
    {
        for (var seed = 1; seed <= 30; seed++)
        {
            var copy = TestCopy.EditionOf(seed, 1.34 + (seed * 0.002), items: 5);
            var fitted = TestCopy.Fit(copy);
            fitted.Back.Outcome.ShouldBe(FitOutcome.Overset);
            fitted.Back.WordsOff.ShouldBeGreaterThan(0);
            var index = copy.Items.ToList().FindIndex(item => item.Title == fitted.Back.Nearest);
            var cut = CopyCut.Without(copy.Items[index], fitted.Back.WordsOff)!;
            (WordCount.Of(TestCopy.Text(copy.Items[index])) - WordCount.Of(TestCopy.Text(cut))).ShouldBe(fitted.Back.WordsOff);
            TestCopy.Fit(copy with { Items = copy.Items.SetItem(index, cut) }).Back.Outcome.ShouldBe(FitOutcome.Fitted, $"seed {seed}, {fitted.Back}");
        }
    }

    [Fact]
    public void Overset_copy_is_shown_on_a_proof_page_past_a_line()
    {
        var fitted = TestCopy.Fit(TestCopy.EditionOf(3, 1.5));
        fitted.Edition.Pages.Count.ShouldBe(3);
        fitted.Edition.Pages[2].OversetFrom.ShouldNotBeNull();
        fitted.Edition.Pages[2].Runs.ShouldNotBeEmpty();
    }

    [Fact]
    public void Underset_edition_reports_the_room()
    {
        var side = TestCopy.Fit(TestCopy.EditionOf(4, 0.5)).Back;
        side.Outcome.ShouldBe(FitOutcome.Underset);
        side.WordsOff.ShouldBeInRange(side.Words / 4, side.Words);
        side.LinesOff.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void An_item_that_may_wait_is_held_over_when_the_side_is_too_full()
    {
        var copy = TestCopy.EditionOf(5, 1);
        var spare = TestCopy.Story(99, "This one can wait", 300, 2, mayBeHeldOver: true);
        var side = TestCopy.Fit(copy with { Items = copy.Items.Add(spare) }).Back;
        side.Outcome.ShouldBe(FitOutcome.Fitted);
        side.Held.ShouldBe(["This one can wait"]);
        side.Turned.ShouldContain(knob => knob.Kind == KnobKind.Holdovers);
    }

    [Fact]
    public void An_item_that_may_wait_stays_when_there_is_room()
    {
        var copy = TestCopy.EditionOf(6, 0.97);
        var items = copy.Items.SetItem(2, copy.Items[2] with { MayBeHeldOver = true });
        TestCopy.Fit(copy with { Items = items }).Back.Held.ShouldBeEmpty();
    }

    [Fact]
    public void A_notice_of_the_house_completes_a_side_that_is_too_empty()
    {
        var copy = TestCopy.EditionOf(7, 0.62) with { Fillers = [TestCopy.Story(98, "Lost property", 190, 2), TestCopy.Story(97, "First aid", 40, 1)] };
        var side = TestCopy.Fit(copy).Back;
        side.Outcome.ShouldBe(FitOutcome.Fitted);
        side.Filled.ShouldNotBeEmpty();
    }

    [Fact]
    public void Copy_between_88_and_110_percent_of_what_a_side_holds_fits()
    {
        for (var share = 0.88; share < 1.105; share += 0.02)
        {
            for (var seed = 1; seed <= 6; seed++)
            {
                var side = TestCopy.Fit(TestCopy.EditionOf(seed, share, items: 5 + seed)).Back;
                side.Share.ShouldBe(share, 0.03);
                side.Outcome.ShouldBe(FitOutcome.Fitted, $"{side.Share}, seed {seed}: {side}");
            }
        }
    }

    [Fact]
    public void What_is_found_does_not_depend_on_what_was_fitted_before_or_on_the_thread()
    {
        var memory = TestCopy.Memory();
        var shared = TestCopy.Fitter();
        var editions = Enumerable.Range(1, 8).Select(seed => TestCopy.Edition(seed)).ToArray();
        var alone = editions.Select(copy => Fingerprint(TestCopy.Fit(copy))).ToArray();
        editions.Select(copy => Fingerprint(shared.Fit(copy, new HouseStyle(), Sheet.Find("A4")!, memory))).ShouldBe(alone);
        editions.AsParallel().AsOrdered().Select(copy => Fingerprint(TestCopy.Fitter().Fit(copy, new HouseStyle(), Sheet.Find("A4")!, memory)))
            .ShouldBe(alone);
    }

    [Fact]
    public void A_fitter_goes_from_issue_to_issue_and_knows_their_hyphenations_apart()
    {
        var fitter = TestCopy.Fitter();
        var copy = TestCopy.Edition(3);
        var (hyphenated, plain) = (Fingerprint(TestCopy.Fit(copy)), Fingerprint(In(TestCopy.Fitter(), _ => null)));
        hyphenated.ShouldNotBe(plain);

        // More than it knows at a time.
        for (var issue = 0; issue < 150; issue++)
        {
            var own = issue % 3 == 0 ? null : TestCopy.Hyphenation();
            Fingerprint(In(fitter, _ => own)).ShouldBe(own is null ? plain : hyphenated, $"{issue}");
        }

        FittedEdition In(EditionFitter by, Func<string, Hyphenator?> hyphenation) => by.Fit(copy, new HouseStyle(), Sheet.Find("A4")!, new FitMemory(hyphenation));
    }

    private static string Fingerprint(FittedEdition fitted) => string.Join('\n', fitted.Edition.Pages.SelectMany(page =>
        page.Runs.Select(run => FormattableString.Invariant($"{run.X:R} {run.Baseline:R} {run.Size:R} {run.WordSpace:R} {TestCopy.TextOf(run)} {run.Node}"))));

    [Fact]
    public void A_right_to_left_sheet_is_mirrored()
    {
        var copy = TestCopy.Edition(8, language: "ar");
        var arabic = Translate(copy);
        var page = TestCopy.Fit(arabic).Edition.Pages[1];
        var first = page.Runs.First(run => run.Shaped.Direction == TextDirection.RightToLeft && run.Node >= 0);
        first.X.ShouldBeGreaterThan(page.Width / 2);
    }

    private static EditionCopy Translate(EditionCopy copy)
    {
        const string sentence = "اجتمع عمال المستودع صباح الخميس لمناقشة جدول الورديات الجديد وطلبوا إصلاح المدفأة قبل نهاية الشهر. ";
        Story Put(Story story) => story with
        {
            Headline = [new Run("جدول الورديات")],
            Blocks = [.. story.Blocks.Select(block => (Block)new Paragraph(block.Place, [new Run(string.Concat(Enumerable.Repeat(sentence, 3)).Trim())]))],
        };
        return copy with { Editorial = Put(copy.Editorial!), Items = [.. copy.Items.Select(Put)], Workplace = "مستودع النهر" };
    }

    [Fact]
    public void A_character_that_no_font_has_is_an_error_that_names_it_and_the_place()
    {
        var copy = TestCopy.Edition(9);
        var odd = TestCopy.Story(50, "Odd", 20, 1) with
        {
            Blocks = [new Paragraph(new CopyPlace("workplaces/depot.md", 77), [new Run("The sign says \U00013000 over the door.")])],
        };
        var error = Should.Throw<CopyException>(() => TestCopy.Fit(copy with { Items = copy.Items.Add(odd) }));
        error.Place.ShouldBe(new CopyPlace("workplaces/depot.md", 77));
        error.Problem.ShouldContain("U+13000");
    }

    [Fact]
    public void A_word_wider_than_its_column_is_an_error_that_names_it()
    {
        var copy = TestCopy.Edition(10);
        var wide = new Paragraph(new CopyPlace("workplaces/depot.md", 12), [new Run("See " + new string('x', 200) + " for it.")]);
        var story = TestCopy.Story(51, "Wide", 20, 1) with { Blocks = [wide] };
        Should.Throw<CopyException>(() => TestCopy.Fit(copy with { Items = copy.Items.Add(story) })).Problem.ShouldContain("xxxx");
    }

    [Fact]
    public void Ten_thousand_items_are_overset_and_not_a_crash()
    {
        var item = TestCopy.Story(1, "Again", 30, 1);
        var copy = TestCopy.Edition(11) with { Items = [.. Enumerable.Repeat(item, 10_000)] };
        TestCopy.Fit(copy).Back.Outcome.ShouldBe(FitOutcome.Overset);
    }

    [Fact]
    public void An_edition_without_items_is_underset()
    {
        var copy = TestCopy.Edition(12) with { Items = [] };
        TestCopy.Fit(copy).Back.Outcome.ShouldBe(FitOutcome.Underset);
    }
}
