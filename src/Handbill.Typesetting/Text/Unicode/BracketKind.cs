namespace Handbill.Typesetting.Text;

/// <summary>Bidi_Paired_Bracket_Type property.</summary>
internal enum BracketKind : byte
{
    /// <summary>Not a bracket.</summary>
    None,

    /// <summary>Opens a pair.</summary>
    Open,

    /// <summary>Closes a pair.</summary>
    Close,
}
