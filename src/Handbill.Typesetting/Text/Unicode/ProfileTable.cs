using System.Runtime.CompilerServices;

namespace Handbill.Typesetting.Text;

/// <summary>
/// Properties of characters, found in two steps: a block of 128 characters, then the character's profile in it. A profile
/// stands for a combination of property values; each property has a column by profile.
/// </summary>
internal static partial class ProfileTable
{
    /// <summary>Line_Break of a UTF-16 unit that is not part of a pair; a lone surrogate is AL, as LB1 says.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LineBreakClass LineBreakOf(char unit) => LineBreaks[Profile(unit)];

    /// <summary>Line_Break of a code point, 0 to 0x10FFFF.</summary>
    public static LineBreakClass LineBreakOf(int codePoint) => LineBreaks[Profile(codePoint)];

    /// <summary>Bidi_Class of a code point, 0 to 0x10FFFF.</summary>
    public static BidiClass BidiOf(int codePoint) => BidiClasses[Profile(codePoint)];

    /// <summary>Script of a code point, 0 to 0x10FFFF.</summary>
    public static Script ScriptOf(int codePoint) => Scripts[Profile(codePoint)];

    /// <summary>Bidi_Paired_Bracket_Type of a code point, 0 to 0x10FFFF.</summary>
    public static BracketKind BracketOf(int codePoint) => Brackets[Profile(codePoint)];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte Profile(int codePoint) => Blocks[(Index[codePoint >> 7] << 7) | (codePoint & 127)];
}
