using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Tests.Text;

public sealed class TexHyphenationTests
{
    private static readonly string Assets = Path.Combine(AppContext.BaseDirectory, "assets", "hyphenation");

    [Theory]
    [InlineData("de-1996")]
    [InlineData("en-gb")]
    [InlineData("en-us")]
    [InlineData("es")]
    [InlineData("fr")]
    [InlineData("it")]
    [InlineData("pl")]
    [InlineData("pt")]
    [InlineData("ru")]
    [InlineData("tr")]
    public void Words_are_cut_where_TeX_cuts_them(string patterns)
    {
        var hyphenator = Read(patterns);
        var recorded = Recorded().Where(row => row.Set == patterns).Select(row => row.Cut).ToList();
        recorded.Count.ShouldBeGreaterThan(150);
        recorded.Select(cut => HyphenatorTests.Cut(hyphenator, cut.Replace("-", "", StringComparison.Ordinal))).ShouldBe(recorded);
    }

    [Fact]
    public void Every_set_that_a_language_names_is_there_with_the_same_minimums()
    {
        foreach (var rule in HyphenationRules.All)
        {
            var hyphenator = Read(rule.Patterns);
            (hyphenator.LeftMin, hyphenator.RightMin).ShouldBe((rule.LeftMin, rule.RightMin), rule.Patterns);
        }
    }

    private static Hyphenator Read(string patterns)
    {
        string path = Path.Combine(Assets, patterns + ".txt");
        File.Exists(path).ShouldBeTrue($"The build did not lay out {path}.");
        return Hyphenator.Parse(File.ReadAllBytes(path));
    }

    private static IEnumerable<(string Set, string Cut)> Recorded()
    {
        using var stream = typeof(TexHyphenationTests).Assembly.GetManifestResourceStream("tex.tsv")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            string[] parts = line.Split('\t');
            yield return (parts[0], parts[1]);
        }
    }
}
