using System.Globalization;
using System.Net;
using System.Text;
using Handbill.Typesetting.Fonts;
using Handbill.Typesetting.Pages;
using SkiaSharp;

namespace Handbill.Pdf.Proofs;

/// <summary>A page as SVG 1.1, its type as outlines: what a browser can show, print and fill in without the fonts.</summary>
public static class PageOutlines
{
    private const float Em = 1000;

    /// <summary>Draws an edition's first page: text, rules, codes, and its blanks as groups to be filled in. One unit is a point; pictures are left out.</summary>
    /// <param name="edition">The edition; forms have no pictures.</param>
    public static string Draw(TypesetEdition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        var page = edition.Pages[0];
        using var drawn = new Outlines();
        var body = new StringBuilder();
        foreach (var rule in page.Rules)
        {
            body.Append(CultureInfo.InvariantCulture, $"<rect x=\"{rule.X:0.##}\" y=\"{rule.Y:0.##}\" width=\"{rule.Width:0.##}\" height=\"{rule.Height:0.##}\"/>");
        }

        foreach (var code in page.Codes)
        {
            body.Append(CultureInfo.InvariantCulture, $"<path transform=\"translate({code.X:0.##} {code.Y:0.##}) scale({code.Size / code.Modules.GetLength(1):0.####})\" d=\"{PathOf(code.Modules)}\"/>");
        }

        foreach (var run in page.Runs)
        {
            Append(body, run, drawn);
        }

        foreach (var blank in page.Blanks)
        {
            Append(body, blank, drawn);
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {page.Width:0.##} {page.Height:0.##}\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(edition.Title)}\"><defs>{drawn.Definitions}</defs><g fill=\"#000\">{body}</g></svg>");
    }

    private static void Append(StringBuilder body, in PlacedRun run, Outlines drawn)
    {
        var places = new SKPoint[run.End - run.Start];
        GlyphPositions.Find(run, places);
        for (var i = 0; i < places.Length; i++)
        {
            if (drawn.NameOf(run.Shaped.Face, run.Shaped.Glyphs[run.Start + i]) is { } name)
            {
                body.Append(
                    CultureInfo.InvariantCulture,
                    $"<use href=\"#{name}\" transform=\"translate({places[i].X:0.##} {places[i].Y:0.##}) scale({run.Size * run.Expansion / Em:0.#####} {run.Size / Em:0.#####})\"/>");
            }
        }
    }

    private static void Append(StringBuilder body, PlacedBlank blank, Outlines drawn)
    {
        body.Append(
            CultureInfo.InvariantCulture,
            $"<g data-blank=\"{WebUtility.HtmlEncode(blank.Name)}\" data-width=\"{blank.Width:0.##}\" data-height=\"{blank.Height:0.##}\" transform=\"translate({blank.X:0.##} {blank.Y:0.##})\"><defs>");
        foreach (var (letter, run) in blank.Letters)
        {
            body.Append(
                CultureInfo.InvariantCulture,
                $"<path data-letter=\"{WebUtility.HtmlEncode(letter.ToString())}\" data-advance=\"{GlyphPositions.Width(run):0.#}\" d=\"{drawn.PathOf(run.Shaped.Face, run.Shaped.Glyphs[run.Start])}\"/>");
        }

        body.Append("</defs></g>");
    }

    private static string PathOf(bool[,] modules)
    {
        var path = new StringBuilder();
        for (var row = 0; row < modules.GetLength(0); row++)
        {
            for (var column = 0; column < modules.GetLength(1); column++)
            {
                if (modules[row, column])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{column} {row}h1v1h-1z");
                }
            }
        }

        return path.ToString();
    }

    // Each glyph is drawn once and used wherever it stands.
    private sealed class Outlines : IDisposable
    {
        private readonly Dictionary<FontFace, (SKTypeface Typeface, SKFont Font)> _fonts = [];
        private readonly Dictionary<(FontFace, ushort), string?> _names = [];

        public StringBuilder Definitions { get; } = new();

        /// <summary>Name of a glyph's outline; null when it has none, as a space.</summary>
        public string? NameOf(FontFace face, ushort glyph)
        {
            if (!_names.TryGetValue((face, glyph), out var name))
            {
                var path = PathOf(face, glyph);
                name = path.Length == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"g{_names.Count}");
                _names.Add((face, glyph), name);
                if (name is not null)
                {
                    Definitions.Append(CultureInfo.InvariantCulture, $"<path id=\"{name}\" d=\"{path}\"/>");
                }
            }

            return name;
        }

        public string PathOf(FontFace face, ushort glyph)
        {
            using var path = FontOf(face).GetGlyphPath(glyph);
            return path is null || path.IsEmpty ? "" : path.ToSvgPathData();
        }

        public void Dispose()
        {
            foreach (var (typeface, font) in _fonts.Values)
            {
                font.Dispose();
                typeface.Dispose();
            }
        }

        private SKFont FontOf(FontFace face)
        {
            if (!_fonts.TryGetValue(face, out var pair))
            {
                using var data = SKData.CreateCopy(face.Data.Span);
                var typeface = SKTypeface.FromData(data) ?? throw new InvalidOperationException($"{face.PostScriptName} is no font that can be drawn.");
                pair = (typeface, PagePainter.MakeFont(typeface, Em, 1));
                _fonts.Add(face, pair);
            }

            return pair.Font;
        }
    }
}
