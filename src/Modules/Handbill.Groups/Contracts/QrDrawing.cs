using System.Globalization;
using System.Text;
using QRCoder;

namespace Handbill.Groups.Contracts;

/// <summary>A QR code as a drawing in the page. Drawn here, since a page of ours may hold no style in its markup.</summary>
public static class QrDrawing
{
    /// <summary>The modules of a code, rows from the top, without the quiet zone. One in seven may be smudged (level M), or a quarter (level Q).</summary>
    /// <param name="text">What a scanner reads.</param>
    /// <param name="isRobust">True for level Q.</param>
    public static bool[,] ModulesOf(string text, bool isRobust = false)
    {
        const int quiet = 4;
        using var code = QRCodeGenerator.GenerateQrCode(text, isRobust ? QRCodeGenerator.ECCLevel.Q : QRCodeGenerator.ECCLevel.M);
        var size = code.ModuleMatrix.Count - (2 * quiet);
        var modules = new bool[size, size];
        for (var row = 0; row < size; row++)
        {
            for (var at = 0; at < size; at++)
            {
                modules[row, at] = code.ModuleMatrix[row + quiet][at + quiet];
            }
        }

        return modules;
    }

    /// <summary>One path over white, with the four modules of quiet around it that scanners ask for (ISO/IEC 18004).</summary>
    /// <param name="text">What a scanner reads.</param>
    /// <param name="title">What it is, for who cannot see it.</param>
    public static string Of(string text, string title)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var row = 0; row < rows.Count; row++)
        {
            for (var at = 0; at < rows[row].Count; at++)
            {
                if (rows[row][at])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{at} {row}h1v1h-1z");
                }
            }
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"<svg class=\"qr\" role=\"img\" viewBox=\"0 0 {rows.Count} {rows.Count}\" width=\"240\" height=\"240\" shape-rendering=\"crispEdges\"><title>{System.Net.WebUtility.HtmlEncode(title)}</title><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path fill=\"#000\" d=\"{path}\"/></svg>");
    }
}
