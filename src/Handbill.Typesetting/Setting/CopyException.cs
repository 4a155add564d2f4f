using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Setting;

/// <summary>Copy that cannot be set at all, whatever the fit. Caught where an edition begins and told as a fault of its copy.</summary>
public sealed class CopyException : Exception
{
    private CopyException(CopyPlace place, string problem, string remedy)
        : base($"{place}: {problem}, {remedy}")
    {
        Place = place;
        Problem = problem;
        Remedy = remedy;
    }

    /// <summary>Where the paragraph or block begins.</summary>
    public CopyPlace Place { get; }

    /// <summary>What is wrong.</summary>
    public string Problem { get; }

    /// <summary>What to do.</summary>
    public string Remedy { get; }

    /// <summary>No face of the house style has a character.</summary>
    /// <param name="place">Where the paragraph stands.</param>
    /// <param name="text">The paragraph.</param>
    /// <param name="index">UTF-16 index of the character in it.</param>
    public static CopyException NoGlyph(CopyPlace place, string text, int index)
    {
        ArgumentNullException.ThrowIfNull(text);
        var codePoint = char.IsSurrogatePair(text, index) ? char.ConvertToUtf32(text, index) : text[index];
        var nearby = text[Math.Max(0, index - 20)..Math.Min(text.Length, index + 20)].Trim();
        return new CopyException(
            place, $"no font has the character U+{codePoint:X4} in \u201C{nearby}\u201D", "write it another way or add a font that has it");
    }

    /// <summary>A word does not go into its column, not even broken.</summary>
    public static CopyException TooWide(CopyPlace place, string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        var shown = word.Length <= 40 ? word : word[..40] + "\u2026";
        return new CopyException(
            place, $"\u201C{shown}\u201D is wider than its column", "shorten it or put soft hyphens (U+00AD) where it may break");
    }

    /// <summary>Something that is never cut is taller than a column.</summary>
    public static CopyException TooTall(CopyPlace place, int lines, int room) =>
        new(place, $"this takes {lines} lines in one piece and a column has {room}", "split it, or make the picture lower");
}
