using System.Globalization;
using Handbill.Ui.Words;

namespace Handbill.Distribution.Money;

/// <summary>An amount of money: a whole number of its currency's smallest unit, so that nothing is lost in reckoning. Pure.</summary>
internal readonly record struct Money
{
    /// <summary>Larger amounts are refused, so that sums of many cannot run over.</summary>
    public const long Most = 1_000_000_000_000;

    /// <summary>Makes an amount.</summary>
    /// <param name="units">Smallest units: cents of a euro, whole yen. Less than 0 for what is owed.</param>
    /// <param name="currency">Code of ISO 4217.</param>
    /// <exception cref="ArgumentException">There is no such currency.</exception>
    public Money(long units, string currency)
    {
        _ = Currencies.DecimalsOf(currency);
        (Units, Currency) = (units, currency);
    }

    /// <summary>Smallest units.</summary>
    public long Units { get; }

    /// <summary>Code of ISO 4217.</summary>
    public string Currency { get; }

    /// <summary>Nothing, in a currency.</summary>
    public static Money None(string currency) => new(0, currency);

    /// <summary>The sum.</summary>
    /// <exception cref="InvalidOperationException">They are of different currencies.</exception>
    /// <exception cref="OverflowException">It is too large.</exception>
    public static Money operator +(Money left, Money right) => new(checked(left.Units + right.Like(left).Units), left.Currency);

    /// <summary>The difference.</summary>
    /// <exception cref="InvalidOperationException">They are of different currencies.</exception>
    /// <exception cref="OverflowException">It is too large.</exception>
    public static Money operator -(Money left, Money right) => new(checked(left.Units - right.Like(left).Units), left.Currency);

    /// <summary>So many times as much.</summary>
    /// <exception cref="OverflowException">It is too large.</exception>
    public static Money operator *(Money money, int times) => new(checked(money.Units * times), money.Currency);

    /// <summary>Sums of some amounts, one for each currency among them, by code.</summary>
    public static IReadOnlyList<Money> Sums(IEnumerable<Money> amounts) =>
        [.. amounts.GroupBy(amount => amount.Currency, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Aggregate((sum, next) => sum + next))];

    /// <summary>The amount as people read it: "1,234.50 EUR", in French "1 234,50 EUR". The number and the code stay on one line.</summary>
    public string Shown(Language language) => $"{language.Number(AsNumber(), Currencies.DecimalsOf(Currency))}\u00A0{Currency}";

    /// <summary>The number as it stands in a field of a form: "1234.50", in French "1234,50". <see cref="TryRead"/> gives the same amount back.</summary>
    public string InForm(Language language) => AmountText.Write(Units, Currencies.DecimalsOf(Currency), language);

    /// <summary>Reads what somebody typed into a form: digits, with the signs of their language.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="currency">The currency it is in.</param>
    /// <param name="language">The reader's language.</param>
    /// <param name="money">The amount: 0 to <see cref="Most"/> smallest units.</param>
    /// <returns>False when it is no number, is less than 0, is too large, or has more decimals than the currency.</returns>
    public static bool TryRead(string? text, string currency, Language language, out Money money)
    {
        var isRead = AmountText.TryRead(text, Currencies.DecimalsOf(currency), Most, language, out var units);
        money = new Money(units, currency);
        return isRead;
    }

    /// <summary>The amount for programs: `1234.50 EUR`.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{AsNumber()} {Currency}");

    private decimal AsNumber() => AmountText.AsNumber(Units, Currencies.DecimalsOf(Currency));

    private Money Like(Money other) =>
        Currency == other.Currency ? this : throw new InvalidOperationException($"{Currency} and {other.Currency} are not added.");
}
