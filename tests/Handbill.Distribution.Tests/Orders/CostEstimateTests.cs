using CsCheck;
using Handbill.Distribution.Contracts;
using Handbill.Distribution.Orders;
using Handbill.Distribution.Orders.Prices;
using Handbill.Distribution.Rounds;
using Handbill.Kernel.Outcomes;
using Handbill.Ui.Words;
using Amount = Handbill.Distribution.Money.Money;

namespace Handbill.Distribution.Tests.Orders;

public sealed class CostEstimateTests
{
    [Fact]
    public void An_estimate_says_line_by_line_how_it_was_reckoned()
    {
        var list = List("EUR", "0.01\n80 g; 0.008\n80 g; black; 1000; 0.0065", "black; ; 0.0125", perJob: 350);
        var estimate = CostEstimate.Of(list, "80 g", "Black", sheets: 1201, sides: 2402, jobs: 1);

        // 1201 × 0.65 cents = 780.65 cents, 2402 × 1.25 cents is for another paper, 3.50 for the job.
        estimate.Lines.Select(line => (line.Of, line.Count, line.Rate, line.Amount.Units)).ShouldBe([(PriceOf.Sheet, 1201, 6500, 781), (null, 1, 3_500_000, 350)]);
        estimate.Missing.ShouldBe([PriceOf.Side]);
        estimate.Total.ShouldBe(new Amount(1131, "EUR"));
    }

    [Theory]
    [InlineData(1, 100)]
    [InlineData(999, 100)]
    [InlineData(1000, 80)]
    [InlineData(5000, 60)]
    public void Of_the_steps_the_last_that_is_reached_holds_for_all(int sheets, int rate)
    {
        var list = List("JPY", "0.0100\n; ; 1000; 0.0080\n; ; 5000; 0.0060", "", perJob: 0);
        CostEstimate.Of(list, "", "", sheets, sheets * 2L, 1).Lines.ShouldHaveSingleItem().Rate.ShouldBe(rate);
    }

    [Fact]
    public void Nothing_costs_nothing() => CostEstimate.Of(List("EUR", "0.01", "0.01", perJob: 500), "", "", 0, 0, 1).Total.ShouldBe(Amount.None("EUR"));

    [Fact]
    public void A_sum_is_exact_to_half_a_unit_a_line() =>
        Gen.Select(Gen.Long[0, 1_000_000], Gen.Long[1, 100_000_000]).Sample((rate, count) =>
        {
            var list = new PriceList { Id = default, Name = "", Currency = "EUR" };
            list.Prices.Add(new Price { PriceListId = default, Number = 0, Of = PriceOf.Sheet, Paper = "", Ink = "", From = 1, Rate = rate });
            ((decimal)CostEstimate.Of(list, "", "", count, 0, 1).Total.Units - (rate * (decimal)count / 10_000m)).ShouldBeInRange(-0.5m, 0.5m);
        });

    [Fact]
    public void Prices_are_written_as_they_are_read_in_every_language()
    {
        var list = List("EUR", "0.01\n80 g; 0.008\n80 g; black; 1000; 0.0065\n; red; 0.02", "", 0);
        foreach (var language in Language.All)
        {
            var before = System.Globalization.CultureInfo.CurrentUICulture;
            try
            {
                System.Globalization.CultureInfo.CurrentUICulture = language.Culture;
                var refusals = new List<Refusal>();
                var read = PriceLines.Read(PriceLines.Write(list.Prices, "EUR", language), PriceOf.Sheet, default, "EUR", "", refusals);
                refusals.ShouldBeEmpty();
                read.Select(Values).ShouldBe(list.Prices.Select(Values));
            }
            finally
            {
                System.Globalization.CultureInfo.CurrentUICulture = before;
            }
        }
    }

    [Theory]
    [InlineData("much")]
    [InlineData("80 g; black; 0; 0.01")]
    [InlineData("80 g; black; many; 0.01")]
    [InlineData("a; b; 1; 0.01; 5")]
    [InlineData("-0.01")]
    [InlineData("0.0000001")]
    [InlineData("0.01\n0.02")]
    public void A_line_that_is_no_price_is_refused_with_an_example(string text)
    {
        var refusals = new List<Refusal>();
        PriceLines.Read(text, PriceOf.Sheet, default, "EUR", "Input.PerSheet", refusals).ShouldBeEmpty();
        refusals.ShouldHaveSingleItem().Field.ShouldBe("Input.PerSheet");
    }

    [Theory]
    [InlineData(100, 20, 110)]
    [InlineData(100, 5, 105)]
    [InlineData(0, 80, 0)]
    [InlineData(100, 0, 110)]
    [InlineData(0, 0, 0)]
    [InlineData(1_000_000, 0, 1_000_000)]
    public void A_proposal_follows_what_was_taken(int taken, int left, int proposed) =>
        CopyProposal.Of(new KnownReturns(1, taken, left, taken + left, taken + left)).ShouldBe(proposed);

    [Theory]
    [InlineData(24, 6, 30, 120, 110)]
    [InlineData(24, 6, 30, 30, 30)]
    [InlineData(30, 0, 30, 120, 140)]
    [InlineData(25, 0, 30, 120, 110)]
    [InlineData(10, 5, 0, 0, 15)]
    [InlineData(1_000_000, 0, 10, 1_000_000, 1_000_000)]
    public void A_proposal_reckons_with_all_copies_where_only_some_rounds_were_reported_on(int taken, int left, int reported, int brought, int proposed) =>
        CopyProposal.Of(new KnownReturns(1, taken, left, reported, brought)).ShouldBe(proposed);

    [Fact]
    public void One_of_several_rounds_that_go_alike_proposes_as_much_as_reports_on_all_of_them() =>
        Gen.Select(Gen.Int[0, 400], Gen.Int[0, 400], Gen.Int[1, 20]).Where((taken, left, _) => taken + left > 0).Sample((taken, left, rounds) =>
        {
            var (one, all) = (taken + left, (taken + left) * rounds);
            CopyProposal.Of(new KnownReturns(1, taken, left, one, all)).ShouldBe(CopyProposal.Of(new KnownReturns(1, taken * rounds, left * rounds, all, all)));
        });

    [Fact]
    public void With_some_left_over_no_more_is_proposed_than_there_was_and_no_less_than_was_taken() =>
        Gen.Select(Gen.Int[0, 400], Gen.Int[1, 400], Gen.Int[0, 5000]).Sample((taken, left, others) =>
            CopyProposal.Of(new KnownReturns(1, taken, left, taken + left, taken + left + others)).ShouldBeInRange(taken, taken + left + others));

    private static (string, string, int, long) Values(Price price) => (price.Paper, price.Ink, price.From, price.Rate);

    private static PriceList List(string currency, string sheets, string sides, long perJob)
    {
        var refusals = new List<Refusal>();
        var list = new PriceList { Id = default(PriceListId), Name = "Shop", Currency = currency, PerJob = perJob };
        list.Prices.AddRange(PriceLines.Read(sheets, PriceOf.Sheet, list.Id, currency, "", refusals));
        list.Prices.AddRange(PriceLines.Read(sides, PriceOf.Side, list.Id, currency, "", refusals));
        refusals.ShouldBeEmpty();
        return list;
    }
}
