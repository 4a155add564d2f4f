using System.Buffers;

namespace Handbill.Typesetting.Text;

/// <summary>The Unicode Bidirectional Algorithm: UAX #9 of Unicode 15.0, complete but for shaping (rules L3 and L4).</summary>
public static class Bidi
{
    /// <summary>
    /// Finds the embedding level of every UTF-16 unit: even is left-to-right, odd right-to-left. Characters that rule X9
    /// takes out (embeddings, overrides, boundary neutrals) have the level of the character before them. Rule L1 has been
    /// applied to separators and to the end of each paragraph, not to the ends of lines: <see cref="LineLevels"/>.
    /// </summary>
    /// <param name="text">A paragraph. What follows a paragraph separator is resolved as a paragraph of its own.</param>
    /// <param name="paragraph">Direction of the paragraph, or null to take it from the first strong character (P2, P3).</param>
    /// <param name="levels">As long as the text.</param>
    /// <returns>The level of the first paragraph: 0 or 1.</returns>
    /// <exception cref="ArgumentException"><paramref name="levels"/> has another length than the text.</exception>
    public static byte Levels(ReadOnlySpan<char> text, TextDirection? paragraph, Span<byte> levels)
    {
        if (levels.Length != text.Length)
        {
            throw new ArgumentException("Needs as many entries as the text has UTF-16 units.", nameof(levels));
        }

        if (paragraph != TextDirection.RightToLeft && IsPlain(text))
        {
            levels.Clear();
            return 0;
        }

        var classes = ArrayPool<BidiClass>.Shared.Rent(text.Length + 1);
        try
        {
            Classify(text, classes);
            return Paragraphs(text, classes.AsSpan(0, text.Length), paragraph, levels);
        }
        finally
        {
            ArrayPool<BidiClass>.Shared.Return(classes);
        }
    }

    /// <summary>
    /// Rule L1 for a line: spaces, tabs and isolate marks at its end get the paragraph's level, so that they hang at the
    /// end of the line as it is read.
    /// </summary>
    /// <param name="text">The text of the line.</param>
    /// <param name="paragraphLevel">What <see cref="Levels"/> returned.</param>
    /// <param name="levels">The line's part of the levels; changed in place.</param>
    public static void LineLevels(ReadOnlySpan<char> text, byte paragraphLevel, Span<byte> levels)
    {
        for (int at = text.Length - 1; at >= 0; at--)
        {
            if (!BidiParagraph.GoesWithTheEnd(ProfileTable.BidiOf(text[at])))
            {
                return;
            }

            levels[at] = paragraphLevel;
        }
    }

    /// <summary>
    /// Rule L2: the order in which the pieces of a line stand from left to right. A piece is whatever has one level: a
    /// character, or a run of them.
    /// </summary>
    /// <param name="levels">Level of each piece, in the order of the text.</param>
    /// <param name="order">Filled with the number of the piece at each place, from the left.</param>
    /// <exception cref="ArgumentException">The two lengths differ.</exception>
    public static void ReorderLine(ReadOnlySpan<byte> levels, Span<int> order)
    {
        if (levels.Length != order.Length)
        {
            throw new ArgumentException("Needs as many entries as there are levels.", nameof(order));
        }

        int highest = 0;
        int lowestOdd = int.MaxValue;
        for (int i = 0; i < levels.Length; i++)
        {
            order[i] = i;
            highest = Math.Max(highest, levels[i]);
            lowestOdd = (levels[i] & 1) == 1 ? Math.Min(lowestOdd, levels[i]) : lowestOdd;
        }

        for (int level = highest; level >= lowestOdd; level--)
        {
            for (int start = 0; start < levels.Length; start++)
            {
                int end = start;
                while (end < levels.Length && levels[order[end]] >= level)
                {
                    end++;
                }

                order[start..end].Reverse();
                start = end;
            }
        }
    }

    /// <summary>The mirror image of a character, which stands for it in right-to-left text (L4); itself if it has none.</summary>
    public static char Mirror(char character) => PairTable.Mirror(character) is var mirror and not '\0' ? mirror : character;

    /// <summary>True when nothing in the text can raise a level above 0 in a left-to-right paragraph.</summary>
    private static bool IsPlain(ReadOnlySpan<char> text)
    {
        foreach (char unit in text)
        {
            // Below U+0590 everything is left-to-right, weak or neutral; right-to-left scripts of the upper planes need pairs.
            if (unit >= '\u0590' && (char.IsSurrogate(unit) || ProfileTable.BidiOf(unit) is BidiClass.R or BidiClass.AL
                or BidiClass.AN or >= BidiClass.LRI and not BidiClass.BN))
            {
                return false;
            }
        }

        return true;
    }

    private static void Classify(ReadOnlySpan<char> text, Span<BidiClass> classes)
    {
        for (int at = 0; at < text.Length; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                // The second unit counts as removed, and so gets the level of the first.
                classes[at] = ProfileTable.BidiOf(char.ConvertToUtf32(text[at], text[at + 1]));
                classes[++at] = BidiClass.BN;
            }
            else
            {
                classes[at] = ProfileTable.BidiOf(text[at]);
            }
        }
    }

    /// <summary>Rule P1.</summary>
    private static byte Paragraphs(
        ReadOnlySpan<char> text, ReadOnlySpan<BidiClass> classes, TextDirection? direction, Span<byte> levels)
    {
        byte? first = null;
        using var work = new BidiParagraph(text.Length);
        for (int start = 0; start < text.Length;)
        {
            int separator = classes[start..].IndexOf(BidiClass.B);
            int end = separator < 0 ? text.Length : start + separator + 1;
            byte level = work.Resolve(text[start..end], classes[start..end], direction, levels[start..end]);
            first ??= level;
            start = end;
        }

        return first ?? (byte)(direction == TextDirection.RightToLeft ? 1 : 0);
    }
}
