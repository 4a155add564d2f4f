using CsCheck;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Tests.Text;

public sealed class BidiTests
{
    /// <summary>One character of each class, so that BidiTest's lines of classes become text.</summary>
    private static readonly Dictionary<string, char> Samples = new(StringComparer.Ordinal)
    {
        ["L"] = 'a', ["R"] = '\u05D0', ["AL"] = '\u0627', ["EN"] = '1', ["AN"] = '\u0661', ["ES"] = '+', ["ET"] = '#',
        ["CS"] = ',', ["NSM"] = '\u0300', ["B"] = '\u2029', ["S"] = '\t', ["WS"] = ' ', ["ON"] = '!', ["BN"] = '\u00AD',
        ["LRE"] = '\u202A', ["RLE"] = '\u202B', ["PDF"] = '\u202C', ["LRO"] = '\u202D', ["RLO"] = '\u202E',
        ["LRI"] = '\u2066', ["RLI"] = '\u2067', ["FSI"] = '\u2068', ["PDI"] = '\u2069',
    };

    [Fact]
    public void Every_line_of_BidiTest_passes_in_each_direction()
    {
        var failures = new List<string>();
        int cases = 0;
        string[] levels = [];
        string[] order = [];
        foreach (string line in UnicodeData.Lines("BidiTest.txt"))
        {
            if (line.StartsWith("@Levels:", StringComparison.Ordinal))
            {
                levels = line[8..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            }
            else if (line.StartsWith("@Reorder:", StringComparison.Ordinal))
            {
                order = line[9..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            }
            else if (line[0] != '@')
            {
                string[] parts = line.Split(';');
                string text = string.Concat(parts[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => Samples[name]));
                int directions = int.Parse(parts[1]);
                TextDirection?[] all = [null, TextDirection.LeftToRight, TextDirection.RightToLeft];
                for (int bit = 0; bit < 3; bit++)
                {
                    if ((directions & (1 << bit)) != 0)
                    {
                        cases++;
                        Compare(line, text, all[bit], levels, order, null, failures);
                    }
                }
            }
        }

        failures.ShouldBeEmpty();
        cases.ShouldBeGreaterThan(700_000);
    }

    [Fact]
    public void Every_line_of_BidiCharacterTest_passes()
    {
        var failures = new List<string>();
        int cases = 0;
        foreach (string line in UnicodeData.Lines("BidiCharacterTest.txt"))
        {
            cases++;
            string[] parts = line.Split(';');
            string text = string.Concat(parts[0].Split(' ').Select(hex => char.ConvertFromUtf32(UnicodeData.CodePoint(hex))));
            TextDirection? direction = parts[1] switch { "0" => TextDirection.LeftToRight, "1" => TextDirection.RightToLeft, _ => null };
            Compare(
                line, text, direction, parts[3].Split(' '), parts[4].Split(' ', StringSplitOptions.RemoveEmptyEntries),
                byte.Parse(parts[2]), failures);
        }

        failures.ShouldBeEmpty();
        cases.ShouldBeGreaterThan(90_000);
    }

    [Theory]
    [InlineData("plain words, 12 of them", null, 0)]
    [InlineData("שלום", null, 1)]
    [InlineData("12 שלום", null, 1)]
    [InlineData("", TextDirection.RightToLeft, 1)]
    [InlineData("", null, 0)]
    public void Paragraph_level_is_that_of_the_first_strong_character_unless_given(string text, TextDirection? given, byte level) =>
        Bidi.Levels(text, given, new byte[text.Length]).ShouldBe(level);

    [Fact]
    public void Second_half_of_a_surrogate_pair_has_the_level_of_the_first()
    {
        // Adlam letters are right-to-left and outside the basic plane.
        const string text = "a \U0001E900\U0001E901 b";
        var levels = new byte[text.Length];
        Bidi.Levels(text, null, levels);
        levels.ShouldBe<byte>([0, 0, 1, 1, 1, 1, 0, 0]);
    }

    [Fact]
    public void Each_paragraph_of_a_text_finds_its_own_direction()
    {
        const string text = "abc\u2029שלום 12";
        var levels = new byte[text.Length];
        Bidi.Levels(text, null, levels).ShouldBe<byte>(0);
        levels.ShouldBe<byte>([0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2]);
    }

    [Fact]
    public void Spaces_at_the_end_of_a_line_go_to_the_end_as_it_is_read()
    {
        const string text = "שלום abc  ";
        var levels = new byte[text.Length];
        byte paragraph = Bidi.Levels(text + "x", TextDirection.RightToLeft, new byte[text.Length + 1]);
        levels.AsSpan().Fill(2);
        Bidi.LineLevels(text, paragraph, levels);
        levels[^2..].ShouldBe<byte>([1, 1]);
        levels[^3].ShouldBe<byte>(2);
    }

    [Fact]
    public void Runs_of_levels_are_put_in_the_order_of_the_eye()
    {
        var order = new int[5];
        Bidi.ReorderLine([0, 1, 2, 1, 0], order);
        order.ShouldBe([0, 3, 2, 1, 4]);
    }

    [Theory]
    [InlineData('(', ')')]
    [InlineData('«', '»')]
    [InlineData('a', 'a')]
    [InlineData('≤', '≥')]
    public void Characters_with_a_mirror_image_are_mirrored(char character, char mirror) =>
        Bidi.Mirror(character).ShouldBe(mirror);

    [Fact]
    public void Any_text_is_taken_and_the_order_is_a_permutation() =>
        Gen.Char.Array[0, 40].Sample(chars =>
        {
            var levels = new byte[chars.Length];
            Bidi.Levels(chars, null, levels);
            var order = new int[chars.Length];
            Bidi.ReorderLine(levels, order);
            order.Order().ShouldBe(Enumerable.Range(0, chars.Length));
        });

    [Fact]
    public void Embeddings_deeper_than_the_limit_are_ignored()
    {
        string text = new string('\u202B', 200) + "a" + new string('\u2067', 200) + "b";
        var levels = new byte[text.Length];
        Bidi.Levels(text, TextDirection.LeftToRight, levels);
        levels.Max().ShouldBeLessThanOrEqualTo((byte)126);
    }

    private static void Compare(
        string line, string text, TextDirection? direction, string[] levels, string[] order, byte? paragraph, List<string> failures)
    {
        var found = new byte[text.Length];
        byte level = Bidi.Levels(text, direction, found);
        bool right = paragraph is null || paragraph == level;

        // The files count code points and leave out what X9 takes out.
        var shown = new List<byte>();
        var codePoints = new List<int>();
        int index = 0;
        for (int at = 0; at < text.Length; at += char.IsSurrogatePair(text, at) ? 2 : 1, index++)
        {
            if (levels[index] != "x")
            {
                right &= found[at] == byte.Parse(levels[index]);
                shown.Add(found[at]);
                codePoints.Add(index);
            }
        }

        var places = new int[shown.Count];
        Bidi.ReorderLine(shown.ToArray(), places);
        right &= places.Select(place => codePoints[place]).SequenceEqual(order.Select(int.Parse));
        if (!right && failures.Count < 20)
        {
            failures.Add($"{line} in {direction}: level {level}, levels {string.Join(' ', found)}, not {string.Join(' ', levels)}");
        }
    }
}
