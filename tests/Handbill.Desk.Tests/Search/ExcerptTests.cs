using CsCheck;
using Handbill.Kernel.Search;

namespace Handbill.Desk.Tests.Search;

public sealed class ExcerptTests
{
    [Theory]
    [InlineData("The Boiler broke.", "boiler", "The [Boiler] broke.")]
    [InlineData("La cafetería cerró.", "CAFETERIA", "La [cafetería] cerró.")]
    [InlineData("One two three.", "\"two three\"", "One [two three].")]
    [InlineData("Canteens", "cant*", "[Canteens]")]
    [InlineData("Nothing here.", "boiler", "Nothing here.")]
    public void What_was_found_is_marked(string text, string query, string shown) =>
        string.Concat(Excerpt.Of(text, TextQuery.Parse(query)).Select(run => run.IsFound ? $"[{run.Text}]" : run.Text)).ShouldBe(shown);

    [Fact]
    public void Any_text_and_any_query_give_an_excerpt() =>
        Gen.Select(Gen.String, Gen.String).Sample((text, query) =>
        {
            var asked = TextQuery.Parse(query);
            Excerpt.Of(text, asked).Sum(run => run.Text.Length).ShouldBeLessThan(text.Length + 10);
            asked.Terms.SelectMany(term => term.Words).ShouldAllBe(word => word.Length > 0 && word.All(letter => char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) || letter > 127));
        });
}
