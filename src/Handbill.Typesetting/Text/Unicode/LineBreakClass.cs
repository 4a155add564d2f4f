namespace Handbill.Typesetting.Text;

/// <summary>
/// Line_Break property (UAX #14) after rule LB1: AI, SG, XX and SA are resolved to AL or CM, CJ to NS. <see cref="OPW"/>
/// and <see cref="XP"/> are split off for rules LB30 and LB30b.
/// </summary>
internal enum LineBreakClass : byte
{
    /// <summary>Alphabetic.</summary>
    AL,

    /// <summary>Break opportunity before and after.</summary>
    B2,

    /// <summary>Break after.</summary>
    BA,

    /// <summary>Break before.</summary>
    BB,

    /// <summary>Mandatory break.</summary>
    BK,

    /// <summary>Contingent break.</summary>
    CB,

    /// <summary>Close punctuation.</summary>
    CL,

    /// <summary>Combining mark.</summary>
    CM,

    /// <summary>Close parenthesis.</summary>
    CP,

    /// <summary>Carriage return.</summary>
    CR,

    /// <summary>Emoji base.</summary>
    EB,

    /// <summary>Emoji modifier.</summary>
    EM,

    /// <summary>Exclamation and interrogation.</summary>
    EX,

    /// <summary>Glue.</summary>
    GL,

    /// <summary>Hangul LV syllable.</summary>
    H2,

    /// <summary>Hangul LVT syllable.</summary>
    H3,

    /// <summary>Hebrew letter.</summary>
    HL,

    /// <summary>Hyphen.</summary>
    HY,

    /// <summary>Ideographic.</summary>
    ID,

    /// <summary>Inseparable.</summary>
    IN,

    /// <summary>Infix numeric separator.</summary>
    IS,

    /// <summary>Hangul L jamo.</summary>
    JL,

    /// <summary>Hangul T jamo.</summary>
    JT,

    /// <summary>Hangul V jamo.</summary>
    JV,

    /// <summary>Line feed.</summary>
    LF,

    /// <summary>Next line.</summary>
    NL,

    /// <summary>Non-starter.</summary>
    NS,

    /// <summary>Numeric.</summary>
    NU,

    /// <summary>Open punctuation that is not wide.</summary>
    OP,

    /// <summary>Open punctuation of East Asian width F, W or H.</summary>
    OPW,

    /// <summary>Postfix numeric.</summary>
    PO,

    /// <summary>Prefix numeric.</summary>
    PR,

    /// <summary>Quotation.</summary>
    QU,

    /// <summary>Regional indicator.</summary>
    RI,

    /// <summary>Space.</summary>
    SP,

    /// <summary>Symbols that allow a break after.</summary>
    SY,

    /// <summary>Word joiner.</summary>
    WJ,

    /// <summary>Ideographic in all but LB30b: Extended_Pictographic and not assigned.</summary>
    XP,

    /// <summary>Zero width space.</summary>
    ZW,

    /// <summary>Zero width joiner.</summary>
    ZWJ,
}
