using Handbill.Press.Contracts;
using Handbill.Press.Runs;
using Handbill.Typesetting.Text;

namespace Handbill.Press.Tests.Runs;

public sealed class TypeAssetsTests
{
    [Fact]
    public void Every_language_that_has_a_rule_has_its_patterns_beside_the_executable()
    {
        var assets = TypeAssets.BesideExecutable();
        foreach (var language in (string[])["ca", "de", "el", "en", "en-GB", "es", "fr", "it", "nl", "pl", "pt-BR", "ru", "sv", "tr"])
        {
            assets.Hyphenation(language, []).ShouldNotBeNull(language);
        }

        assets.Hyphenation("ar", []).ShouldBeNull();
    }

    [Fact]
    public void Divisions_of_the_folder_go_before_the_patterns()
    {
        var hyphenation = TypeAssets.BesideExecutable().Hyphenation("en", ["patt-ern"])!;
        Span<bool> points = stackalloc bool[7];
        hyphenation.Find("pattern", points).ShouldBe(1);
        points[4].ShouldBeTrue();
    }

    [Fact]
    public void A_language_with_the_same_divisions_has_the_same_hyphenation_each_time()
    {
        var assets = TypeAssets.BesideExecutable();
        var usual = assets.Hyphenation("en", []);

        assets.Hyphenation("en", []).ShouldBeSameAs(usual);
        assets.Hyphenation("en", ["patt-ern"]).ShouldNotBeSameAs(usual);
        assets.Hyphenation("en", ["patt-ern"]).ShouldBeSameAs(assets.Hyphenation("en", ["patt-ern"]));
        assets.Hyphenation("es", []).ShouldNotBeSameAs(usual);
    }

    [Fact]
    public void A_folder_without_fonts_is_refused_in_words() =>
        Should.Throw<PressException>(() => new TypeAssets("no-such-folder")).Message.ShouldContain("there are no fonts");
}
