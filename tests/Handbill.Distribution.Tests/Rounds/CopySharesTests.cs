using CsCheck;
using Handbill.Distribution.Rounds;

namespace Handbill.Distribution.Tests.Rounds;

public sealed class CopySharesTests
{
    private static readonly Gen<(int? Fixed, int? People)[]> Places = Gen.Select(
        Gen.Int[0, 3].Select(kind => kind == 0), Gen.Int[0, 500], Gen.Bool, Gen.Int[0, 900], (isFixed, copies, isKnown, people) => (isFixed ? (int?)copies : null, isKnown ? (int?)people : null)).Array[1, 12];

    [Fact]
    public void Parts_add_up_to_the_whole_and_none_is_a_copy_away_from_its_due() =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[0, 100_000].Array[1, 40]).Sample((copies, weights) =>
        {
            var parts = CopyShares.Share(copies, weights);
            var total = weights.Sum(weight => (double)weight);
            parts.Sum().ShouldBe(copies);
            parts.Zip(weights).ShouldAllBe(pair => Math.Abs(pair.First - (copies * (total == 0 ? 1.0 / weights.Length : pair.Second / total))) < 1 + 1e-6);
        });

    [Fact]
    public void Over_rounds_the_sum_is_exact_and_what_is_fixed_stays() =>
        Gen.Select(Gen.Int[0, 5_000], Places).Sample((copies, places) =>
        {
            if (CopyShares.Over(copies, places) is not { } shares)
            {
                var given = places.Sum(place => place.Fixed ?? 0);
                (given > copies || places.All(place => place.Fixed is not null)).ShouldBeTrue();
                return;
            }

            shares.Sum().ShouldBe(copies);
            shares.Zip(places).Where(pair => pair.Second.Fixed is not null).ShouldAllBe(pair => pair.First == pair.Second.Fixed);
        });

    [Fact]
    public void People_weigh_only_where_they_are_known_of_all()
    {
        CopyShares.Over(100, [(null, 300), (null, 100)]).ShouldBe([75, 25]);
        CopyShares.Over(100, [(null, 300), (null, null)]).ShouldBe([50, 50]);
        CopyShares.Over(101, [(40, null), (null, 10), (null, 10)]).ShouldBe([40, 31, 30]);
    }
}
