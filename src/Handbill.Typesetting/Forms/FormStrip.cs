using Handbill.Typesetting.Pages;

namespace Handbill.Typesetting.Forms;

/// <summary>A strip of a form from edge to edge that no page break cuts.</summary>
/// <param name="Height">Its height in points.</param>
/// <param name="Draw">Draws it, given the page, its top, and whether it is drawn again: an artifact then.</param>
internal sealed record FormStrip(double Height, Action<PageContent, double, bool> Draw)
{
    /// <summary>True when what follows must stand on the same page.</summary>
    public bool KeepsNext { get; init; }

    /// <summary>What is drawn again at the head of a page that begins with this strip, or null.</summary>
    public FormStrip? Head { get; init; }

    /// <summary>Nothing, so high; left out at a page's head.</summary>
    public static FormStrip Air(double height, bool keepsNext = false) =>
        new(height, (_, _, _) => { }) { IsAir = true, KeepsNext = keepsNext };

    public bool IsAir { get; private init; }
}
