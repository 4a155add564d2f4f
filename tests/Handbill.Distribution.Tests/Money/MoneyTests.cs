using CsCheck;
using Handbill.Distribution.Money;
using Handbill.Ui.Words;
using Amount = Handbill.Distribution.Money.Money;

namespace Handbill.Distribution.Tests.Money;

public sealed class MoneyTests
{
    [Fact]
    public void What_a_form_shows_is_read_back_as_the_same_amount_in_every_language() =>
        Gen.Select(Gen.Long[0, Amount.Most], Gen.Int[0, Currencies.All.Count - 1], Gen.Int[0, Language.All.Count - 1]).Sample((units, code, tongue) =>
        {
            var (currency, language) = (Currencies.All[code], Language.All[tongue]);
            var money = new Amount(units, currency);
            Amount.TryRead(money.InForm(language), currency, language, out var read).ShouldBeTrue();
            read.ShouldBe(money);

            // And so is what a page shows, typed after it.
            Amount.TryRead(money.Shown(language)[..^4], currency, language, out var shown).ShouldBeTrue(money.Shown(language));
            shown.ShouldBe(money);
        });

    [Theory]
    [InlineData("en", "EUR", "12.5", 1250)]
    [InlineData("en", "EUR", " 1,234.50 ", 123450)]
    [InlineData("fr", "EUR", "1 234,50", 123450)]
    [InlineData("es", "EUR", "1.234,5", 123450)]
    [InlineData("en", "JPY", "1200", 1200)]
    [InlineData("en", "TND", "0.005", 5)]
    public void Amounts_are_read_with_the_signs_of_the_readers_language(string language, string currency, string text, long units)
    {
        Amount.TryRead(text, currency, Language.Find(language)!, out var money).ShouldBeTrue();
        money.ShouldBe(new Amount(units, currency));
    }

    [Theory]
    [InlineData("en", "EUR", "1,50")]
    [InlineData("en", "EUR", "1.505")]
    [InlineData("en", "JPY", "1.5")]
    [InlineData("es", "EUR", "1.50")]
    [InlineData("en", "EUR", "-1")]
    [InlineData("en", "EUR", "1e3")]
    [InlineData("en", "EUR", ".")]
    [InlineData("en", "EUR", "1.")]
    [InlineData("en", "EUR", "")]
    [InlineData("en", "EUR", null)]
    [InlineData("en", "EUR", "٣")]
    [InlineData("en", "EUR", "99999999999999999999999")]
    [InlineData("en", "EUR", "10000000000.01")]
    public void What_could_mean_two_amounts_or_none_is_refused(string language, string currency, string? text) =>
        Amount.TryRead(text, currency, Language.Find(language)!, out _).ShouldBeFalse();

    [Fact]
    public void Only_like_currencies_are_added()
    {
        (new Amount(10, "EUR") + new Amount(5, "EUR")).ShouldBe(new Amount(15, "EUR"));
        (new Amount(10, "EUR") - new Amount(15, "EUR") * 2).Units.ShouldBe(-20);
        Should.Throw<InvalidOperationException>(() => new Amount(10, "EUR") + new Amount(5, "USD"));
        Amount.Sums([new(10, "USD"), new(5, "EUR"), new(7, "USD")]).ShouldBe([new(5, "EUR"), new(17, "USD")]);
    }

    [Fact]
    public void A_sum_that_is_too_large_is_no_other_sum() =>
        Should.Throw<OverflowException>(() => new Amount(long.MaxValue, "EUR") + new Amount(1, "EUR"));

    [Fact]
    public void An_amount_is_shown_with_its_code_and_all_its_decimals()
    {
        new Amount(123450, "EUR").Shown(Language.English).ShouldBe("1,234.50\u00A0EUR");
        new Amount(-5, "EUR").Shown(Language.English).ShouldBe("\u22120.05\u00A0EUR");
        new Amount(123450, "JPY").Shown(Language.English).ShouldBe("123,450\u00A0JPY");
        new Amount(5, "EUR").ToString().ShouldBe("0.05 EUR");
        Should.Throw<ArgumentException>(() => new Amount(1, "XYZ"));
    }
}
