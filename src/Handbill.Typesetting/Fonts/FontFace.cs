using Handbill.Typesetting.Shaping;

namespace Handbill.Typesetting.Fonts;

/// <summary>
/// One font file, TrueType outlines, ready to be measured, shaped and embedded. All measures are in thousandths of the em.
/// It never changes and is shared between threads.
/// </summary>
public sealed class FontFace
{
    private readonly CharacterMap characters;
    private readonly short[] advances;
    private readonly Lazy<HarfBuzzFont> shaping;

    // Of characters that were asked for, in pages of 256: 1 when HarfBuzz can show them, 2 when not. Threads may find the same twice.
    private readonly byte[]?[] shown = new byte[256][];

    private FontFace(CharacterMap characters, short[] advances, OutlineTables outlines)
    {
        this.characters = characters;
        this.advances = advances;
        Outlines = outlines;
        shaping = new Lazy<HarfBuzzFont>(() => new HarfBuzzFont(Data));
    }

    /// <summary>Family, as house styles name it.</summary>
    public string Family { get; private init; } = "";

    /// <summary>The cut.</summary>
    public FontCut Cut { get; private init; }

    /// <summary>Name in the font file, without spaces: printable ASCII.</summary>
    public string PostScriptName { get; private init; } = "";

    /// <summary>Measures of the whole face.</summary>
    public FaceMeasures Measures { get; private init; } = null!;

    /// <summary>The font file.</summary>
    public ReadOnlyMemory<byte> Data { get; private init; }

    /// <summary>Number of glyphs, .notdef included: 1 to 65535.</summary>
    public int GlyphCount => advances.Length;

    /// <summary>The glyph tables, for subsetting.</summary>
    internal OutlineTables Outlines { get; }

    /// <summary>The face as HarfBuzz knows it; made when first asked for.</summary>
    internal HarfBuzzFont Shaping => shaping.Value;

    /// <summary>Reads a font file. The bytes must not change afterwards: they are kept, not copied.</summary>
    /// <param name="data">A TrueType file (.ttf).</param>
    /// <param name="family">What house styles call its family.</param>
    /// <param name="cut">Which cut it is.</param>
    /// <exception cref="FontFormatException">It is broken, has no TrueType outlines, or may not be embedded as a subset.</exception>
    public static FontFace Load(ReadOnlyMemory<byte> data, string family, FontCut cut)
    {
        ArgumentNullException.ThrowIfNull(family);
        var file = new SfntFile(data);
        var outlines = OutlineTables.Read(file);
        return new FontFace(
            CharacterMap.Read(file.Require("cmap"u8).Span, outlines.GlyphCount), outlines.ReadAdvances(), outlines)
        {
            Family = family,
            Cut = cut,
            Data = data,
            PostScriptName = FaceNames.PostScriptName(file.Find("name"u8).Span) ?? $"{family.Replace(" ", "", StringComparison.Ordinal)}-{cut}",
            Measures = FaceMeasuresReader.Read(file, outlines),
        };
    }

    /// <summary>The glyph that the font's map gives for a character; 0 when it has none.</summary>
    public ushort GlyphOf(int codePoint) => characters[codePoint];

    /// <summary>How far a glyph moves the pen before kerning.</summary>
    /// <exception cref="IndexOutOfRangeException"><paramref name="glyph"/> is not below <see cref="GlyphCount"/>.</exception>
    public short AdvanceOf(ushort glyph) => advances[glyph];

    /// <summary>The box around a glyph's ink.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="glyph"/> is not below <see cref="GlyphCount"/>.</exception>
    public GlyphBounds BoundsOf(ushort glyph)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(glyph, GlyphCount);
        return Outlines.BoundsOf(glyph);
    }

    /// <summary>
    /// A font file with only the given glyphs and what they are composed of, for embedding in a PDF as CIDFontType2: glyf, head,
    /// hhea, hmtx, loca and maxp, without hinting, names or character map. The outlines are the font's own.
    /// </summary>
    /// <param name="glyphs">The glyphs that text uses, ascending, each once; 0 may be left out.</param>
    /// <exception cref="ArgumentException">The glyphs do not ascend or the font has not got them.</exception>
    /// <exception cref="FontFormatException">An outline is broken.</exception>
    public FontSubset Subset(ReadOnlySpan<ushort> glyphs) => SubsetWriter.Write(Outlines, glyphs);

    /// <summary>True when a character with its marks comes out without glyph 0, be it in parts.</summary>
    internal bool CanShow(ReadOnlySpan<char> cluster)
    {
        if (cluster.Length != 1)
        {
            return Shaping.CanShow(cluster);
        }

        ref var known = ref (shown[cluster[0] >> 8] ??= new byte[256])[cluster[0] & 255];
        if (known == 0)
        {
            known = Shaping.CanShow(cluster) ? (byte)1 : (byte)2;
        }

        return known == 1;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Family} {Cut}";
}
