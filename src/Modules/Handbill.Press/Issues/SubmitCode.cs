using Handbill.Groups.Contracts;

namespace Handbill.Press.Issues;

/// <summary>The address for writing in as a QR code.</summary>
internal static class SubmitCode
{
    // So long a one has 37 modules a side at level Q.
    private const int LongestAtQ = 60;

    /// <summary>
    /// The modules of the code, rows from the top, without the quiet zone. A quarter of it may be smudged (level Q): sheets get wet and
    /// folded. Of a long address, which has a key in it, one in seven (level M): its modules would be finer than an old phone reads.
    /// </summary>
    /// <param name="address">Absolute address, or null.</param>
    public static bool[,]? Of(string? address) => address is null ? null : QrDrawing.ModulesOf(address, isRobust: address.Length <= LongestAtQ);
}
