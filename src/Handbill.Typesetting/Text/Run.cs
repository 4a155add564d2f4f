using System.Collections.Immutable;

namespace Handbill.Typesetting.Text;

/// <summary>How a run differs from the text around it.</summary>
[Flags]
public enum Emphasis
{
    /// <summary>As the text around it.</summary>
    None = 0,

    /// <summary>Set in the italic; upright in scripts that have none.</summary>
    Italic = 1,

    /// <summary>Set in the bold.</summary>
    Bold = 2,

    /// <summary>Lower case set as small capitals.</summary>
    SmallCaps = 4,

    /// <summary>Raised and small, as a footnote's number.</summary>
    Superscript = 8,

    /// <summary>Lowered and small.</summary>
    Subscript = 16,

    /// <summary>Set in the sans with lining, tabular figures: code, phone numbers.</summary>
    Literal = 32,

    /// <summary>Struck through.</summary>
    Struck = 64,
}

/// <summary>A stretch of text in one style. U+2028 in the text is a forced line break.</summary>
/// <param name="Text">UTF-16 text, without control characters.</param>
/// <param name="Emphasis">How it differs from its surroundings.</param>
/// <param name="Link">Absolute URI that the run leads to (https, mailto or tel), or null.</param>
/// <param name="Language">BCP 47 tag where it differs from the story's, or null.</param>
/// <param name="Note">Number of the footnote that this run refers to, from 1; 0 for none.</param>
public sealed record Run(
    string Text, Emphasis Emphasis = Emphasis.None, string? Link = null, string? Language = null, int Note = 0);

/// <summary>Runs of one paragraph.</summary>
public static class Runs
{
    /// <summary>True when any of the kinds asked for is there.</summary>
    public static bool Has(this Emphasis emphasis, Emphasis any) => (emphasis & any) != Emphasis.None;

    /// <summary>The text of all runs, one after the other.</summary>
    public static string PlainText(this ImmutableArray<Run> runs) => string.Concat(runs.Select(run => run.Text));
}
