using QRCoder;

namespace Handbill.Press.Issues;

/// <summary>The address for writing in as a QR code.</summary>
internal static class SubmitCode
{
    /// <summary>
    /// The modules of the code, rows from the top, without the quiet zone. A quarter of it may be smudged (level Q): sheets get wet and
    /// folded.
    /// </summary>
    /// <param name="address">Absolute address, or null.</param>
    public static bool[,]? Of(string? address)
    {
        if (address is null)
        {
            return null;
        }

        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.Q);
        const int quietZone = 4;
        var size = data.ModuleMatrix.Count - (2 * quietZone);
        var modules = new bool[size, size];
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                modules[row, column] = data.ModuleMatrix[row + quietZone][column + quietZone];
            }
        }

        return modules;
    }
}
