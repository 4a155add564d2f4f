using CsCheck;
using Handbill.Typesetting.Fonts;

namespace Handbill.Typesetting.Tests.Fonts;

public sealed class FontStackTests
{
    [Theory]
    [InlineData("Shift change at 6, gate 2.", "S[Shift change at 6, gate 2.]")]
    [InlineData("Ώρες και часы – giờ làm", "S[Ώρες και часы – giờ làm]")]
    [InlineData("الوردية 12، بوابة (3).", "N[الوردية 12، بوابة (3).]")]
    [InlineData("12 وردية", "N[12 وردية]")]
    [InlineData("see وردية 2 now", "S[see ]N[وردية 2 ]S[now]")]
    [InlineData("שעה 7: gate", "H[שעה 7: ]S[gate]")]
    [InlineData("cafe\u0301 10\u202F000\u00A0€ non\u2011stop a\u00ADb\u2028c", "S[cafe\u0301 10\u202F000\u00A0€ non\u2011stop a\u00ADb\u2028c]")]
    [InlineData("", "")]
    public void Each_character_gets_the_first_face_that_has_it_and_punctuation_stays_with_its_word(string text, string expected)
    {
        var missing = new List<MissingGlyph>();
        var spans = TestFonts.Stack.Split(text, FontCut.Regular, missing);
        string.Concat(spans.Select(span => $"{Letter(span.Face)}[{text[span.Start..span.End]}]")).ShouldBe(expected);
        missing.ShouldBeEmpty();
    }

    [Fact]
    public void A_missing_character_is_reported_with_its_place()
    {
        var missing = new List<MissingGlyph>();
        TestFonts.Stack.Split("tea 茶 and 😀, à", FontCut.Bold, missing).ShouldHaveSingleItem().Face.ToString().ShouldBe("Source Serif 4 Bold");
        missing.ShouldBe([new MissingGlyph(0x8336, 4), new MissingGlyph(0x1F600, 10)]);
        missing[0].ToString().ShouldBe("U+8336");
    }

    [Fact]
    public void Faces_beyond_those_preferred_are_the_last_resort()
    {
        var stack = new FontStack(TestFonts.Library, "No Such Family", "Source Sans 3");
        var missing = new List<MissingGlyph>();
        stack.Primary(FontCut.Italic).ToString().ShouldBe("Source Sans 3 Italic");
        stack.Split("שלום", FontCut.Italic, missing).ShouldHaveSingleItem().Face.Family.ShouldContain("Hebrew");
        missing.ShouldBeEmpty();
    }

    [Fact]
    public void Spans_follow_each_other_without_gaps_for_any_text() => Gen.OneOf(
            Gen.Char, Gen.Char['a', 'z'], Gen.Char['\u0600', '\u06FF'], Gen.Char['\u0590', '\u05FF'], Gen.Char['\u0300', '\u0310'], Gen.Const(' '))
        .Array[0, 40].Select(letters => new string(letters)).Sample(
        text =>
        {
            var at = 0;
            FontFace? before = null;
            foreach (var span in TestFonts.Stack.Split(text, FontCut.Regular, new List<MissingGlyph>()))
            {
                span.Start.ShouldBe(at);
                span.End.ShouldBeGreaterThan(span.Start);
                span.Face.ShouldNotBeSameAs(before);
                (at, before) = (span.End, span.Face);
            }

            at.ShouldBe(text.Length);
        },
        iter: 2000);

    [Fact]
    public void A_stack_without_fonts_is_refused() =>
        Should.Throw<ArgumentException>(() => new FontStack(FontLibrary.Read(Enumerable.Empty<(string, ReadOnlyMemory<byte>)>()), "Any"));

    private static char Letter(FontFace face) => face.Family switch
    {
        "Noto Naskh Arabic" => 'N',
        "Noto Serif Hebrew" => 'H',
        _ => face.Family[0],
    };
}
