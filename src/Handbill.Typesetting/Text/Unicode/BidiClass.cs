namespace Handbill.Typesetting.Text;

/// <summary>Bidi_Class property (UAX #9, table 4), in groups that the rules speak of.</summary>
internal enum BidiClass : byte
{
    /// <summary>Left-to-right.</summary>
    L,

    /// <summary>Right-to-left.</summary>
    R,

    /// <summary>Arabic letter.</summary>
    AL,

    /// <summary>European number.</summary>
    EN,

    /// <summary>Arabic number.</summary>
    AN,

    /// <summary>European separator.</summary>
    ES,

    /// <summary>European terminator.</summary>
    ET,

    /// <summary>Common separator.</summary>
    CS,

    /// <summary>Nonspacing mark.</summary>
    NSM,

    /// <summary>Paragraph separator.</summary>
    B,

    /// <summary>Segment separator.</summary>
    S,

    /// <summary>Whitespace.</summary>
    WS,

    /// <summary>Other neutral.</summary>
    ON,

    /// <summary>Left-to-right isolate.</summary>
    LRI,

    /// <summary>Right-to-left isolate.</summary>
    RLI,

    /// <summary>First strong isolate.</summary>
    FSI,

    /// <summary>Pop directional isolate.</summary>
    PDI,

    /// <summary>Left-to-right embedding.</summary>
    LRE,

    /// <summary>Right-to-left embedding.</summary>
    RLE,

    /// <summary>Left-to-right override.</summary>
    LRO,

    /// <summary>Right-to-left override.</summary>
    RLO,

    /// <summary>Pop directional format.</summary>
    PDF,

    /// <summary>Boundary neutral. Everything from <see cref="LRE"/> to here is taken out by rule X9.</summary>
    BN,
}
