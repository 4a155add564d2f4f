using System.Runtime.InteropServices;
using Handbill.Pdf.Print;
using Handbill.Typesetting.Fonts;
using Handbill.Typesetting.Pages;

namespace Handbill.Pdf.Document;

/// <summary>
/// The fonts of one edition, which of its runs have welds in them, and its text as it is drawn with them. Made once and shared by the
/// reading file and the print files.
/// </summary>
public sealed class EditionFonts
{
    private readonly List<EditionFont> _fonts = [];
    private readonly bool[][] _welded;
    private readonly DrawnPage?[] _drawn;

    private EditionFonts(TypesetEdition edition, PdfCache cache)
    {
        List<GlyphTexts> texts = [];
        GlyphTexts? latest = null;
        _welded = new bool[edition.Pages.Count][];
        _drawn = new DrawnPage?[edition.Pages.Count];
        for (int page = 0; page < _welded.Length; page++)
        {
            ReadOnlySpan<PlacedRun> runs = CollectionsMarshal.AsSpan(edition.Pages[page].Runs);
            bool[] welded = _welded[page] = new bool[runs.Length];
            for (int i = 0; i < welded.Length; i++)
            {
                ref readonly PlacedRun run = ref runs[i];
                if (latest is null || !ReferenceEquals(latest.Face, run.Shaped.Face))
                    latest = TextsOf(run.Shaped.Face, texts);
                welded[i] = latest.Add(in run, LineSpace.End(in run));
            }
        }

        foreach (GlyphTexts known in texts)
        {
            known.CompleteAlphabets();
            EmbeddedFont embedded = cache.Font(known.Glyphs());
            known.Number(embedded);
            _fonts.Add(new EditionFont(embedded, known, _fonts.Count + 1));
        }
    }

    private static GlyphTexts TextsOf(FontFace face, List<GlyphTexts> texts)
    {
        foreach (GlyphTexts known in texts)
        {
            if (ReferenceEquals(known.Face, face))
                return known;
        }

        GlyphTexts added = new(face);
        texts.Add(added);
        return added;
    }

    internal IReadOnlyList<EditionFont> All => _fonts;

    /// <summary>Finds the glyphs that an edition uses and cuts its fonts down to them.</summary>
    /// <exception cref="InvalidDataException">A font has no TrueType outlines.</exception>
    public static EditionFonts Gather(TypesetEdition edition, PdfCache cache)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(cache);
        return new EditionFonts(edition, cache);
    }

    internal bool HasWelds(int page, int run) => _welded[page][run];

    /// <summary>All text of a page of the edition that the fonts were gathered from.</summary>
    internal DrawnPage Drawn(TypesetEdition edition, int page) =>
        _drawn[page] ??= DrawnPage.Draw(edition.Pages[page], page, edition.Structure, this, PlateContent.All);

    internal EditionFont Of(FontFace face)
    {
        foreach (EditionFont font in _fonts)
        {
            if (ReferenceEquals(font.Embedded.Face, face))
                return font;
        }

        throw new ArgumentException("The fonts were gathered from another edition.", nameof(face));
    }
}

/// <summary>A font of an edition.</summary>
/// <param name="Embedded">Its outlines.</param>
/// <param name="Texts">What its glyphs stand for.</param>
/// <param name="Number">Its number in the resources, from 1.</param>
internal sealed record EditionFont(EmbeddedFont Embedded, GlyphTexts Texts, int Number);
