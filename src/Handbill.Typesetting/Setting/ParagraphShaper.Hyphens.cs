using System.Globalization;
using System.Numerics;
using Handbill.Typesetting.Shaping;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Setting;

/// <content>Where words may be hyphenated.</content>
internal sealed partial class ParagraphShaper
{
    private const char SoftHyphen = '\u00AD';

    /// <summary>Letters that a word has at least before its hyphens are looked for.</summary>
    private const int ShortestHyphenated = 4;

    // What stands in the marks where a word may be hyphenated and the shelf does not know the widths of its parts.
    private const int Unmeasured = -1;

    // A desk knows some languages with the divisions of some issues; where there are more, what was kept is forgotten.
    private const int MostHyphenators = 64;

    // Their places here, from 1, are what the shelf knows them by.
    private readonly List<Hyphenator> _hyphenators = [];

    /// <summary>Marks the places of a run that was just shaped.</summary>
    /// <param name="run">The run.</param>
    /// <param name="start">Index in the paragraph's text of its first unit.</param>
    /// <param name="whole">True when it was shaped in one piece, and last.</param>
    /// <param name="style">Whether words are hyphenated.</param>
    /// <param name="type">The patterns.</param>
    private void MarkHyphens(Run run, int start, bool whole, ParagraphStyle style, TypeCase type)
    {
        var text = run.Text;
        var patterns = style.Hyphenate && run.Language is null && !run.Emphasis.Has(Emphasis.Literal) && run.Link is null ? type.Hyphenator : null;
        var written = text.Contains(SoftHyphen, StringComparison.Ordinal) || _hyphens[start] != 0;
        if (!written && patterns is not null && whole && _desk.OnlyWords)
        {
            MarkWords(start, patterns);
        }
        else if (written || patterns is not null)
        {
            var marks = _marks.AsSpan(0, text.Length + 1);
            marks.Clear();
            marks[0] = _hyphens[start] != 0;
            Mark(text, marks, patterns);
            for (var unit = 0; unit < marks.Length; unit++)
            {
                _hyphens[start + unit] = marks[unit] ? Unmeasured : 0;
            }
        }
    }

    /// <summary>The same for a run that is whole on the desk, word by word: most of them are remembered.</summary>
    private void MarkWords(int start, Hyphenator patterns)
    {
        var hyphenation = NumberOf(patterns);
        var shelf = _desk.Shelf!;
        foreach (var (word, at) in _desk.Words)
        {
            if (!shelf.KnowsHyphens(word, hyphenation, out var places, out var parts))
            {
                places = PlacesIn(shelf.Text(word), patterns);
                parts = shelf.KeepHyphens(word, hyphenation, places);
            }

            for (; places != 0; places &= places - 1)
            {
                _hyphens[start + at + BitOperations.TrailingZeroCount(places)] = parts == 0 ? Unmeasured : parts++;
            }
        }
    }

    // Before a paragraph: within one the numbers are good.
    private void ForgetHyphenators()
    {
        if (_hyphenators.Count >= MostHyphenators)
        {
            _hyphenators.Clear();
            _desk.Shelf!.Clear();
        }
    }

    private ushort NumberOf(Hyphenator patterns)
    {
        var index = _hyphenators.IndexOf(patterns);
        if (index < 0)
        {
            index = _hyphenators.Count;
            _hyphenators.Add(patterns);
        }

        return (ushort)(index + 1);
    }

    /// <summary>Widths of a word's parts, shaped apart.</summary>
    /// <param name="mark">What stands in the marks at the place.</param>
    /// <param name="segment">The segment that the word is in.</param>
    /// <param name="before">What stands before the hyphen.</param>
    /// <param name="after">What stands after it.</param>
    /// <param name="language">BCP 47 tag.</param>
    /// <param name="features">How the word was shaped.</param>
    private PartWidths PartsOf(
        int mark, in TextSegment segment, ReadOnlySpan<char> before, ReadOnlySpan<char> after, string language, ShapingFeatures features)
    {
        // The numbers in the marks are good until the shelf is cleared.
        var kept = mark != Unmeasured && _desk.Shelf!.Clearings == _clearings;
        if (kept && _desk.Shelf!.PartsAt(mark) is { After: > 0 } known)
        {
            return known;
        }

        var shaped = segment.Shaped;
        var parts = new PartWidths(
            shaper.WidthOf(shaped.Face, before, shaped.Direction, language, features, _partDesk),
            shaper.WidthOf(shaped.Face, after, shaped.Direction, language, features, _partDesk));
        if (kept)
        {
            _desk.Shelf!.PartsAt(mark) = parts;
        }

        return parts;
    }

    private static ulong PlacesIn(ReadOnlySpan<char> word, Hyphenator patterns)
    {
        Span<bool> marks = stackalloc bool[WordShelf.LongestWord + 1];
        marks.Clear();
        Mark(word, marks[..(word.Length + 1)], patterns);
        ulong places = 0;
        for (var unit = 0; unit <= word.Length; unit++)
        {
            places |= marks[unit] ? 1UL << unit : 0;
        }

        return places;
    }

    private static void Mark(ReadOnlySpan<char> text, Span<bool> marks, Hyphenator? patterns)
    {
        var at = 0;
        while (at < text.Length)
        {
            while (at < text.Length && !IsWordUnit(text[at]))
            {
                at++;
            }

            var start = at;
            var soft = false;
            while (at < text.Length && IsWordUnit(text[at]))
            {
                soft |= text[at] == SoftHyphen;
                at++;
            }

            var word = text[start..at];
            if (soft)
            {
                for (var unit = 0; unit < word.Length; unit++)
                {
                    marks[start + unit + 1] |= word[unit] == SoftHyphen;
                }
            }
            else if (patterns is not null && word.Length >= ShortestHyphenated)
            {
                patterns.Find(word, marks[start..(at + 1)]);
            }
        }
    }

    private static bool IsWordUnit(char unit) =>
        char.IsLetter(unit) || unit is SoftHyphen or '\u2019' || char.GetUnicodeCategory(unit) == UnicodeCategory.NonSpacingMark;
}
