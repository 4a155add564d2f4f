using Handbill.Benchmarks.FitRange;
using Handbill.Press.Runs;

namespace Handbill.Press.Tests.Runs;

public sealed class FitRangeTests
{
    [Fact]
    public void Real_copy_from_88_to_110_percent_of_the_room_is_fitted_without_a_human()
    {
        var copy = new SweptCopy([Corpus.Issue("eight-languages"), Corpus.Issue("wikinews")], "bulletin", TypeAssets.BesideExecutable());
        var fitter = copy.Fitter();
        var refused = Enumerable.Range(88, 23).SelectMany(share => copy.Languages.Select(language => copy.Make(fitter, language, share, share / 100.0)))
            .Where(edition => !edition.IsFitted);

        refused.Select(edition => edition.ToString()).ShouldBeEmpty();
    }

    [Fact]
    public void Copy_half_as_long_again_is_not_fitted()
    {
        var copy = new SweptCopy([Corpus.Issue("eight-languages")], "bulletin", TypeAssets.BesideExecutable());
        copy.Make(copy.Fitter(), "de", 1, 1.5).IsFitted.ShouldBeFalse();
    }
}
