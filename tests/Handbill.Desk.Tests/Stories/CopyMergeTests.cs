using CsCheck;
using Handbill.Desk.Stories.Merging;

namespace Handbill.Desk.Tests.Stories;

public sealed class CopyMergeTests
{
    private const string Base = "The boiler broke on Monday. Nobody came.\n\nA plate costs forty more.\n\nThe rota is on the door.";

    [Fact]
    public void Changes_of_other_paragraphs_are_both_made() =>
        CopyMerge.Of(Base, Base.Replace("Monday", "Tuesday"), Base.Replace("the door", "the wall"))
            .ShouldBeText("The boiler broke on Tuesday. Nobody came.\n\nA plate costs forty more.\n\nThe rota is on the wall.");

    [Fact]
    public void Changes_of_one_paragraph_with_an_unchanged_word_between_them_are_both_made() =>
        CopyMerge.Of(Base, Base.Replace("boiler", "pump"), Base.Replace("Nobody", "Somebody"))
            .ShouldBeText(Base.Replace("boiler", "pump").Replace("Nobody", "Somebody"));

    [Fact]
    public void Changes_of_neighbouring_paragraphs_are_both_made() =>
        CopyMerge.Of(Base, Base.Replace("came.", "came back."), Base.Replace("A plate", "Each plate"))
            .ShouldBeText(Base.Replace("came.", "came back.").Replace("A plate", "Each plate"));

    [Fact]
    public void Changes_of_one_word_show_both_paragraphs_and_choose_none()
    {
        var merged = CopyMerge.Of(Base, Base.Replace("forty", "fifty"), Base.Replace("forty", "sixty"));

        merged.IsClean.ShouldBeFalse();
        merged.Touched.ShouldHaveSingleItem().ShouldBe(
            new MergePart(null, "A plate costs forty more.", "A plate costs fifty more.", "A plate costs sixty more."));
        merged.WithBothSides().ShouldBe(Base.Replace("A plate costs forty more.", "A plate costs fifty more.\n\nA plate costs sixty more."));
    }

    [Fact]
    public void Words_that_stand_beside_each_other_touch() =>
        CopyMerge.Of("on Monday morning early", "on Friday morning early", "on Monday evening early").IsClean.ShouldBeFalse();

    [Fact]
    public void A_paragraph_that_one_took_out_and_the_other_changed_is_not_lost()
    {
        var merged = CopyMerge.Of(Base, Base.Replace("A plate costs forty more.\n\n", ""), Base.Replace("forty", "sixty"));

        merged.IsClean.ShouldBeFalse();
        merged.WithBothSides().ShouldContain("A plate costs sixty more.");
    }

    [Fact]
    public void Paragraphs_that_both_wrote_at_the_end_stand_one_after_the_other()
    {
        var merged = CopyMerge.Of(Base, Base + "\n\nMine.", Base + "\n\nTheirs.");

        merged.Touched.ShouldHaveSingleItem().ShouldBe(new MergePart(null, "", "Mine.", "Theirs."));
        merged.WithBothSides().ShouldBe(Base + "\n\nMine.\n\nTheirs.");
    }

    [Fact]
    public void Who_changed_nothing_gets_what_the_other_wrote() =>
        Gen.Select(WordDiffTests.Text, WordDiffTests.Text).Sample((before, after) =>
            IsText(CopyMerge.Of(before, before, after), after) && IsText(CopyMerge.Of(before, after, before), after) && IsText(CopyMerge.Of(before, after, after), after));

    [Fact]
    public void It_is_the_same_whoever_saves_first() =>
        Gen.Select(WordDiffTests.Text, WordDiffTests.Text, WordDiffTests.Text).Sample((before, mine, theirs) =>
            CopyMerge.Of(before, mine, theirs).Parts.SequenceEqual(
                CopyMerge.Of(before, theirs, mine).Parts.Select(part => part.IsTouched ? part with { Mine = part.Theirs, Theirs = part.Mine } : part)));

    [Fact]
    public void Nothing_that_either_of_two_editors_wrote_is_missing_and_nothing_that_both_left_is_lost() =>
        Gen.Select(Gen.Int[1, 8], Gen.Int[1, 12], Editor.Gen("m"), Editor.Gen("t")).Sample(
            (paragraphs, words, mine, theirs) =>
            {
                var before = Editor.Copy(paragraphs, words);
                var merged = CopyMerge.Of(before, mine.Edit(before), theirs.Edit(before));
                var text = merged.WithBothSides();
                var stands = Words(text);
                stands.IsSupersetOf(mine.Added).ShouldBeTrue(text);
                stands.IsSupersetOf(theirs.Added).ShouldBeTrue(text);
                stands.IsSupersetOf(Words(before).Except(mine.Removed).Except(theirs.Removed)).ShouldBeTrue(text);
                if (merged.IsClean)
                {
                    stands.Overlaps(mine.Removed.Concat(theirs.Removed)).ShouldBeFalse(text);
                }
            },
            iter: 2000);

    [Theory]
    [InlineData("a", "a", "b", "b", true)]
    [InlineData("a", "b", "a", "b", true)]
    [InlineData("a", "b", "b", "b", true)]
    [InlineData("a", "b", "c", "b", false)]
    public void A_whole_value_is_of_whoever_changed_it(string before, string mine, string theirs, string value, bool isClean) =>
        CopyMerge.OfWhole(before, mine, theirs).ShouldBe((value, isClean));

    private static bool IsText(MergedCopy merged, string text) => merged.IsClean && string.Concat(merged.Parts.Select(part => part.Agreed)) == text;

    private static HashSet<string> Words(string text) => [.. text.Split([' ', '\n', '*', '.'], StringSplitOptions.RemoveEmptyEntries)];
}

internal static class MergedCopyAssertions
{
    public static void ShouldBeText(this MergedCopy merged, string text)
    {
        merged.IsClean.ShouldBeTrue();
        string.Concat(merged.Parts.Select(part => part.Agreed)).ShouldBe(text);
    }
}
