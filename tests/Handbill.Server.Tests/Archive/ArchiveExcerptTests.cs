using CsCheck;
using Handbill.Kernel.Search;
using Handbill.Kernel.Search.Archive;

namespace Handbill.Server.Tests.Archive;

public sealed class ArchiveExcerptTests
{
    [Theory]
    [InlineData("The boilers broke.", "en", "boiler", "en", "The [boilers] broke.")]
    [InlineData("La organización convocó huelgas.", "es", "organizacion huelga", "es", "La [organización] convocó [huelgas].")]
    [InlineData("La organización convocó huelgas.", "es", "organizacion huelga", "en", "La [organización] convocó huelgas.")]
    [InlineData("Frau Müller in den Häusern", "de", "mueller haus", "de", "Frau [Müller] in den [Häusern]")]
    [InlineData("Two boilers, one boiler.", "en", "\"one boiler\" -two", "en", "Two boilers, [one boiler].")]
    public void Other_forms_are_marked_too(string text, string language, string query, string asked, string shown) =>
        string.Concat(Excerpt.Of(text, ArchiveTerms.Of(TextQuery.Parse(query), asked), language).Select(run => run.IsFound ? $"[{run.Text}]" : run.Text)).ShouldBe(shown);

    [Fact]
    public void Any_text_and_any_query_give_an_excerpt() => Gen.Select(Gen.String, Gen.String, Gen.Int[0, 5])
        .Sample((text, query, language) => Excerpt.Of(text, ArchiveTerms.Of(TextQuery.Parse(query), "en"), new[] { "en", "es", "ar", "tr", "", "-" }[language]).Sum(run => run.Text.Length).ShouldBeLessThan(text.Length + 10));
}
