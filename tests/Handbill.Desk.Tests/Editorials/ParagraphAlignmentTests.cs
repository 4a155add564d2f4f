using CsCheck;
using Handbill.Desk.Editorials.Translations;

namespace Handbill.Desk.Tests.Editorials;

public sealed class ParagraphAlignmentTests
{
    [Theory]
    [InlineData("a|b|c", "a|b|c", "0 1 2")]
    [InlineData("a|b|c", "a|c", "0 2")]
    [InlineData("a|c", "a|b|c", "0 -1 1")]
    [InlineData("a|b|c", "c|a|b", "2 0 1")]
    [InlineData("The boiler broke on Monday.|b", "The boiler broke on Tuesday.|b", "0 1")]
    [InlineData("The boiler broke on Monday.|b", "Prices went up again.|b", "-1 1")]
    [InlineData("The boiler broke on Monday.|A plate costs forty more now.", "A plate costs fifty more now.|The boiler broke on Friday.", "1 0")]
    [InlineData("a|a", "a|a|a", "0 1 -1")]
    [InlineData("", "a", "-1")]
    public void Paragraphs_are_known_again(string before, string after, string told) =>
        string.Join(' ', ParagraphAlignment.Of(before.Split('|'), after.Split('|'))).ShouldBe(told);

    [Fact]
    public void No_paragraph_is_two() =>
        Gen.Select(Gen.Int[0, 5].Array[0, 12], Gen.Int[0, 5].Array[0, 12]).Sample((before, after) =>
        {
            var found = ParagraphAlignment.Of([.. before.Select(Text)], [.. after.Select(Text)]);
            found.Length.ShouldBe(after.Length);
            found.Where(at => at >= 0).ShouldBeUnique();
            found.ShouldAllBe(at => at < before.Length);
            // What is the same is found, as often as it stands in both.
            foreach (var kind in after.Distinct().Where(kind => kind > 0))
            {
                found.Where((at, to) => at >= 0 && after[to] == kind).Count().ShouldBeGreaterThanOrEqualTo(Math.Min(before.Count(one => one == kind), after.Count(one => one == kind)));
            }
        });

    private static string Text(int kind) => kind == 0 ? "" : $"word{kind} and word{kind + 1}x";
}
