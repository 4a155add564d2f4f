using System.Runtime.CompilerServices;
using Handbill.Typesetting.Pages;

namespace Handbill.Pdf.Document;

/// <summary>
/// The space at which a line was broken. It is not part of the line, but who reads the text without looking needs it
/// between two words (ISO 32000-1, 14.8.2.5), so it is shown past the line's end where it marks nothing.
/// </summary>
internal static class LineSpace
{
    /// <summary>End of the range with the space that follows it in the text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int End(in PlacedRun run) =>
        run.End > run.Start && run.End < run.Shaped.Length && run.Shaped.Text[run.Shaped.Clusters[run.End]] == ' '
            ? run.End + 1
            : run.End;
}
