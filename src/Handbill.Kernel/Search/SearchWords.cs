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
        var word = new char[LongestWord];
        var (length, start, at) = (0, 0, 0);
        while (at < text.Length)
        {
            var here = at;
            if (char.IsAscii(text[at]))
            {
                // Most letters of most texts.
                var letter = text[at++];
                if (char.IsAsciiLetterOrDigit(letter))
                {
                    start = length == 0 ? here : start;
                    if (length < LongestWord)
                    {
                        word[length++] = (char)(char.IsAsciiLetterUpper(letter) ? letter | 0x20 : letter);
                    }

                    continue;
                }
            }
            else
            {
                Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var taken);
                at += taken;
                if (Folded(rune) is { } letters)
                {
                    start = length == 0 ? here : start;
                    if (length + letters.Length <= LongestWord)
                    {
                        letters.CopyTo(0, word, length, letters.Length);
                        length += letters.Length;
                    }

                    continue;
                }
            }

            if (length > 0)
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
