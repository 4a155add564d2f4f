using static Handbill.Typesetting.Text.LineBreakClass;

namespace Handbill.Typesetting.Text;

/// <summary>The rules of UAX #14 that look only at two neighbours, as a table.</summary>
internal static class LineBreakPairs
{
    /// <summary>Number of classes: the table has its square of entries, row by class before.</summary>
    public const int Classes = (int)ZWJ + 1;

    /// <summary>True where no line may end between a character of the row's class and one of the column's.</summary>
    public static bool[] Build()
    {
        bool[] joined = new bool[Classes * Classes];
        for (int before = 0; before < Classes; before++)
        {
            for (int after = 0; after < Classes; after++)
            {
                joined[(before * Classes) + after] = Together((LineBreakClass)before, (LineBreakClass)after);
            }
        }

        return joined;
    }

    private static bool Together(LineBreakClass before, LineBreakClass after)
    {
        if (Always(before, after))
        {
            return true;
        }

        // LB20: what stands there from outside the text breaks on both sides, unless a rule above forbids it.
        if (before == CB || after == CB)
        {
            return false;
        }

        return Punctuation(before, after) || Numbers(before, after) || Words(before, after) || Syllables(before, after);
    }

    /// <summary>LB11 to LB19.</summary>
    private static bool Always(LineBreakClass before, LineBreakClass after) =>
        before == WJ || after == WJ                                                   // LB11
        || before == GL || (after == GL && before is not (SP or BA or HY))            // LB12, LB12a
        || after is CL or CP or EX or IS or SY                                        // LB13
        || before is OP or OPW                                                        // LB14
        || (before is CL or CP && after == NS)                                        // LB16
        || (before == B2 && after == B2)                                              // LB17
        || before == QU || after == QU;                                               // LB15, LB19

    /// <summary>LB21 to LB22.</summary>
    private static bool Punctuation(LineBreakClass before, LineBreakClass after) =>
        after is BA or HY or NS || before == BB                                       // LB21
        || (before == SY && after == HL)                                              // LB21b
        || after == IN;                                                               // LB22

    /// <summary>LB23 to LB25, as far as two neighbours tell.</summary>
    private static bool Numbers(LineBreakClass before, LineBreakClass after) =>
        (before is AL or HL && after == NU) || (before == NU && after is AL or HL)    // LB23
        || (before == PR && after is ID or XP or EB or EM)                            // LB23a
        || (before is ID or XP or EB or EM && after == PO)
        || (before is PR or PO && after is AL or HL)                                  // LB24
        || (before is AL or HL && after is PR or PO)
        || (before is PR or PO or HY && after == NU);                                 // LB25

    /// <summary>LB28 to LB30 and LB30b.</summary>
    private static bool Words(LineBreakClass before, LineBreakClass after) =>
        (before is AL or HL or IS && after is AL or HL)                               // LB28, LB29
        || (before is AL or HL or NU && after == OP)                                  // LB30
        || (before == CP && after is AL or HL or NU)
        || (before is EB or XP && after == EM);                                       // LB30b

    /// <summary>LB26 and LB27.</summary>
    private static bool Syllables(LineBreakClass before, LineBreakClass after) =>
        (before == JL && (after is JL or JV or H2 or H3))
        || (before is JV or H2 && after is JV or JT)
        || (before is JT or H3 && after == JT)
        || (before is JL or JV or JT or H2 or H3 && after == PO)
        || (before == PR && (after is JL or JV or JT or H2 or H3));
}
