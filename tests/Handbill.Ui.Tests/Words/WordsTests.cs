using System.Globalization;
using Handbill.Ui.Design;
using Handbill.Ui.Words;
using Handbill.Words;
using Microsoft.Extensions.Localization;

namespace Handbill.Ui.Tests.Words;

public sealed class WordsTests
{
    private static readonly IStringLocalizer<DesignWords> T = new StringLocalizer<DesignWords>(new WordsLocalizerFactory());

    [Fact]
    public void Every_word_of_the_design_system_is_translated() =>
        UntranslatedWords.In("src/Handbill.Ui", "es", "fr", "ar").ShouldBeEmpty();

    [Fact]
    public void Keys_are_found_wherever_they_stand() =>
        UntranslatedWords.KeysOf(
            """
            <p title="@T["One"]">@T["Say \"two\"", 3] @T.Count(Model.Of(4), "{0} a|{0} b")</p> words["Five"]; [Required(ErrorMessage = "Six.")] new Refusal(nameof(Code), "Eight.", 8)
            /// in a comment: T["Seven"]
            """).ShouldBe(["One", "Say \"two\"", "{0} a|{0} b", "Five", "Six.", "Eight."]);

    [Theory]
    [InlineData("es", "{0} of {1}", "{0} de {1}", true)]
    [InlineData("es", "{0} of {1}", "{0} de {2}", false)]
    [InlineData("es", "Name", " ", false)]
    [InlineData("fr", "{0} a|{0} b", "{0} c", false)]
    [InlineData("ar", "{0} a|{0} b", "لا|واحد|اثنان|{0}|{0}|{0}", true)]
    [InlineData("ar", "{0} a|{0} b", "{0}|{0}", false)]
    public void A_translation_that_cannot_be_right_is_found(string language, string key, string text, bool right) =>
        (UntranslatedWords.Fault(language, key, text) is null).ShouldBe(right);

    [Theory]
    [InlineData("en", 1, "1 word to cut")]
    [InlineData("en", 2000, "2,000 words to cut")]
    [InlineData("es", 1, "Sobra 1 palabra")]
    [InlineData("es", 9, "Sobran 9 palabras")]
    [InlineData("fr", 0, "0 mot à couper")]
    [InlineData("ar", 2, "كلمتان للحذف")]
    [InlineData("ar", 9, "9 كلمات للحذف")]
    public void Words_with_numbers_take_the_form_of_the_language(string language, long number, string expected) =>
        In(language, () => T.Count(number, "{0} word to cut|{0} words to cut")).ShouldBe(expected);

    [Fact]
    public void A_word_without_a_translation_stands_in_English()
    {
        In("ar", () => T["No such key", 1].Value).ShouldBe("No such key");
        In("ar", () => T.Count(2, "{0} frog|{0} frogs")).ShouldBe("2 frogs");
        In("ar", () => T["No such key"].ResourceNotFound).ShouldBeTrue();
        In("en", () => T["No such key"].ResourceNotFound).ShouldBeFalse();
    }

    private static TResult In<TResult>(string language, Func<TResult> say)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = Language.Find(language)!.Culture;
        try
        {
            return say();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
