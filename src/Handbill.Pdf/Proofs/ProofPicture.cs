using Handbill.Pdf.Document;
using Handbill.Pdf.Print;
using Handbill.Typesetting.Pages;
using SkiaSharp;

namespace Handbill.Pdf.Proofs;

/// <summary>
/// Draws pages as PNG pictures for the screen, from the same page model as the PDF: every glyph stands where the PDF has it.
/// Keeps fonts and pictures ready for the next drawing; safe to use from several threads. The same pages give the same bytes
/// on one kind of machine.
/// </summary>
public sealed class ProofPicture : IDisposable
{
    /// <summary>Lowest and highest resolution, in pixels an inch.</summary>
    public const double MinDpi = 20, MaxDpi = 600;

    // Around and between the pages, in points.
    private const float Air = 18;

    private static readonly SKColor Table = new(0xE8, 0xE6, 0xE1);

    private readonly PagePainter painter;
    private readonly DrawnStrips drawn;

    /// <summary>Makes one that finds pictures here.</summary>
    /// <param name="pictures">The pictures of the issue.</param>
    /// <param name="use">Pictures as the screen shows them or as the duplicator prints them.</param>
    /// <param name="drawn">Where strips of pages are kept; null for a place of its own.</param>
    public ProofPicture(IPictures pictures, PictureUse use = PictureUse.Reading, DrawnStrips? drawn = null)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        painter = new PagePainter(pictures, use);
        this.drawn = drawn ?? new DrawnStrips();
    }

    /// <summary>Said at the foot of a page with overset copy, where a face of the edition has its letters.</summary>
    public string OversetLabel { get; init; } = "Too long: what stands below the line does not fit";

    /// <summary>Draws pages side by side as sheets of paper on a table.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="pageIndexes">Which pages, from 0, from left to right; at least one.</param>
    /// <param name="dpi">Pixels an inch, <see cref="MinDpi"/> to <see cref="MaxDpi"/>; 72 shows a point as a pixel.</param>
    /// <param name="png">Where the picture is written.</param>
    public void Draw(TypesetEdition edition, IReadOnlyList<int> pageIndexes, double dpi, Stream png)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(pageIndexes);
        if (pageIndexes.Count == 0)
        {
            throw new ArgumentException("There is no page to draw.", nameof(pageIndexes));
        }

        var pages = pageIndexes.Select(index => edition.Pages[index]).ToList();
        var width = Air + pages.Sum(page => page.Width + Air);
        var height = pages.Max(page => page.Height) + (2 * Air);
        DrawPng(width, height, dpi, png, Table, canvas =>
        {
            var x = Air;
            foreach (var page in pages)
            {
                LayPaper(canvas, x, Air, (float)page.Width, (float)page.Height);
                canvas.Save();
                canvas.Translate(x, Air);
                canvas.ClipRect(new SKRect(0, 0, (float)page.Width, (float)page.Height));
                painter.Draw(canvas, page);
                DrawOverset(canvas, page, edition);
                canvas.Restore();
                x += (float)page.Width + Air;
            }
        });
    }

    /// <summary>What a page looks like: the names of it and of its strips.</summary>
    public PageLook LookOf(PageContent page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return PageLook.Of(page, painter.PictureOf);
    }

    /// <summary>
    /// Draws a bare page on white, to its edges, without any mark, strip by strip: those that were drawn before for another page are taken from there. A page
    /// without pictures is ink on paper, and written in sixteen greys. Drawing takes as long as what changed is high.
    /// </summary>
    /// <param name="page">The page.</param>
    /// <param name="look">What <see cref="LookOf"/> says of it.</param>
    /// <param name="dpi">Pixels an inch, <see cref="MinDpi"/> to <see cref="MaxDpi"/>.</param>
    /// <returns>The picture's bytes, one part after the other.</returns>
    public IReadOnlyList<ReadOnlyMemory<byte>> DrawPage(PageContent page, PageLook look, double dpi)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(look);
        var kind = page.Pictures.Count == 0 ? PngPixels.Ink : look.IsColoured ? PngPixels.Colours : PngPixels.Grey;
        var strips = look.Strips.Select(strip => drawn.Find(new StripKey(strip, dpi, kind))).ToArray();
        var size = Pixels(page.Width, page.Height, dpi);
        if (Array.Exists(strips, strip => strip is null))
        {
            DrawStrips(page, dpi, kind, strips);
            foreach (var (strip, name) in look.Strips.Index())
            {
                drawn.Keep(new StripKey(name, dpi, kind), strips[strip]!);
            }
        }

        return
        [
            PngWriter.Head(size.Width, size.Height, kind),
            .. strips.Select(strip => (ReadOnlyMemory<byte>)strip!.Chunk),
            PngWriter.Tail(strips!),
        ];
    }

    /// <summary>Draws a side of paper with its pages and marks as the duplicator prints it.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="side">The side.</param>
    /// <param name="dpi">Pixels an inch, <see cref="MinDpi"/> to <see cref="MaxDpi"/>.</param>
    /// <param name="png">Where the picture is written.</param>
    public void DrawPaper(TypesetEdition edition, PaperSide side, double dpi, Stream png)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(side);
        DrawPng(side.Width + (2 * Air), side.Height + (2 * Air), dpi, png, Table, canvas =>
        {
            LayPaper(canvas, Air, Air, (float)side.Width, (float)side.Height);
            canvas.Translate(Air, Air);
            foreach (var placement in side.Pages)
            {
                canvas.Save();
                if (placement.Clip is { } clip)
                {
                    canvas.ClipRect(SKRect.Create((float)clip.X, (float)clip.Y, (float)clip.Width, (float)clip.Height));
                }

                var m = placement.Matrix;
                var matrix = new SKMatrix((float)m.A, (float)m.C, (float)m.E, (float)m.B, (float)m.D, (float)m.F, 0, 0, 1);
                canvas.Concat(in matrix);
                painter.Draw(canvas, edition.Pages[placement.PageIndex]);
                canvas.Restore();
            }

            DrawMarks(canvas, side);
        });
    }

    /// <inheritdoc/>
    public void Dispose() => painter.Dispose();

    private static void DrawPng(double width, double height, double dpi, Stream png, SKColor ground, Action<SKCanvas> draw)
    {
        ArgumentNullException.ThrowIfNull(png);
        using var surface = Surface(width, height, dpi, SKColorType.Rgba8888, SKAlphaType.Opaque);
        surface.Canvas.Clear(ground);
        draw(surface.Canvas);
        using var pixels = surface.PeekPixels();
        PngWriter.Write(pixels, png);
    }

    private static SKImageInfo Pixels(double width, double height, double dpi)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dpi, MinDpi);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dpi, MaxDpi);
        var scale = dpi / 72;
        return new SKImageInfo((int)Math.Ceiling((width * scale) - 1e-6), (int)Math.Ceiling((height * scale) - 1e-6));
    }

    /// <summary>A surface of this size in points, at this scale.</summary>
    private static SKSurface Surface(double width, double height, double dpi, SKColorType colours, SKAlphaType alpha)
    {
        var info = Pixels(width, height, dpi).WithColorType(colours).WithAlphaType(alpha);
        var surface = SKSurface.Create(info) ?? throw new InvalidOperationException($"There is no room for a picture of {info.Width} by {info.Height} pixels.");
        surface.Canvas.Scale((float)(dpi / 72));
        return surface;
    }

    private void DrawStrips(PageContent page, double dpi, PngPixels kind, PngStrip?[] strips)
    {
        var hasPicture = new bool[strips.Length];
        foreach (var picture in page.Pictures)
        {
            var (first, last) = PageStrips.Touched(picture.Y, picture.Y + picture.Height, page);
            Array.Fill(hasPicture, true, first, Math.Max(0, last - first + 1));
        }

        foreach (var isPicture in (ReadOnlySpan<bool>)[false, true])
        {
            var wanted = Enumerable.Range(0, strips.Length).Where(strip => strips[strip] is null && hasPicture[strip] == isPicture).ToArray();
            if (wanted.Length == 0)
            {
                continue;
            }

            // The surface is as large as the page, so that a strip comes out the same whichever others are drawn with it.
            using var surface = isPicture
                ? Surface(page.Width, page.Height, dpi, SKColorType.Rgba8888, SKAlphaType.Opaque)
                : Surface(page.Width, page.Height, dpi, SKColorType.Alpha8, SKAlphaType.Premul);
            var canvas = surface.Canvas;
            using var pixels = surface.PeekPixels();
            Clip(canvas, wanted, page, pixels);
            var runs = page.Runs.FindAll(run => PageStrips.Touched(run, page) is var (first, last) && Array.Exists(wanted, strip => strip >= first && strip <= last));
            if (isPicture)
            {
                canvas.Clear(SKColors.White);
                painter.Draw(canvas, page, runs);
            }
            else
            {
                painter.DrawInk(canvas, page, runs);
            }

            foreach (var strip in wanted)
            {
                var (from, to) = PageStrips.Rows(strip, page, pixels.Height);
                strips[strip] = PngWriter.Strip(pixels, from, to, kind);
            }
        }
    }

    private static void Clip(SKCanvas canvas, int[] wanted, PageContent page, SKPixmap pixels)
    {
        var scale = canvas.TotalMatrix;
        canvas.ResetMatrix();
        var (from, to) = (PageStrips.Rows(wanted[0], page, pixels.Height).From, PageStrips.Rows(wanted[^1], page, pixels.Height).To);
        canvas.ClipRect(new SKRect(0, from, pixels.Width, to));
        canvas.SetMatrix(in scale);
    }

    private static void LayPaper(SKCanvas canvas, float x, float y, float width, float height)
    {
        var sheet = SKRect.Create(x, y, width, height);
        using var blur = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, 3);
        using var shadow = new SKPaint { Color = new SKColor(0, 0, 0, 70), MaskFilter = blur, IsAntialias = true };
        using var paper = new SKPaint { Color = SKColors.White, IsAntialias = true };
        canvas.DrawRect(SKRect.Create(x, y + 1.5f, width, height), shadow);
        canvas.DrawRect(sheet, paper);
    }

    private static void DrawMarks(SKCanvas canvas, PaperSide side)
    {
        using var dashes = SKPathEffect.CreateDash([3, 2], 0);
        foreach (var mark in side.Marks)
        {
            using var pen = new SKPaint
            {
                Color = SKColors.Black, IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = (float)mark.Thickness,
                PathEffect = mark.Dashed ? dashes : null,
            };
            canvas.DrawLine((float)mark.X1, (float)mark.Y1, (float)mark.X2, (float)mark.Y2, pen);
        }
    }

    /// <summary>Lays a tint over all that is too much, a line at its head, and says so in words in the margin below.</summary>
    private void DrawOverset(SKCanvas canvas, PageContent page, TypesetEdition edition)
    {
        if (page.OversetFrom is not { } from)
        {
            return;
        }

        float y = (float)from, width = (float)page.Width, foot = (float)page.Height;
        using var tint = new SKPaint { Color = new SKColor(0xF0, 0x50, 0x20, 0x2A) };
        using var red = new SKPaint { Color = new SKColor(0xB4, 0x23, 0x18), IsAntialias = true };
        using var dashes = SKPathEffect.CreateDash([6, 3], 0);
        using var line = new SKPaint { Color = red.Color, IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = 1.5f, PathEffect = dashes };
        canvas.DrawRect(0, y, width, foot - y, tint);
        canvas.DrawLine(0, y, width, y, line);

        // The margin, which no page may print in.
        const float band = 15;
        canvas.DrawRect(0, foot - band, width, band, red);
        if (painter.FaceWith(OversetLabel, edition) is { } typeface)
        {
            using var font = PagePainter.MakeFont(typeface, 9, 1);
            using var white = new SKPaint { Color = SKColors.White, IsAntialias = true };
            canvas.DrawText(OversetLabel, width / 2, foot - 4.5f, SKTextAlign.Center, font, white);
        }
    }
}
