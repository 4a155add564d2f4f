using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Handbill.Kernel.Search.Tables;

namespace Handbill.Kernel.Search;

/// <summary>
/// Words as they are looked for: small letters without accents, so that "cantina" finds "Cantiná". Both stores are given words that were
/// folded here, and so find the same. Pure.
/// </summary>
public static class SearchWords
{
    // What is longer is not a word that somebody types; PostgreSQL's limit for one is 2046 bytes.
    private const int LongestWord = 100;

    private static readonly FrozenDictionary<Rune, string> Plain = PlainLetters.Pairs.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .ToFrozenDictionary(pair => pair.EnumerateRunes().First(), pair => string.Concat(pair.EnumerateRunes().Skip(1)));

    // Most letters of most texts, folded once.
    private static readonly string?[] Ascii = [.. Enumerable.Range(0, 128).Select(letter => Folded(new Rune(letter)))];

    /// <summary>
    /// What letters fold to, for programs elsewhere that fold words as this does: groups with a space between, each a small letter and then what stands for it. All other letters
    /// and digits stand for themselves as small ones; marks and U+0640 are left out; whatever else ends a word.
    /// </summary>
    public static string Folds => PlainLetters.Pairs;

    /// <summary>The words of a text in their order.</summary>
    public static IEnumerable<string> Of(string text) => Spans(text).Select(span => span.Word);

    /// <summary>The words of a text, and where in it each stands.</summary>
    public static IEnumerable<(string Word, int Start, int Length)> Spans(string text)
    {
        var word = new char[LongestWord];
        var (length, start, at) = (0, 0, 0);
        while (at < text.Length)
        {
            var (here, taken) = (at, 1);
            var letters = char.IsAscii(text[at]) ? Ascii[text[at]] : Folded(text.AsSpan(at), out taken);
            at += taken;
            if (letters is not null)
            {
                start = length == 0 ? here : start;
                if (length + letters.Length <= LongestWord)
                {
                    letters.CopyTo(0, word, length, letters.Length);
                    length += letters.Length;
                }
            }
            else if (length > 0)
            {
                yield return (new string(word, 0, length), start, here - start);
                length = 0;
            }
        }

        if (length > 0)
        {
            yield return (new string(word, 0, length), start, text.Length - start);
        }
    }

    private static string? Folded(ReadOnlySpan<char> text, out int taken)
    {
        Rune.DecodeFromUtf16(text, out var rune, out taken);
        return Folded(rune);
    }

    // Null for what ends a word. Marks that stand over or under a letter, and Arabic's stretching sign, are left out of it.
    private static string? Folded(Rune rune)
    {
        var small = Rune.ToLowerInvariant(rune);
        return Plain.TryGetValue(small, out var plain) ? plain
            : Rune.IsLetterOrDigit(small) && small.Value != 0x640 ? small.ToString()
            : small.Value == 0x640 || Rune.GetUnicodeCategory(small) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark ? ""
            : null;
    }
}
