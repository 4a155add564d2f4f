using System.Globalization;
using Handbill.Typesetting.Shaping;

namespace Handbill.Typesetting.Tests.Shaping;

public sealed class WordShelfTests
{
    [Fact]
    public void Word_comes_back_as_it_was_put()
    {
        var shelf = new WordShelf();
        var word = Put(shelf, "office", Glyphs([7, 8, 9], clusters: [0, 1, 4], unsafeToBreak: [false, true, false]));

        shelf.Find(1, "office", spaceBefore: true, spaceAfter: false, out _).ShouldBe(word);
        shelf.Text(word).ToString().ShouldBe("office");
        var packed = shelf.Glyphs(word);
        packed.Glyphs.ToArray().ShouldBe([7, 8, 9]);
        packed.Advances.ToArray().ShouldBe([70, 80, 90]);
        packed.Clusters.ToArray().ShouldBe([0, 1, 4]);
        packed.UnsafeToBreak.ToArray().ShouldBe([2]);
    }

    [Fact]
    public void Words_of_other_plans_and_with_other_spaces_are_others()
    {
        var shelf = new WordShelf();
        Put(shelf, "word", Glyphs([1]));

        shelf.Find(2, "word", spaceBefore: true, spaceAfter: false, out _).ShouldBe(0);
        shelf.Find(1, "word", spaceBefore: false, spaceAfter: false, out _).ShouldBe(0);
        shelf.Find(1, "word", spaceBefore: true, spaceAfter: true, out _).ShouldBe(0);
        shelf.Find(1, "Word", spaceBefore: true, spaceAfter: false, out _).ShouldBe(0);
    }

    [Fact]
    public void Hyphens_are_those_of_the_hyphenation_asked_for_last()
    {
        var shelf = new WordShelf();
        var word = Put(shelf, "hyphenation", Glyphs([1]));
        shelf.KnowsHyphens(word, 1, out _, out _).ShouldBeFalse();
        var parts = shelf.KeepHyphens(word, 1, 0b1000100);
        shelf.PartsAt(parts + 1) = new PartWidths(3, 4);

        shelf.KnowsHyphens(word, 1, out var places, out var same).ShouldBeTrue();
        places.ShouldBe(0b1000100UL);
        same.ShouldBe(parts);
        shelf.PartsAt(parts).ShouldBe(default);
        shelf.PartsAt(parts + 1).ShouldBe(new PartWidths(3, 4));
        shelf.KnowsHyphens(word, 2, out _, out _).ShouldBeFalse();
    }

    [Fact]
    public void Full_shelf_is_cleared_and_goes_on()
    {
        var shelf = new WordShelf();
        for (var number = 0; shelf.Clearings == 0; number++)
        {
            number.ShouldBeLessThan(1_000_000);
            Put(shelf, number.ToString("D9", CultureInfo.InvariantCulture), Glyphs([1, 2, 3, 4, 5, 6, 7, 8, 9]));
        }

        shelf.Find(1, "000000000", spaceBefore: true, spaceAfter: false, out _).ShouldBe(0);
        var word = Put(shelf, "after", Glyphs([1]));
        shelf.Find(1, "after", spaceBefore: true, spaceAfter: false, out _).ShouldBe(word);
    }

    private static int Put(WordShelf shelf, string text, GlyphString glyphs)
    {
        shelf.Find(1, text, spaceBefore: true, spaceAfter: false, out var hash).ShouldBe(0);
        return shelf.Put(hash, 1, text, spaceBefore: true, spaceAfter: false, glyphs);
    }

    private static GlyphString Glyphs(ushort[] glyphs, int[]? clusters = null, bool[]? unsafeToBreak = null) => new()
    {
        Glyphs = glyphs,
        Advances = Array.ConvertAll(glyphs, glyph => (short)(10 * glyph)),
        Clusters = clusters ?? [.. Enumerable.Range(0, glyphs.Length)],
        UnsafeToBreak = unsafeToBreak ?? new bool[glyphs.Length],
        TextLength = glyphs.Length,
    };
}
