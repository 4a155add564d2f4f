using Handbill.Typesetting.Pages;

namespace Handbill.Typesetting.Forms;

/// <summary>The part of a page that is written on. Lengths in points.</summary>
/// <param name="sheet">The sheet.</param>
/// <param name="rightToLeft">True when lines start at the right.</param>
internal sealed class FormArea(Sheet sheet, bool rightToLeft)
{
    /// <summary>15 mm: what any printer can print, and room for a hole punch.</summary>
    public const double Margin = 42.5;

    public double Measure => sheet.PageWidth - (2 * Margin);

    public double Top => Margin;

    public double Bottom => sheet.PageHeight - Margin;

    public PageContent NewPage() => new() { Width = sheet.PageWidth, Height = sheet.PageHeight };

    /// <summary>Left edge of something that stands so far from the start of the line.</summary>
    public double Left(double fromStart, double width) => rightToLeft ? Margin + Measure - fromStart - width : Margin + fromStart;
}
