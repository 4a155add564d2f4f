using System.Collections.Immutable;
using System.Text;
using CsCheck;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Tests.Text;

public sealed class TypographyTests
{
    public static TheoryData<string, string, string> Cases()
    {
        var cases = new TheoryData<string, string, string>();
        string language = "";
        using var stream = typeof(TypographyTests).Assembly.GetManifestResourceStream("typography-cases.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line.StartsWith("# ", StringComparison.Ordinal))
            {
                continue;
            }

            if (line[0] == '[' && line[^1] == ']')
            {
                language = line[1..^1];
                continue;
            }

            string[] sides = line.Split(" | ");
            cases.Add(language, Spaces(sides[0]), Spaces(sides[^1]));
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Copy_is_set_as_printers_of_the_language_set_it(string language, string typed, string expected) =>
        Apply(typed, language).ShouldBe(expected);

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_is_set_stays_as_it_is(string language, string typed, string expected) =>
        Apply(expected, language).ShouldBe(expected, typed);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Borders_between_runs_make_no_difference(string language, string typed, string expected)
    {
        // A border in the middle of "--" or "..." hides it; everywhere else marks see through.
        for (int cut = 1; cut < typed.Length; cut++)
        {
            if (typed[cut] == typed[cut - 1] && typed[cut] is '-' or '.')
            {
                continue;
            }

            var runs = Typography.Apply([new Run(typed[..cut]), new Run(typed[cut..], Emphasis.Italic)], language);
            runs.PlainText().ShouldBe(expected);
            runs.Select(run => run.Emphasis).ShouldBe([Emphasis.None, Emphasis.Italic]);
        }
    }

    [Fact]
    public void Code_and_addresses_stay_as_they_are_and_notes_are_looked_through()
    {
        ImmutableArray<Run> runs =
        [
            new("Type \""), new("it's -- \"x\"...", Emphasis.Literal), new("\" or see "),
            new("https://example.org/'a'--b", Link: "https://example.org/"), new(". He said \"no\""), new("1", Emphasis.Superscript, Note: 1), new(" twice."),
        ];
        Typography.Apply(runs, "en").Select(run => run.Text).ShouldBe(
        [
            "Type “", "it's -- \"x\"...", "” or see ", "https://example.org/'a'--b", ". He said “no”", "1", " twice.",
        ]);
    }

    [Fact]
    public void A_run_in_another_language_follows_its_own_customs() =>
        Typography.Apply([new("She said "), new("\"Ça va?\"", Language: "fr"), new(" and \"fine\".")], "en").PlainText()
            .ShouldBe("She said «\u00A0Ça va\u202F?\u00A0» and “fine”.");

    [Fact]
    public void Text_without_anything_to_set_is_given_back_as_it_is()
    {
        ImmutableArray<Run> runs = [new("Nothing to do here.")];
        Typography.Apply(runs, "en").ShouldBe(runs);
        Typography.Apply([], "en").ShouldBeEmpty();
    }

    [Fact]
    public void Doing_it_twice_does_no_more_than_doing_it_once() =>
        Gen.Select(Copy, Languages).Sample((text, language) =>
        {
            string once = Apply(text, language);
            Apply(once, language).ShouldBe(once, $"{language}: {text}");
        });

    [Fact]
    public void Letters_and_digits_never_change() =>
        Gen.Select(Copy, Languages).Sample((text, language) =>
            Bare(Apply(text, language)).ShouldBe(Bare(text)));

    [Fact]
    public void Any_text_is_taken() =>
        Gen.Select(Gen.String, Languages).Sample((text, language) => Apply(text, language).ShouldNotBeNull());

    /// <summary>Texts of what typography looks at, with enough words between.</summary>
    private static readonly Gen<string> Copy = Pick(
        "\"", "\"", "'", "'", " ", " ", " ", "-", "--", "---", ".", "...", ",", ":", ";", "!", "?", "(", ")", "«", "»", "“", "”", "’", "‘", "„", "–", "—", "…",
        "a", "w", "word", "Mr", "p.", "n", "s", "5", "10", "000", "2019", "kg", "%", "€", "h", "\u00A0", "\u202F", "אב", "слово", "é")
        .Array[0, 24].Select(string.Concat);

    private static readonly Gen<string> Languages = Pick([.. LanguageTags.All, "fr-CA", "de-CH"]);

    private static Gen<string> Pick(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static string Apply(string text, string language) => Typography.Apply([new Run(text)], language).PlainText();

    private static string Spaces(string text) => text.Replace('~', '\u00A0').Replace('¬', '\u202F');

    private static string Bare(string text) =>
        text.Where(char.IsLetterOrDigit).Aggregate(new StringBuilder(), (bare, unit) => bare.Append(unit)).ToString();
}
