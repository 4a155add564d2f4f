using System.Collections.Concurrent;
using Handbill.Pdf.Document;
using Handbill.Typesetting.Fonts;
using Handbill.Typesetting.Pages;
using SkiaSharp;

namespace Handbill.Pdf.Proofs;

/// <summary>Draws what stands on a page, in points, on whatever canvas it is given.</summary>
internal sealed class PagePainter(IPictures pictures, PictureUse use) : IDisposable
{
    private static readonly SKSamplingOptions Smooth = new(SKFilterMode.Linear);

    private readonly ConcurrentDictionary<FontFace, Lazy<SKTypeface>> typefaces = new();
    private readonly PictureImages images = new();

    /// <summary>A font that places glyphs where it is told, without fitting them to pixels.</summary>
    public static SKFont MakeFont(SKTypeface typeface, float size, float expansion) => new(typeface, size, expansion)
    {
        Subpixel = true,
        LinearMetrics = true,
        Hinting = SKFontHinting.None,
        Edging = SKFontEdging.Antialias,
    };

    /// <summary>What the PDF holds of a picture at the size it is shown.</summary>
    public PictureData PictureOf(PlacedPicture placed)
    {
        var (width, height) = WholeSize(placed);
        return pictures.Get(placed.Source.Id, use, width, height);
    }

    /// <summary>Draws a page. The canvas must be opaque: where text stands its alpha is of no meaning afterwards.</summary>
    public void Draw(SKCanvas canvas, PageContent page) => Draw(canvas, page, page.Runs);

    /// <summary>Draws a page with some of its runs alone, those that are to be seen in what is drawn of it.</summary>
    public void Draw(SKCanvas canvas, PageContent page, List<PlacedRun> runs)
    {
        foreach (var picture in page.Pictures)
        {
            DrawPicture(canvas, picture);
        }

        // Taking text out of the paper, instead of laying it on, makes it black whatever its colour.
        DrawInk(canvas, page, runs, SKBlendMode.DstOut);
    }

    /// <summary>Draws all of a page but its pictures, on a canvas that has nothing but how much ink is where.</summary>
    public void DrawInk(SKCanvas canvas, PageContent page, List<PlacedRun> runs) => DrawInk(canvas, page, runs, SKBlendMode.SrcOver);

    private void DrawInk(SKCanvas canvas, PageContent page, List<PlacedRun> runs, SKBlendMode textBlend)
    {
        using var ink = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        foreach (var rule in page.Rules)
        {
            canvas.DrawRect((float)rule.X, (float)rule.Y, (float)rule.Width, (float)rule.Height, ink);
        }

        foreach (var code in page.Codes)
        {
            DrawCode(canvas, code, ink);
        }

        // Skia thins black text for lack of gamma on screens; text of this grey keeps the weight of its outlines, as the PDF shows it.
        using var text = new SKPaint { Color = new SKColor(0x60, 0x60, 0x60), BlendMode = textBlend, IsAntialias = true };
        DrawRuns(canvas, runs, text);
    }

    /// <summary>A face of the edition that has all letters of a text, or null.</summary>
    public SKTypeface? FaceWith(string text, TypesetEdition edition)
    {
        var faces = edition.Pages.SelectMany(page => page.Runs).Select(run => run.Shaped.Face).Distinct();
        return faces.Select(TypefaceOf).FirstOrDefault(typeface =>
        {
            using var font = MakeFont(typeface, 10, 1);
            return font.ContainsGlyphs(text);
        });
    }

    public void Dispose()
    {
        foreach (var typeface in typefaces.Values)
        {
            typeface.Value.Dispose();
        }
    }

    private SKTypeface TypefaceOf(FontFace face) => typefaces.GetOrAdd(face, static face => new Lazy<SKTypeface>(() =>
    {
        using var data = SKData.CreateCopy(face.Data.Span);
        return SKTypeface.FromData(data) ?? throw new InvalidOperationException($"{face.PostScriptName} is no font that can be drawn.");
    })).Value;

    private void DrawRuns(SKCanvas canvas, List<PlacedRun> runs, SKPaint ink)
    {
        var fonts = new Dictionary<(FontFace, double, double), SKFont>();
        using var builder = new SKTextBlobBuilder();
        try
        {
            foreach (var run in runs)
            {
                if (run.End <= run.Start)
                {
                    continue;
                }

                var key = (run.Shaped.Face, run.Size, run.Expansion);
                if (!fonts.TryGetValue(key, out var font))
                {
                    font = MakeFont(TypefaceOf(run.Shaped.Face), (float)run.Size, (float)run.Expansion);
                    fonts.Add(key, font);
                }

                var buffer = builder.AllocatePositionedRun(font, run.End - run.Start);
                run.Shaped.Glyphs.AsSpan(run.Start, run.End - run.Start).CopyTo(buffer.Glyphs);
                GlyphPositions.Find(run, buffer.Positions);
            }

            using var blob = builder.Build();
            if (blob is not null)
            {
                canvas.DrawText(blob, 0, 0, ink);
            }
        }
        finally
        {
            foreach (var font in fonts.Values)
            {
                font.Dispose();
            }
        }
    }

    private void DrawPicture(SKCanvas canvas, PlacedPicture placed)
    {
        var (width, height) = WholeSize(placed);
        var pixels = (int)Math.Ceiling(width * Math.Abs(canvas.TotalMatrix.ScaleX));
        var image = images.Of(PictureOf(placed), pixels);
        canvas.Save();
        canvas.ClipRect(SKRect.Create((float)placed.X, (float)placed.Y, (float)placed.Width, (float)placed.Height), antialias: true);
        var target = SKRect.Create(
            (float)(placed.X + ((placed.Width - width) / 2)), (float)(placed.Y + ((placed.Height - height) / 2)), (float)width, (float)height);
        canvas.DrawImage(image, target, Smooth);
        canvas.Restore();
    }

    // The whole picture covers the rectangle; what hangs over on two sides is cropped evenly.
    private static (double Width, double Height) WholeSize(PlacedPicture placed)
    {
        var scale = Math.Max(placed.Width / placed.Source.Width, placed.Height / placed.Source.Height);
        return (placed.Source.Width * scale, placed.Source.Height * scale);
    }

    private static void DrawCode(SKCanvas canvas, PlacedCode code, SKPaint ink)
    {
        // One path, so that no light shines through between two modules.
        int rows = code.Modules.GetLength(0), columns = code.Modules.GetLength(1);
        var module = code.Size / columns;
        using var path = new SKPathBuilder();
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var start = column;
                while (column < columns && code.Modules[row, column])
                {
                    column++;
                }

                if (column > start)
                {
                    path.AddRect(SKRect.Create(
                        (float)(code.X + (start * module)), (float)(code.Y + (row * module)), (float)((column - start) * module), (float)module));
                }
            }
        }

        using var dark = path.Detach();
        canvas.DrawPath(dark, ink);
    }
}
