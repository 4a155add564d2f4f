using Handbill.Typesetting.Breaking;

namespace Handbill.Typesetting.Tests.Breaking;

public sealed class TexComparison
{
    private static readonly IReadOnlyList<TexParagraph> Answers = TexAnswers.Read();

    public static TheoryData<string> Sources => [.. Answers.Select(paragraph => paragraph.Source)];

    [Fact]
    public void The_record_has_paragraphs_in_four_languages_with_every_kind_of_setting()
    {
        Answers.Count.ShouldBeGreaterThanOrEqualTo(40);
        var settings = Answers.SelectMany(paragraph => paragraph.Settings).ToList();
        settings.Count.ShouldBeGreaterThanOrEqualTo(400);
        settings.ShouldContain(setting => setting.EmergencyStretch > 0);
        settings.ShouldContain(setting => setting.PreTolerance > 0);
        settings.ShouldContain(setting => setting.Looseness > 0);
        settings.ShouldContain(setting => setting.Looseness < 0);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void Breaks_and_demerits_are_those_of_TeX(string source)
    {
        var paragraph = Answers.Single(one => one.Source == source);
        var breaker = new LineBreaker();
        foreach (var setting in paragraph.Settings)
        {
            var result = Set(breaker, paragraph.Items, setting);
            var told = $"{source} at {setting.Measure / 65536}pt, tolerance {setting.Tolerance}, looseness {setting.Looseness}";
            Breaks(result).ShouldBe(setting.Breaks, told);
            result.Demerits.ShouldBe(setting.Demerits, told);
        }
    }

    [Fact]
    public void With_our_own_parameters_no_breaks_of_TeX_have_fewer_demerits()
    {
        var breaker = new LineBreaker();
        var found = new BreakAlternative[5];
        var compared = 0;
        foreach (var paragraph in Answers)
        {
            foreach (var (setting, run) in paragraph.Settings.SelectMany(setting => new[] { 0, 1, 2, 8 }.Select(run => (setting, run))))
            {
                var p = new BreakParameters { Tolerance = 5000, Expansion = 0.02, HyphenRun = run, ShortLastLineDemerits = 40_000 };
                var theirs = Oracle.Demerits(paragraph.Items, setting.Measure, p, setting.Breaks);
                if (double.IsInfinity(theirs))
                {
                    continue;
                }

                compared++;
                var ours = breaker.Break(paragraph.Items, setting.Measure, p);
                ours.Sound.ShouldBeTrue();
                ours.Demerits.ShouldBeLessThanOrEqualTo(theirs * (1 + 1e-9));
                Oracle.Demerits(paragraph.Items, setting.Measure, p, Breaks(ours)).ShouldBe(ours.Demerits, 1e-6 * ours.Demerits);

                // And for TeX's own number of lines likewise.
                var count = breaker.BreakAll(paragraph.Items, setting.Measure, p, 2, found);
                foreach (var same in found.Take(count).Where(one => one.Lines == setting.Breaks.Length - 1))
                {
                    same.Demerits.ShouldBeLessThanOrEqualTo(theirs * (1 + 1e-9));
                }
            }
        }

        compared.ShouldBeGreaterThan(800);
    }

    /// <summary>TeX's choice among line counts (TeX: The Program, section 875) on top of the breaker's alternatives.</summary>
    private static BreakResult Set(LineBreaker breaker, BreakItems items, TexSetting setting)
    {
        var p = BreakParameters.PlainTex with
        {
            PreTolerance = setting.PreTolerance,
            Tolerance = setting.Tolerance,
            EmergencyStretch = setting.EmergencyStretch,
        };
        var best = breaker.Break(items, setting.Measure, p);
        if (setting.Looseness == 0)
        {
            return best;
        }

        var found = new BreakAlternative[17];
        var count = breaker.BreakAll(items, setting.Measure, p, 8, found);
        var wanted = best.Lines.Length + setting.Looseness;
        var nearest = found.Take(count)
            .Where(one => (one.Lines - best.Lines.Length) * setting.Looseness >= 0)
            .MinBy(one => Math.Abs(one.Lines - wanted));
        return breaker.ResultOf(nearest);
    }

    private static int[] Breaks(BreakResult result) => [0, .. result.Lines.Select(line => line.End)];
}
