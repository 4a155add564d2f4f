using System.Globalization;
using Handbill.Distribution.Contracts;
using Handbill.Distribution.Money;
using Handbill.Kernel.Outcomes;
using Handbill.Ui.Words;

namespace Handbill.Distribution.Orders.Prices;

/// <summary>Prices as people write them, one a line: <c>paper; ink; from; price</c>, of which all but the price may be left out. Pure.</summary>
internal static class PriceLines
{
    /// <summary>Decimals that a price has beyond those of its currency.</summary>
    public const int Finer = 4;

    private const long MostRate = 1_000_000_000_000;
    private const int MostLines = 60, Longest = 80, MostFrom = 10_000_000;

    /// <summary>Reads lines.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="of">What they are prices of.</param>
    /// <param name="list">The list they are of.</param>
    /// <param name="currency">Its currency.</param>
    /// <param name="field">The form's field.</param>
    /// <param name="refusals">Gets what is wrong.</param>
    public static IReadOnlyList<Price> Read(string? text, PriceOf of, PriceListId list, string currency, string field, List<Refusal> refusals)
    {
        var lines = (text ?? "").Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Length > MostLines)
        {
            refusals.Add(new Refusal(field, "Keep this to {0} lines.", MostLines));
            return [];
        }

        var prices = new List<Price>();
        foreach (var line in lines)
        {
            if (ReadLine(line, of, list, prices.Count, currency) is not { } price)
            {
                refusals.Add(new Refusal(field, "“{0}” is no price. Write a line such as “{1}”: paper, ink, from how many, and the price of one.", Shown(line), Example(currency)));
                return [];
            }

            if (prices.Exists(other => (other.Paper, other.Ink, other.From) == (price.Paper, price.Ink, price.From)))
            {
                refusals.Add(new Refusal(field, "“{0}” says for the second time what this costs. Leave one of the two lines.", Shown(line)));
                return [];
            }

            prices.Add(price);
        }

        return prices;
    }

    /// <summary>Writes prices so that <see cref="Read"/> gives them back.</summary>
    public static string Write(IEnumerable<Price> prices, string currency, Language language) =>
        string.Join('\n', prices.OrderBy(price => price.Number).Select(price => string.Join("; ", Parts(price, currency, language))));

    /// <summary>A price as people read it, with its currency.</summary>
    public static string Shown(long rate, string currency, Language language) => $"{RateText(rate, currency, language)}\u00A0{currency}";

    private static IEnumerable<string> Parts(Price price, string currency, Language language)
    {
        var rate = RateText(price.Rate, currency, language);
        return price switch
        {
            { From: > 1 } => [price.Paper, price.Ink, price.From.ToString(CultureInfo.InvariantCulture), rate],
            { Ink.Length: > 0 } => [price.Paper, price.Ink, rate],
            { Paper.Length: > 0 } => [price.Paper, rate],
            _ => [rate],
        };
    }

    // With the decimals of the currency at least, and no needless ones beyond.
    private static string RateText(long rate, string currency, Language language)
    {
        var decimals = Currencies.DecimalsOf(currency);
        var finer = Finer;
        while (finer > 0 && rate % 10 == 0)
        {
            (rate, finer) = (rate / 10, finer - 1);
        }

        return AmountText.Write(rate, decimals + finer, language);
    }

    private static Price? ReadLine(string line, PriceOf of, PriceListId list, int number, string currency)
    {
        var parts = line.Split(';', StringSplitOptions.TrimEntries);
        var (paper, ink, from) = (parts.Length > 1 ? parts[0] : "", parts.Length > 2 ? parts[1] : "", 1);
        if (parts.Length > 4 || paper.Length > Longest || ink.Length > Longest || line.Any(char.IsControl)
            || (parts.Length == 4 && (!int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out from) || from is < 1 or > MostFrom))
            || !AmountText.TryRead(parts[^1], Currencies.DecimalsOf(currency) + Finer, MostRate, Language.Current, out var rate))
        {
            return null;
        }

        return new Price { PriceListId = list, Number = number, Of = of, Paper = paper, Ink = ink, From = from, Rate = rate };
    }

    private static string Example(string currency) => "80 g; black; 1000; " + RateText(120 * 100, currency, Language.Current);

    private static string Shown(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
