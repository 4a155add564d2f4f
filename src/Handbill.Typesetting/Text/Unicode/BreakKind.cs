namespace Handbill.Typesetting.Text;

/// <summary>What UAX #14 says about ending a line before a character.</summary>
public enum BreakKind : byte
{
    /// <summary>The line may not end here.</summary>
    None,

    /// <summary>The line may end here.</summary>
    Allowed,

    /// <summary>The line must end here.</summary>
    Mandatory,
}
