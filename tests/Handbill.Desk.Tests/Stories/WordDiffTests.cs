using CsCheck;
using Handbill.Desk.Stories.Differences;

namespace Handbill.Desk.Tests.Stories;

public sealed class WordDiffTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("", "New.", "+New.")]
    [InlineData("Old.", "", "-Old.")]
    [InlineData("The soup is cold.", "The soup was cold.", "=The soup |-is|+was|= cold.")]
    [InlineData("A plate costs four.", "A plate now costs **five**.", "=A plate |+now |=costs |-four|+**five**|=.")]
    [InlineData("One.\n\nTwo.\n\nThree.", "One.\n\nThree.", "=One.\n\n|-Two.\n\n|=Three.")]
    [InlineData("don't go", "don’t go", "-don't|+don’t|= go")]
    [InlineData("the old price", "our new price", "-the old|+our new|= price")]
    public void What_changed_is_told_word_by_word(string before, string after, string told) =>
        string.Join('|', WordDiff.Of(before, after).Select(run => "=-+"[(int)run.Kind] + run.Text)).ShouldBe(told);

    [Fact]
    public void What_was_kept_with_what_was_removed_is_the_text_before_and_with_what_was_added_the_text_after() =>
        Gen.Select(Text, Text).Sample((before, after) =>
        {
            var runs = WordDiff.Of(before, after);
            return string.Concat(runs.Where(run => run.Kind != DiffKind.Added).Select(run => run.Text)) == before
                && string.Concat(runs.Where(run => run.Kind != DiffKind.Removed).Select(run => run.Text)) == after;
        });

    [Fact]
    public void The_fewest_words_are_told() =>
        Gen.Select(Gen.Int[0, 3].Array[0, 9], Gen.Int[0, 3].Array[0, 9]).Sample((before, after) =>
            Matching.Hunks(before, after).Sum(hunk => hunk.End - hunk.Start + hunk.NewEnd - hunk.NewStart) == before.Length + after.Length - (2 * LongestCommon(before, after)));

    [Fact]
    public void Tokens_put_together_are_the_text() =>
        Gen.OneOf(Text, Gen.String).Sample(text =>
        {
            var tokens = new CopyTokens(text);
            return tokens.Slice(0, tokens.Count) == text;
        });

    [Fact]
    public void A_text_that_is_another_is_told_whole_and_at_once()
    {
        var before = string.Join(' ', Enumerable.Range(0, 60_000).Select(word => $"a{word}"));
        var after = string.Join(' ', Enumerable.Range(0, 60_000).Select(word => $"b{word}"));

        WordDiff.Of(before, after).Select(run => run.Kind).ShouldBe([DiffKind.Removed, DiffKind.Added]);
    }

    private static readonly string[] Pieces = ["tea", "soup", "shift", "it's", " ", " ", " ", "\n", "\n\n", "\n \n", "**", ".", "- ", "😀", "العمل", "\ud800"];

    internal static Gen<string> Text { get; } = Gen.Int[0, Pieces.Length - 1].Select(at => Pieces[at]).List[0, 30].Select(string.Concat);

    private static int LongestCommon(int[] a, int[] b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                table[i, j] = a[i - 1] == b[j - 1] ? table[i - 1, j - 1] + 1 : Math.Max(table[i - 1, j], table[i, j - 1]);
            }
        }

        return table[a.Length, b.Length];
    }
}
