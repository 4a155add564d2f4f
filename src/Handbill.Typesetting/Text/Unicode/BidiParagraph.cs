using System.Buffers;
using static Handbill.Typesetting.Text.BidiClass;

namespace Handbill.Typesetting.Text;

/// <summary>Resolves one paragraph: rules P2 to X10. Holds the working arrays, which may be used for many paragraphs.</summary>
internal sealed class BidiParagraph : IDisposable
{
    private readonly int[] partner;
    private readonly int[] kept;
    private readonly int[] runStart;
    private readonly byte[] runLevel;
    private readonly BidiClass[] resolved;
    private readonly BidiSequence sequence;

    /// <summary>Makes room for paragraphs up to a length.</summary>
    /// <param name="capacity">UTF-16 units of the longest paragraph.</param>
    public BidiParagraph(int capacity)
    {
        partner = ArrayPool<int>.Shared.Rent(capacity);
        kept = ArrayPool<int>.Shared.Rent(capacity);
        runStart = ArrayPool<int>.Shared.Rent(capacity + 1);
        runLevel = ArrayPool<byte>.Shared.Rent(capacity);
        resolved = ArrayPool<BidiClass>.Shared.Rent(capacity);
        sequence = new BidiSequence(capacity);
    }

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(partner);
        ArrayPool<int>.Shared.Return(kept);
        ArrayPool<int>.Shared.Return(runStart);
        ArrayPool<byte>.Shared.Return(runLevel);
        ArrayPool<BidiClass>.Shared.Return(resolved);
        sequence.Dispose();
    }

    /// <summary>True of what rule L1 gives the paragraph's level at the end of a line.</summary>
    public static bool GoesWithTheEnd(BidiClass found) => found is WS or S or B or >= LRI;

    /// <summary>Fills the levels of one paragraph and returns the paragraph's own.</summary>
    public byte Resolve(
        ReadOnlySpan<char> text, ReadOnlySpan<BidiClass> classes, TextDirection? direction, Span<byte> levels)
    {
        MatchIsolates(classes);
        byte paragraph = direction switch
        {
            TextDirection.LeftToRight => 0,
            TextDirection.RightToLeft => 1,
            _ => FirstStrong(classes, 0, classes.Length) ?? 0,
        };

        classes.CopyTo(resolved);
        new BidiEmbeddings(classes, partner, resolved, levels, this).Apply(paragraph);
        ResolveSequences(text, classes, paragraph, levels);
        FillRemoved(classes, paragraph, levels);
        ResetSeparators(classes, paragraph, levels);
        return paragraph;
    }

    /// <summary>P2 and P3 over a range, leaving out what isolates contain; null when there is no strong character.</summary>
    public byte? FirstStrong(ReadOnlySpan<BidiClass> classes, int start, int end)
    {
        for (int at = start; at < end; at++)
        {
            switch (classes[at])
            {
                case L:
                    return 0;
                case R or AL:
                    return 1;
                case LRI or RLI or FSI:
                    at = Math.Min(partner[at], end);
                    break;
            }
        }

        return null;
    }

    /// <summary>
    /// BD9: for an isolate initiator the place of its PDI or the paragraph's length; for a PDI the place of its initiator or -1.
    /// </summary>
    private void MatchIsolates(ReadOnlySpan<BidiClass> classes)
    {
        // The open initiators form a chain: each points to the one around it until its PDI is found.
        int open = -1;
        for (int at = 0; at < classes.Length; at++)
        {
            if (classes[at] is LRI or RLI or FSI)
            {
                partner[at] = open;
                open = at;
            }
            else if (classes[at] == PDI)
            {
                partner[at] = open;
                if (open >= 0)
                {
                    int outer = partner[open];
                    partner[open] = at;
                    open = outer;
                }
            }
        }

        while (open >= 0)
        {
            int outer = partner[open];
            partner[open] = classes.Length;
            open = outer;
        }
    }

    /// <summary>X9, X10: finds the isolating run sequences and resolves each.</summary>
    private void ResolveSequences(
        ReadOnlySpan<char> text, ReadOnlySpan<BidiClass> classes, byte paragraph, Span<byte> levels)
    {
        int count = 0;
        int runs = 0;
        for (int at = 0; at < classes.Length; at++)
        {
            if (classes[at] >= LRE)
            {
                continue;
            }

            if (count == 0 || levels[at] != levels[kept[count - 1]])
            {
                runLevel[runs] = levels[at];
                runStart[runs++] = count;
            }

            kept[count++] = at;
        }

        runStart[runs] = count;
        for (int run = 0; run < runs; run++)
        {
            int first = kept[runStart[run]];
            if (classes[first] == PDI && partner[first] >= 0)
            {
                continue;
            }

            sequence.Clear();
            int last = run;
            while (true)
            {
                sequence.Add(kept.AsSpan(runStart[last]..runStart[last + 1]));
                int end = kept[runStart[last + 1] - 1];
                if (classes[end] is not (LRI or RLI or FSI) || partner[end] >= classes.Length)
                {
                    break;
                }

                int pdi = partner[end];
                do
                {
                    last++;
                }
                while (kept[runStart[last]] != pdi);
            }

            byte level = runLevel[run];
            byte before = run == 0 ? paragraph : runLevel[run - 1];
            int lastPlace = kept[runStart[last + 1] - 1];
            bool open = classes[lastPlace] is LRI or RLI or FSI;
            byte after = open || last + 1 == runs ? paragraph : runLevel[last + 1];
            sequence.Resolve(text, classes, resolved, levels, level, Math.Max(level, before), Math.Max(level, after));
        }
    }

    /// <summary>What X9 took out gets the level of the character before it.</summary>
    private static void FillRemoved(ReadOnlySpan<BidiClass> classes, byte paragraph, Span<byte> levels)
    {
        byte level = paragraph;
        for (int at = 0; at < classes.Length; at++)
        {
            if (classes[at] >= LRE)
            {
                levels[at] = level;
            }

            level = levels[at];
        }
    }

    /// <summary>L1, for separators, what stands before them, and the end of the paragraph.</summary>
    private static void ResetSeparators(ReadOnlySpan<BidiClass> classes, byte paragraph, Span<byte> levels)
    {
        bool reset = true;
        for (int at = classes.Length - 1; at >= 0; at--)
        {
            reset = classes[at] is B or S || (reset && GoesWithTheEnd(classes[at]));
            if (reset)
            {
                levels[at] = paragraph;
            }
        }
    }
}
