using System.Text;
using CsCheck;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Tests.Text;

public sealed class LineBreakingTests
{
    [Fact]
    public void Every_line_of_the_Unicode_test_file_passes()
    {
        var failures = new List<string>();
        int lines = 0;
        foreach (string line in UnicodeData.Lines("auxiliary/LineBreakTest.txt"))
        {
            lines++;
            string[] parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var text = new StringBuilder();
            var expected = new List<(int At, bool Break)>();
            for (int i = 0; i < parts.Length; i++)
            {
                if (i % 2 == 0)
                {
                    expected.Add((text.Length, parts[i] == "÷"));
                }
                else
                {
                    int codePoint = UnicodeData.CodePoint(parts[i]);
                    text.Append(codePoint is >= 0xD800 and < 0xE000 ? ((char)codePoint).ToString() : char.ConvertFromUtf32(codePoint));
                }
            }

            var found = new BreakKind[text.Length + 1];
            LineBreaking.Find(text.ToString(), found);
            if (expected.Exists(place => (found[place.At] != BreakKind.None) != place.Break))
            {
                failures.Add($"{line}: {string.Join(' ', found)}");
            }
        }

        failures.ShouldBeEmpty();
        lines.ShouldBeGreaterThan(7000);
    }

    [Theory]
    [InlineData("a b", "a |b")]
    [InlineData("one\u2028two", "one\u2028!two")]
    [InlineData("one\r\ntwo", "one\r\n!two")]
    [InlineData("bus-stop", "bus-|stop")]
    [InlineData("10\u00A0kg net", "10\u00A0kg |net")]
    [InlineData("¿Qué pasa?", "¿Qué |pasa?")]
    [InlineData("Vraiment\u202F! Oui", "Vraiment\u202F! |Oui")]
    [InlineData("«\u00A0mot\u00A0» dit-on", "«\u00A0mot\u00A0» |dit-|on")]
    [InlineData("$(12.35) 1/2 9.30-17.00", "$(12.35) |1/2 |9.30-17.00")]
    [InlineData("well—then", "well|—|then")]
    [InlineData("ex\u00ADtra", "ex\u00AD|tra")]
    [InlineData("\U0001F468\u200D\U0001F469 \U0001F1EB\U0001F1F7\U0001F1EA\U0001F1F8", "\U0001F468\u200D\U0001F469 |\U0001F1EB\U0001F1F7|\U0001F1EA\U0001F1F8")]
    public void Lines_end_where_a_reader_expects(string text, string marked)
    {
        var found = new BreakKind[text.Length + 1];
        LineBreaking.Find(text, found);
        var shown = new StringBuilder();
        for (int i = 0; i < text.Length; i++)
        {
            shown.Append(found[i] switch { BreakKind.Allowed => "|", BreakKind.Mandatory => "!", _ => "" }).Append(text[i]);
        }

        shown.ToString().ShouldBe(marked);
        found[^1].ShouldBe(BreakKind.Mandatory);
    }

    [Fact]
    public void Empty_text_has_no_place_to_break()
    {
        var found = new[] { BreakKind.Allowed };
        LineBreaking.Find("", found);
        found.ShouldBe([BreakKind.None]);
    }

    [Fact]
    public void Result_of_another_length_is_refused() =>
        Should.Throw<ArgumentException>(() => LineBreaking.Find("abc", new BreakKind[3]));

    [Fact]
    public void Any_text_is_taken_and_pairs_are_never_cut() =>
        Gen.Char.Array[0, 40].Sample(chars =>
        {
            var found = new BreakKind[chars.Length + 1];
            LineBreaking.Find(chars, found);
            for (int i = 1; i < chars.Length; i++)
            {
                if (char.IsSurrogatePair(chars[i - 1], chars[i]))
                {
                    found[i].ShouldBe(BreakKind.None);
                }
            }
        });
}
