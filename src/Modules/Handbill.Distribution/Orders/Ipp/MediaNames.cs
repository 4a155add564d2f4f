using System.Globalization;

namespace Handbill.Distribution.Orders.Ipp;

/// <summary>What printers call paper (PWG 5101.1). Pure.</summary>
internal static class MediaNames
{
    private const double Mm = 72 / 25.4;

    private static readonly (string Name, double Width, double Height)[] Known =
    [
        ("iso_a5_148x210mm", 148 * Mm, 210 * Mm),
        ("iso_a4_210x297mm", 210 * Mm, 297 * Mm),
        ("iso_a3_297x420mm", 297 * Mm, 420 * Mm),
        ("na_invoice_5.5x8.5in", 396, 612),
        ("na_letter_8.5x11in", 612, 792),
        ("na_ledger_11x17in", 792, 1224),
    ];

    /// <summary>The name of paper of a size, upright or on its side; a name made of its measures where there is none.</summary>
    /// <param name="width">Points.</param>
    /// <param name="height">Points.</param>
    public static string Of(double width, double height)
    {
        var (less, more) = (Math.Min(width, height), Math.Max(width, height));
        return Known.Where(one => Math.Abs(one.Width - less) < Mm && Math.Abs(one.Height - more) < Mm).Select(one => one.Name)
            .FirstOrDefault(string.Create(CultureInfo.InvariantCulture, $"custom_handbill_{less / Mm:0.#}x{more / Mm:0.#}mm"));
    }
}
