using System.Text;
using CsCheck;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Tests.Text;

public sealed class HyphenatorTests
{
    /// <summary>Liang's own example: eight patterns that make hy-phen-ation.</summary>
    private const string Example = "left 2\nright 3\nexception ta-ble\nhy3ph\nhe2n\nhena4\nhen5at\n1na\nn2at\n1tio\n2io\no2n\n";

    private static readonly Hyphenator English = Hyphenator.Parse(Example);

    [Theory]
    [InlineData("hyphenation", "hy-phen-ation")]
    [InlineData("Hyphenation", "Hy-phen-ation")]
    [InlineData("HYPHENATION", "HY-PHEN-ATION")]
    [InlineData("“hyphenation”,", "“hy-phen-ation”,")]
    [InlineData("hyphenation’s", "hy-phen-ation’s")]
    [InlineData("(hyphenation)…", "(hy-phen-ation)…")]
    [InlineData("Table", "Ta-ble")]
    [InlineData("hyphenation2", "hyphenation2")]
    [InlineData("hyphenation-hyphenation", "hyphenation-hyphenation")]
    [InlineData("hyphenation@hyphenation.org", "hyphenation@hyphenation.org")]
    [InlineData("hyphenation.org", "hyphenation.org")]
    [InlineData("hyphenation.", "hy-phen-ation.")]
    [InlineData("https://hyphenation", "https://hyphenation")]
    [InlineData("hyphena\u00ADtion", "hyphena\u00AD-tion")]
    [InlineData("a\u00ADb", "a\u00AD-b")]
    [InlineData("hyphe\u0301nation", "hy-phe\u0301n-ation")]
    [InlineData("", "")]
    [InlineData("a", "a")]
    public void Words_are_cut_where_patterns_and_punctuation_let_them(string word, string cut) => Cut(English, word).ShouldBe(cut);

    [Fact]
    public void Given_exceptions_go_before_the_patterns_and_minimums_bind_them()
    {
        var hyphenator = Hyphenator.Parse(Example, ["hyph-en-ati-o-n", "table"]);
        Cut(hyphenator, "hyphenation").ShouldBe("hyph-en-ation");
        Cut(hyphenator, "table").ShouldBe("table");
    }

    [Fact]
    public void Minimums_given_go_before_those_of_the_text()
    {
        Cut(Hyphenator.Parse(Example, leftMin: 3, rightMin: 6), "hyphenation").ShouldBe("hyphenation");
        Hyphenator.Parse(Example).RightMin.ShouldBe(3);
    }

    [Fact]
    public void Capital_I_is_that_of_the_dotless_i_where_patterns_have_it()
    {
        var turkish = Hyphenator.Parse("left 1\nright 1\nı1k\n");
        Cut(turkish, "AIKA").ShouldBe("AI-KA");
        Cut(turkish, "AİKA").ShouldBe("AİKA");
    }

    [Theory]
    [InlineData("two words\n")]
    [InlineData("left two\n")]
    [InlineData("123\n")]
    [InlineData("exception 12\n")]
    public void What_is_not_a_pattern_is_refused(string text) => Should.Throw<FormatException>(() => Hyphenator.Parse(text));

    [Fact]
    public void Any_word_is_taken_and_its_marks_stay_with_their_letters() =>
        Gen.Char.Array[0, 300].Sample(word =>
        {
            var points = new bool[word.Length];
            int count = English.Find(word, points);
            points.Count(point => point).ShouldBe(count);
            if (word.Length > 0)
            {
                points[0].ShouldBeFalse();
            }
        });

    [Fact]
    public void Lookup_allocates_nothing()
    {
        var points = new bool[32];
        English.Find("hyphenation", points);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            English.Find("hyphenation", points);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Theory]
    [InlineData("en", "en-us")]
    [InlineData("en-US", "en-us")]
    [InlineData("en-GB", "en-gb")]
    [InlineData("en-AU", "en-gb")]
    [InlineData("de-AT", "de-1996")]
    [InlineData("pt-BR", "pt")]
    [InlineData("el", "el-monoton")]
    [InlineData("ht", null)]
    [InlineData("vi", null)]
    [InlineData("ar", null)]
    [InlineData("cs", null)]
    public void Each_language_knows_its_patterns(string language, string? patterns) =>
        HyphenationRules.For(language)?.Patterns.ShouldBe(patterns);

    internal static string Cut(Hyphenator hyphenator, string word)
    {
        var points = new bool[word.Length];
        hyphenator.Find(word, points);
        var cut = new StringBuilder();
        for (int i = 0; i < word.Length; i++)
        {
            cut.Append(points[i] ? "-" : "").Append(word[i]);
        }

        return cut.ToString();
    }
}
