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
        var word = new StringBuilder();
        var start = 0;
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Folded(rune) is { } letters)
            {
                start = word.Length == 0 ? at : start;
                if (word.Length + letters.Length <= LongestWord)
                {
                    word.Append(letters);
                }
            }
            else if (word.Length > 0)
            {
                yield return (word.ToString(), start, at - start);
                word.Clear();
            }

            at += rune.Utf16SequenceLength;
        }

        if (word.Length > 0)
        {
            yield return (word.ToString(), start, at - start);
        }
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
