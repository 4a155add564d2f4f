using System.Buffers;
using static Handbill.Typesetting.Text.BidiClass;

namespace Handbill.Typesetting.Text;

/// <summary>An isolating run sequence (BD13): rules W1 to I2.</summary>
internal sealed class BidiSequence : IDisposable
{
    private readonly int[] places;
    private readonly BidiClass[] types;
    private readonly BidiBrackets brackets = new();
    private int count;

    /// <summary>Makes room for a sequence.</summary>
    /// <param name="capacity">Most characters that it will be given.</param>
    public BidiSequence(int capacity)
    {
        places = ArrayPool<int>.Shared.Rent(capacity);
        types = ArrayPool<BidiClass>.Shared.Rent(capacity);
    }

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(places);
        ArrayPool<BidiClass>.Shared.Return(types);
    }

    public void Clear() => count = 0;

    /// <summary>Adds a level run: places in the text.</summary>
    public void Add(ReadOnlySpan<int> run)
    {
        run.CopyTo(places.AsSpan(count));
        count += run.Length;
    }

    /// <summary>Resolves the characters that were added and writes their levels.</summary>
    /// <param name="text">The paragraph.</param>
    /// <param name="classes">Its classes as they are in the database.</param>
    /// <param name="resolved">Its classes after overrides.</param>
    /// <param name="levels">Its levels.</param>
    /// <param name="level">Level of this sequence.</param>
    /// <param name="before">The higher level at its start.</param>
    /// <param name="after">The higher level at its end.</param>
    public void Resolve(
        ReadOnlySpan<char> text,
        ReadOnlySpan<BidiClass> classes,
        ReadOnlySpan<BidiClass> resolved,
        Span<byte> levels,
        byte level,
        byte before,
        byte after)
    {
        var start = (before & 1) == 0 ? L : R;
        var end = (after & 1) == 0 ? L : R;
        for (int i = 0; i < count; i++)
        {
            types[i] = resolved[places[i]];
        }

        var sequence = types.AsSpan(0, count);
        Weak(sequence, start);
        brackets.Resolve(text, classes, places.AsSpan(0, count), sequence, level, start);
        Neutral(sequence, level, start, end);
        for (int i = 0; i < count; i++)
        {
            // I1, I2: text against the level's direction rises one, numbers rise to the next even level.
            levels[places[i]] = (byte)(level + ((level & 1, sequence[i]) switch
            {
                (0, R) => 1,
                (0, AN or EN) => 2,
                (1, L or AN or EN) => 1,
                _ => 0,
            }));
        }
    }

    /// <summary>W1 to W7 in one walk, but for what looks ahead.</summary>
    private static void Weak(Span<BidiClass> types, BidiClass start)
    {
        var strong = start;
        var previous = start;
        for (int i = 0; i < types.Length; i++)
        {
            var type = types[i];
            switch (type)
            {
                case NSM: // W1
                    type = previous is LRI or RLI or FSI or PDI ? ON : previous;
                    break;
                case EN when strong == AL: // W2
                    type = AN;
                    break;
                case L or R or AL:
                    strong = type;
                    break;
            }

            previous = type;
            types[i] = type;
        }

        types.Replace(AL, R); // W3
        Separators(types);
        Terminators(types);

        strong = start;
        for (int i = 0; i < types.Length; i++)
        {
            if (types[i] is L or R)
            {
                strong = types[i];
            }
            else if (types[i] == EN && strong == L) // W7
            {
                types[i] = L;
            }
            else if (types[i] is ES or ET or CS) // W6
            {
                types[i] = ON;
            }
        }
    }

    /// <summary>W4: one separator between two numbers of a kind.</summary>
    private static void Separators(Span<BidiClass> types)
    {
        for (int i = 1; i + 1 < types.Length; i++)
        {
            bool joins = types[i] == ES ? types[i - 1] == EN
                : types[i] == CS && types[i - 1] is EN or AN;
            if (types[i] is ES or CS && joins && types[i - 1] == types[i + 1])
            {
                types[i] = types[i - 1];
            }
        }
    }

    /// <summary>W5: terminators beside a European number.</summary>
    private static void Terminators(Span<BidiClass> types)
    {
        for (int i = 0; i < types.Length; i++)
        {
            if (types[i] != ET)
            {
                continue;
            }

            int end = i + 1;
            while (end < types.Length && types[end] == ET)
            {
                end++;
            }

            if ((i > 0 && types[i - 1] == EN) || (end < types.Length && types[end] == EN))
            {
                types[i..end].Fill(EN);
            }

            i = end - 1;
        }
    }

    /// <summary>N1, N2.</summary>
    private static void Neutral(Span<BidiClass> types, byte level, BidiClass start, BidiClass end)
    {
        var embedding = (level & 1) == 0 ? L : R;
        for (int i = 0; i < types.Length; i++)
        {
            if (!IsNeutral(types[i]))
            {
                continue;
            }

            int stop = i + 1;
            while (stop < types.Length && IsNeutral(types[stop]))
            {
                stop++;
            }

            var before = i == 0 ? start : Strong(types[i - 1]);
            var after = stop == types.Length ? end : Strong(types[stop]);
            types[i..stop].Fill(before == after ? before : embedding);
            i = stop - 1;
        }
    }

    private static bool IsNeutral(BidiClass type) => type is >= B and <= PDI;

    private static BidiClass Strong(BidiClass type) => type is EN or AN ? R : type;
}
