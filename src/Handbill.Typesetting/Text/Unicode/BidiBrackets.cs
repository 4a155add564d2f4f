using static Handbill.Typesetting.Text.BidiClass;

namespace Handbill.Typesetting.Text;

/// <summary>Rule N0: brackets take the direction of what they enclose. All paired brackets are in the basic plane.</summary>
internal sealed class BidiBrackets
{
    /// <summary>BD16: with more brackets open than this, the sequence has no pairs.</summary>
    private const int MaxOpen = 63;

    private readonly (char Closer, int At)[] stack = new (char, int)[MaxOpen];
    private readonly List<(int Open, int Close)> pairs = [];

    public void Resolve(
        ReadOnlySpan<char> text,
        ReadOnlySpan<BidiClass> classes,
        ReadOnlySpan<int> places,
        Span<BidiClass> types,
        byte level,
        BidiClass start)
    {
        FindPairs(text, places, types);
        var embedding = (level & 1) == 0 ? L : R;
        foreach (var (open, close) in pairs)
        {
            var direction = Inside(types[(open + 1)..close], embedding);
            if (direction == ON)
            {
                continue;
            }

            if (direction != embedding && Before(types[..open], start) != direction)
            {
                direction = embedding;
            }

            Set(open, direction, classes, places, types);
            Set(close, direction, classes, places, types);
        }
    }

    /// <summary>BD16: pairs in the order of their openers.</summary>
    private void FindPairs(ReadOnlySpan<char> text, ReadOnlySpan<int> places, ReadOnlySpan<BidiClass> types)
    {
        pairs.Clear();
        int open = 0;
        for (int i = 0; i < places.Length; i++)
        {
            if (types[i] != ON)
            {
                continue;
            }

            char bracket = text[places[i]];
            switch (ProfileTable.BracketOf(bracket))
            {
                case BracketKind.Open:
                    if (open == MaxOpen)
                    {
                        pairs.Clear();
                        return;
                    }

                    stack[open++] = (Canonical(PairTable.OtherBracket(bracket)), i);
                    break;

                case BracketKind.Close:
                    for (int at = open - 1; at >= 0; at--)
                    {
                        if (stack[at].Closer == Canonical(bracket))
                        {
                            pairs.Add((stack[at].At, i));
                            open = at;
                            break;
                        }
                    }

                    break;
            }
        }

        pairs.Sort();
    }

    /// <summary>The angle brackets of U+2329 and U+3008 are canonically equivalent.</summary>
    private static char Canonical(char closer) => closer == '\u232A' ? '\u3009' : closer;

    /// <summary>N0 b, c: the embedding's direction if it is found inside, else the opposite if that is, else ON.</summary>
    private static BidiClass Inside(ReadOnlySpan<BidiClass> types, BidiClass embedding)
    {
        var found = ON;
        foreach (var type in types)
        {
            var strong = StrongOf(type);
            if (strong == embedding)
            {
                return embedding;
            }

            found = strong == ON ? found : strong;
        }

        return found;
    }

    /// <summary>N0 c 1: the direction established before the bracket.</summary>
    private static BidiClass Before(ReadOnlySpan<BidiClass> types, BidiClass start)
    {
        for (int i = types.Length - 1; i >= 0; i--)
        {
            if (StrongOf(types[i]) is var strong and not ON)
            {
                return strong;
            }
        }

        return start;
    }

    private static BidiClass StrongOf(BidiClass type) => type switch
    {
        L => L,
        R or AN or EN => R,
        _ => ON,
    };

    /// <summary>Sets a bracket and the marks on it: they were NSM before W1 made them what the bracket was.</summary>
    private static void Set(
        int at, BidiClass direction, ReadOnlySpan<BidiClass> classes, ReadOnlySpan<int> places, Span<BidiClass> types)
    {
        types[at] = direction;
        for (int i = at + 1; i < types.Length && classes[places[i]] == NSM; i++)
        {
            types[i] = direction;
        }
    }
}
