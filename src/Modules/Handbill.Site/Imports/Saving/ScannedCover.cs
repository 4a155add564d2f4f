using Handbill.Pdf.Pictures;
using Handbill.Site.Issues;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Handbill.Site.Imports.Saving;

/// <summary>Takes the picture of a first page from a PDF that was scanned.</summary>
internal static class ScannedCover
{
    // A picture that leaves more of the page free is not the page.
    private const double LeastShare = 0.6;

    /// <summary>The picture as a small JPEG; null when the page is none, or is broken.</summary>
    /// <param name="pdf">The file, open at its start.</param>
    public static Task<byte[]?> TakeAsync(Stream pdf)
    {
        try
        {
            using var document = PdfDocument.Open(pdf, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
            var page = document.GetPage(1);
            var largest = page.GetImages().Where(image => !image.IsImageMask).MaxBy(Area);
            return Task.FromResult(largest is not null && page.Rotation.Value == 0 && Area(largest) >= LeastShare * page.Width * page.Height && BytesOf(largest) is { } bytes ? SmallPicture.Of(bytes, PublicSheets.CoverWidth * 2) : null);
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            // What a broken file makes of a parser is any exception at all.
            return Task.FromResult<byte[]?>(null);
        }
    }

    private static double Area(IPdfImage image) => Math.Abs(image.BoundingBox.Width * image.BoundingBox.Height);

    // A JPEG stands in a PDF as it is.
    private static byte[]? BytesOf(IPdfImage image) =>
        image.RawMemory.Span is [0xFF, 0xD8, ..] ? image.RawMemory.ToArray() : image.TryGetPng(out var png) ? png : null;
}
