using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Tests.Text;

public sealed class LanguageTagsTests
{
    [Theory]
    [InlineData("en", true)]
    [InlineData("EN-gb", true)]
    [InlineData("pt-BR", true)]
    [InlineData("es-419", true)]
    [InlineData("ar-Arab-EG", true)]
    [InlineData("de-1996", true)]
    [InlineData("en_GB", false)]
    [InlineData("english", false)]
    [InlineData("xx", false)]
    [InlineData("en-", false)]
    [InlineData("en-x", false)]
    [InlineData("", false)]
    [InlineData("de-DE-AT", false)]
    public void Tags_of_the_languages_of_the_press_are_known(string tag, bool known) => LanguageTags.IsKnown(tag).ShouldBe(known);

    [Theory]
    [InlineData("english", "en")]
    [InlineData("Englsh", "en")]
    [InlineData("en_GB", "en-GB")]
    [InlineData("Español", "es")]
    [InlineData("spanisch", "es")]
    [InlineData("fra", "fr")]
    [InlineData("kreyol", "ht")]
    [InlineData("العربية", "ar")]
    [InlineData("gr", "el")]
    [InlineData("farsi-IR", "fa")]
    [InlineData("xx", null)]
    [InlineData("zz-ZZ", null)]
    [InlineData("", null)]
    public void Unknown_tag_suggests_what_was_meant(string tag, string? suggestion) => LanguageTags.Suggest(tag).ShouldBe(suggestion);

    [Theory]
    [InlineData("ar", TextDirection.RightToLeft)]
    [InlineData("fa-AF", TextDirection.RightToLeft)]
    [InlineData("ur", TextDirection.RightToLeft)]
    [InlineData("he", TextDirection.RightToLeft)]
    [InlineData("yi", TextDirection.RightToLeft)]
    [InlineData("ar-Latn", TextDirection.LeftToRight)]
    [InlineData("tr", TextDirection.LeftToRight)]
    [InlineData("tr-Arab", TextDirection.RightToLeft)]
    [InlineData("", TextDirection.LeftToRight)]
    public void Direction_follows_script_then_language(string tag, TextDirection direction) =>
        LanguageFacts.Direction(tag).ShouldBe(direction);

    [Fact]
    public void Every_language_has_the_words_of_a_sheet()
    {
        foreach (string language in LanguageTags.All)
        {
            var words = FurnitureWords.For(language);
            words.Language.ShouldBe(language);
            words.NumberFormat.ShouldContain("{0}");
            words.PageFormat.ShouldContain("{0}");
            foreach (string word in new[] { words.WriteToUs, words.Continued, words.HeldOver, words.OversetBelow, words.InThisIssue, words.Photo })
            {
                word.ShouldNotBeNullOrWhiteSpace(language);
            }
        }
    }

    [Theory]
    [InlineData("en", "No.\u00A0512", "Page\u00A03")]
    [InlineData("es", "N.º\u00A0512", "Página\u00A03")]
    [InlineData("ru", "№\u00A0512", "Страница\u00A03")]
    [InlineData("fa", "شمارهٔ\u00A0۵۱۲", "صفحهٔ\u00A0۳")]
    [InlineData("pt-BR", "Nº\u00A0512", "Página\u00A03")]
    [InlineData("xx", "No.\u00A0512", "Page\u00A03")]
    public void Numbers_stand_in_the_digits_of_the_language(string language, string number, string page)
    {
        FurnitureWords.For(language).Number(512).ShouldBe(number);
        FurnitureWords.For(language).Page(3).ShouldBe(page);
    }
}
