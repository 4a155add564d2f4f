using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Handbill.Site.Issues;

namespace Handbill.Site.Imports.Saving;

/// <summary>Has the first page of a PDF drawn by poppler's pdftoppm, where that is installed.</summary>
internal static class DrawnPage
{
    // What takes longer is a file that was made to take long.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>The page as a JPEG; null when the program is not there, or makes nothing of the file.</summary>
    /// <param name="pdf">The file, open at its start.</param>
    public static async Task<byte[]?> TakeAsync(Stream pdf)
    {
        var width = (PublicSheets.CoverWidth * 2).ToString(CultureInfo.InvariantCulture);
        using var drawing = Start("-f", "1", "-singlefile", "-jpeg", "-jpegopt", "quality=85", "-scale-to-x", width, "-scale-to-y", "-1", "-");
        if (drawing is null)
        {
            return null;
        }

        using var late = new CancellationTokenSource(Longest);
        try
        {
            var (drawn, said) = (new MemoryStream(), drawing.StandardError.ReadToEndAsync(late.Token));
            var reading = drawing.StandardOutput.BaseStream.CopyToAsync(drawn, late.Token);
            await GiveAsync(pdf, drawing, late.Token);
            await Task.WhenAll(reading, said, drawing.WaitForExitAsync(late.Token));
            return drawing.ExitCode == 0 && drawn.Length > 0 ? drawn.ToArray() : null;
        }
        catch (OperationCanceledException)
        {
            drawing.Kill();
            return null;
        }
    }

    private static async Task GiveAsync(Stream pdf, Process drawing, CancellationToken cancellation)
    {
        try
        {
            await using var to = drawing.StandardInput.BaseStream;
            await pdf.CopyToAsync(to, cancellation);
        }
        catch (IOException)
        {
            // It has seen enough, and says by its exit code of what.
        }
    }

    private static Process? Start(params string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("pdftoppm", arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true });
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
