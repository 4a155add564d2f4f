using System.Collections.Immutable;
using Handbill.Typesetting.Pages;

namespace Handbill.Typesetting.Forms;

/// <summary>A grid of labels, a page after the other until all are set.</summary>
public sealed record LabelSheet
{
    /// <summary>Title of the document; it is not printed.</summary>
    public required string Title { get; init; }

    /// <summary>BCP 47 tag of the language it is written in; right-to-left labels begin at the right.</summary>
    public required string Language { get; init; }

    /// <summary>The sheet; one page of it is a page of labels.</summary>
    public required Sheet Sheet { get; init; }

    /// <summary>Labels side by side, 1 to 5.</summary>
    public required int Columns { get; init; }

    /// <summary>Labels one below the other, 1 to 13.</summary>
    public required int Rows { get; init; }

    /// <summary>The labels, in reading order.</summary>
    public required ImmutableArray<Label> Labels { get; init; }
}

/// <summary>
/// A label. Where its lines find no room they are wrapped and made smaller together, to 8 pt at the least; what is then still too
/// long is cut with an ellipsis, the longest line first.
/// </summary>
/// <param name="Lines">From the top, the most important first.</param>
public sealed record Label(ImmutableArray<LabelLine> Lines);

/// <summary>A line of a label.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Size">Its size in points where there is room, 8 or more.</param>
/// <param name="Strong">Set bold.</param>
public sealed record LabelLine(string Text, double Size = 10, bool Strong = false);
