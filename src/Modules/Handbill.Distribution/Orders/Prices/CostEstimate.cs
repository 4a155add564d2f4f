using Handbill.Distribution.Money;
using Amount = Handbill.Distribution.Money.Money;

namespace Handbill.Distribution.Orders.Prices;

/// <summary>What printing some sheets costs, line by line. Whole numbers throughout; each line is rounded once, half up, to the smallest unit. Pure.</summary>
/// <param name="Lines">How it was reckoned.</param>
/// <param name="Total">The sum of the lines.</param>
/// <param name="Missing">What is on no price list, and so not in the sum.</param>
internal sealed record CostEstimate(IReadOnlyList<CostLine> Lines, Amount Total, IReadOnlyList<PriceOf> Missing)
{
    private const long Fine = 10_000;

    /// <summary>Reckons a job.</summary>
    /// <param name="list">The price list.</param>
    /// <param name="paper">The paper.</param>
    /// <param name="ink">The ink.</param>
    /// <param name="sheets">Sheets of paper; 0 costs nothing.</param>
    /// <param name="sides">Printed sides.</param>
    /// <param name="jobs">How many jobs it is.</param>
    /// <exception cref="OverflowException">It is beyond any money.</exception>
    public static CostEstimate Of(PriceList list, string paper, string ink, long sheets, long sides, int jobs)
    {
        var (lines, missing) = (new List<CostLine>(), new List<PriceOf>());
        if (sheets > 0)
        {
            Add(PriceOf.Sheet, sheets);
            Add(PriceOf.Side, sides);
            if (list.PerJob > 0)
            {
                lines.Add(new CostLine(null, jobs, checked(list.PerJob * Fine), new Amount(checked(list.PerJob * jobs), list.Currency)));
            }
        }

        return new CostEstimate(lines, lines.Aggregate(Amount.None(list.Currency), (sum, line) => sum + line.Amount), missing);

        void Add(PriceOf of, long count)
        {
            if (PriceFor(list.Prices.Where(price => price.Of == of), paper, ink, count) is { } price)
            {
                lines.Add(new CostLine(of, count, price.Rate, new Amount(Rounded(checked((Int128)count * price.Rate)), list.Currency)));
            }
            else if (list.Prices.Exists(one => one.Of == of))
            {
                missing.Add(of);
            }
        }
    }

    // What is said of this very paper and ink goes before what is said of any; of the steps, the last that is reached.
    private static Price? PriceFor(IEnumerable<Price> prices, string paper, string ink, long count) => prices
        .Where(price => price.From <= count && IsFor(price.Paper, paper) && IsFor(price.Ink, ink))
        .OrderByDescending(price => (price.Paper.Length > 0 ? 2 : 0) + (price.Ink.Length > 0 ? 1 : 0)).ThenByDescending(price => price.From).FirstOrDefault();

    private static bool IsFor(string priced, string wanted) => priced.Length == 0 || string.Equals(priced, wanted, StringComparison.OrdinalIgnoreCase);

    private static long Rounded(Int128 tenThousandths) => checked((long)((tenThousandths + (Fine / 2)) / Fine));
}

/// <summary>A line of an estimate.</summary>
/// <param name="Of">What is paid for; null for the job itself.</param>
/// <param name="Count">How many.</param>
/// <param name="Rate">What one costs, in ten-thousandths of the smallest unit.</param>
/// <param name="Amount">What they cost.</param>
internal sealed record CostLine(PriceOf? Of, long Count, long Rate, Amount Amount);
