using Handbill.Pdf.Pictures;
using Handbill.Site.Issues;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Handbill.Site.Imports.Saving;

/// <summary>Takes the picture of a PDF's first page: as it is drawn, or where nobody draws it, the scan that it is.</summary>
internal static class FirstPage
{
    // A picture that leaves more of the page free is not the page.
    private const double LeastShare = 0.6;

    /// <summary>The picture as a small JPEG; null when there is none to be had.</summary>
    /// <param name="pdf">The file, open at its start; it can be read again.</param>
    public static async Task<byte[]?> TakeAsync(Stream pdf)
    {
        if (await DrawnPage.TakeAsync(pdf) is { } drawn)
        {
            return drawn;
        }

        pdf.Position = 0;
        return Scan(pdf);
    }

    private static byte[]? Scan(Stream pdf)
    {
        try
        {
            using var document = PdfDocument.Open(pdf, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
            var page = document.GetPage(1);
            var largest = page.GetImages().Where(image => !image.IsImageMask).MaxBy(Area);
            return largest is not null && page.Rotation.Value == 0 && Area(largest) >= LeastShare * page.Width * page.Height && BytesOf(largest) is { } bytes ? SmallPicture.Of(bytes, PublicSheets.CoverWidth * 2) : null;
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            // What a broken file makes of a parser is any exception at all.
            return null;
        }
    }

    private static double Area(IPdfImage image) => Math.Abs(image.BoundingBox.Width * image.BoundingBox.Height);

    // A JPEG stands in a PDF as it is.
    private static byte[]? BytesOf(IPdfImage image) =>
        image.RawMemory.Span is [0xFF, 0xD8, ..] ? image.RawMemory.ToArray() : image.TryGetPng(out var png) ? png : null;
}
