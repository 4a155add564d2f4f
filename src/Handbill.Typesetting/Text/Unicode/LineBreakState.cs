using static Handbill.Typesetting.Text.LineBreakClass;

namespace Handbill.Typesetting.Text;

/// <summary>What the rules of UAX #14 need to remember of the text before a place. Rules in the order in which they win.</summary>
internal struct LineBreakState
{
    private static readonly bool[] Joined = LineBreakPairs.Build();

    /// <summary>Class of the last character that is neither a space nor a mark on another (LB9, LB10).</summary>
    private LineBreakClass last;

    /// <summary>The character before <see cref="last"/> was a Hebrew letter: LB21a.</summary>
    private bool afterHebrew;

    /// <summary>Spaces stand after <see cref="last"/>, or the text began with spaces.</summary>
    private bool spaces;

    /// <summary>There is nothing but spaces before this place.</summary>
    private bool onlySpaces;

    /// <summary>The last character was a zero width joiner: LB8a.</summary>
    private bool joiner;

    /// <summary>An odd number of regional indicators stands before this place: LB30a.</summary>
    private bool oddIndicators;

    /// <summary>The text has begun.</summary>
    private bool started;

    /// <summary>How far the text before this place is a number: LB25.</summary>
    private NumberPart number;

    /// <summary>True after a letter, where one more changes nothing.</summary>
    public readonly bool IsInLetters => last == AL && !spaces && !joiner && !afterHebrew && started;

    private enum NumberPart : byte
    {
        None,
        Digits,
        Closed,
    }

    /// <summary>Takes the first character of the text: LB2.</summary>
    public BreakKind Start(LineBreakClass current)
    {
        started = true;
        onlySpaces = current == SP;
        spaces = current == SP;
        joiner = current == ZWJ;
        if (!onlySpaces)
        {
            Take(current is CM or ZWJ ? AL : current);
        }

        return BreakKind.None;
    }

    /// <summary>Takes the next character and says whether a line may end before it.</summary>
    /// <param name="current">Its class.</param>
    /// <param name="rest">The text after it.</param>
    public BreakKind Step(LineBreakClass current, ReadOnlySpan<char> rest)
    {
        // LB4, LB5: after a line's end.
        bool afterBreak = !spaces && last is BK or CR or LF or NL;
        if (afterBreak)
        {
            if (last == CR && current == LF && !spaces)
            {
                Take(LF);
                return BreakKind.None;
            }

            Start(current);
            return BreakKind.Mandatory;
        }

        // LB6, LB7.
        if (current is BK or CR or LF or NL or ZW)
        {
            Take(current);
            spaces = onlySpaces = joiner = false;
            return BreakKind.None;
        }

        if (current == SP)
        {
            spaces = true;
            joiner = false;
            return BreakKind.None;
        }

        bool afterJoiner = joiner;
        joiner = current == ZWJ;

        // LB9: a mark goes with its base. LB10: without one it is a letter.
        if (current is CM or ZWJ)
        {
            if (!spaces && last != ZW)
            {
                return BreakKind.None;
            }

            current = AL;
        }

        bool together = Together(current, afterJoiner, rest);
        Take(current);
        spaces = onlySpaces = false;
        return together ? BreakKind.None : BreakKind.Allowed;
    }

    private readonly bool Together(LineBreakClass current, bool afterJoiner, ReadOnlySpan<char> rest)
    {
        // LB8: ZW SP* ÷
        if (!onlySpaces && last == ZW)
        {
            return false;
        }

        // LB8a: ZWJ ×
        if (afterJoiner)
        {
            return true;
        }

        if (spaces)
        {
            return TogetherOverSpaces(current);
        }

        if (Joined[((int)last * LineBreakPairs.Classes) + (int)current])
        {
            return true;
        }

        return current switch
        {
            CB => false,                                        // LB20
            _ when last == CB => false,
            _ when afterHebrew && last is HY or BA => afterHebrew, // LB21a
            NU => number == NumberPart.Digits,                  // LB25: NU (NU | SY | IS)* × NU
            PO or PR => number != NumberPart.None,              // LB25: NU (NU | SY | IS)* (CL | CP)? × (PO | PR)
            OP or OPW => last is PO or PR && LineBreaking.DigitFollows(rest), // LB25: (PR | PO) × OP NU
            RI => last == RI && oddIndicators,                  // LB30a
            _ => false,
        };
    }

    /// <summary>LB11 to LB18, for a character that stands after spaces.</summary>
    private readonly bool TogetherOverSpaces(LineBreakClass current) => current switch
    {
        WJ or CL or CP or EX or IS or SY => true,               // LB11, LB13
        _ when onlySpaces => false,
        _ when last is OP or OPW => true,                       // LB14
        OP or OPW => last == QU,                                // LB15
        NS => last is CL or CP,                                 // LB16
        B2 => last == B2,                                       // LB17
        _ => false,                                             // LB18
    };

    private void Take(LineBreakClass current)
    {
        bool adjacent = !spaces;
        number = current switch
        {
            NU => NumberPart.Digits,
            SY or IS => adjacent ? number == NumberPart.Digits ? NumberPart.Digits : NumberPart.None : NumberPart.None,
            CL or CP => adjacent && number == NumberPart.Digits ? NumberPart.Closed : NumberPart.None,
            _ => NumberPart.None,
        };
        oddIndicators = current == RI && !(adjacent && last == RI && oddIndicators);
        afterHebrew = adjacent && last == HL;
        last = current;
    }
}
