namespace Handbill.Typesetting.Setting;

/// <summary>Where the text of a line stands in its measure.</summary>
internal enum LineAlignment
{
    /// <summary>Both edges straight, but the last line.</summary>
    Justified,

    /// <summary>At the start: left in left-to-right text.</summary>
    Start,

    /// <summary>In the middle.</summary>
    Centre,

    /// <summary>At the end.</summary>
    End,
}

/// <summary>How lines are set: everything that placing a line needs beside the paragraph and its breaks.</summary>
/// <param name="Size">Font size in points.</param>
/// <param name="Measure">Width of the line in points.</param>
/// <param name="Alignment">Where the text stands in it.</param>
/// <param name="Tracking">Thousandths of the em added to every glyph.</param>
/// <param name="Expansion">How much glyphs may be widened or narrowed, 0.02 for 2 %.</param>
internal readonly record struct LineSetting(
    double Size, double Measure, LineAlignment Alignment, double Tracking = 0, double Expansion = 0);
