using Handbill.Typesetting.Shaping;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Pages;

/// <summary>
/// Glyphs of one run on one line. Lengths in points; the page's origin is its top left corner and y goes down.
/// </summary>
/// <param name="Shaped">The text it is taken from.</param>
/// <param name="Start">First glyph, in logical order.</param>
/// <param name="End">One past the last glyph.</param>
/// <param name="X">Left end of the drawn range, whatever its direction.</param>
/// <param name="Baseline">Distance of the baseline from the page's top.</param>
/// <param name="Size">Font size.</param>
/// <param name="Expansion">Horizontal scale of the glyphs: 1 as designed, 0.98 to 1.02 in use.</param>
/// <param name="Tracking">Added to every glyph's advance (except marks of zero width), before expansion is applied to the rest.</param>
/// <param name="WordSpace">Added to the advance of every U+0020 and U+00A0.</param>
/// <param name="Node">Index of the structure node it belongs to in <see cref="TypesetEdition.Structure"/>; -1 for an artifact.</param>
/// <param name="EndsWithHyphen">True when the run is the hyphen that breaking a word put in: it is read as U+00AD.</param>
public readonly record struct PlacedRun(
    ShapedRun Shaped, int Start, int End, double X, double Baseline, double Size,
    double Expansion, double Tracking, double WordSpace, int Node, bool EndsWithHyphen = false);

/// <summary>A rule: a filled black rectangle. Always an artifact.</summary>
public readonly record struct PlacedRule(double X, double Y, double Width, double Height);

/// <summary>A picture drawn into a rectangle.</summary>
/// <param name="Source">The picture.</param>
/// <param name="X">Left.</param>
/// <param name="Y">Top.</param>
/// <param name="Width">Width on the page.</param>
/// <param name="Height">Height on the page. Where the proportions differ, the picture is cropped evenly, never stretched.</param>
/// <param name="Node">Its figure in the structure; -1 for decoration.</param>
public readonly record struct PlacedPicture(PictureSource Source, double X, double Y, double Width, double Height, int Node);

/// <summary>A QR code: square dark modules on paper.</summary>
/// <param name="Modules">Rows from the top, without the quiet zone; true is dark.</param>
/// <param name="X">Left of the first module.</param>
/// <param name="Y">Top of the first module.</param>
/// <param name="Size">Width and height of the whole, without the quiet zone.</param>
/// <param name="Node">Its figure in the structure.</param>
public sealed record PlacedCode(bool[,] Modules, double X, double Y, double Size, int Node);

/// <summary>Room that somebody else fills in.</summary>
/// <param name="Name">Tells it from others.</param>
/// <param name="X">Left.</param>
/// <param name="Y">Top.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
/// <param name="Letters">The letters that it may be filled with, each at size 1000 with its origin at 0, 0.</param>
public sealed record PlacedBlank(string Name, double X, double Y, double Width, double Height, IReadOnlyDictionary<char, PlacedRun> Letters);

/// <summary>Where a link can be clicked.</summary>
/// <param name="Uri">Absolute URI.</param>
/// <param name="X">Left.</param>
/// <param name="Y">Top.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
/// <param name="Node">The link's node in the structure.</param>
public readonly record struct PlacedLink(string Uri, double X, double Y, double Width, double Height, int Node);

/// <summary>One page as it is drawn. <see cref="Runs"/> stand in reading order.</summary>
public sealed class PageContent
{
    /// <summary>Width in points.</summary>
    public required double Width { get; init; }

    /// <summary>Height in points.</summary>
    public required double Height { get; init; }

    /// <summary>Text, in reading order.</summary>
    public List<PlacedRun> Runs { get; } = [];

    /// <summary>Rules.</summary>
    public List<PlacedRule> Rules { get; } = [];

    /// <summary>Pictures, in reading order.</summary>
    public List<PlacedPicture> Pictures { get; } = [];

    /// <summary>QR codes.</summary>
    public List<PlacedCode> Codes { get; } = [];

    /// <summary>Room that is filled in elsewhere; nothing of it is drawn in a PDF.</summary>
    public List<PlacedBlank> Blanks { get; } = [];

    /// <summary>Links.</summary>
    public List<PlacedLink> Links { get; } = [];

    /// <summary>Runs at the head that differ between the editions of an issue where all after them is the same; 0 when nothing is known
    /// to be. A hint for writers, which may remember what follows.</summary>
    public int HeadRuns { get; set; }

    /// <summary>Distance from the top of the line past which copy is overset; null on an ordinary page.</summary>
    public double? OversetFrom { get; set; }
}
