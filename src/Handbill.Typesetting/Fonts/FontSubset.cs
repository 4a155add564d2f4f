namespace Handbill.Typesetting.Fonts;

/// <summary>A font file with few glyphs, numbered anew from 0 without gaps.</summary>
public sealed class FontSubset
{
    private readonly ushort[] oldGlyphs;
    private readonly ushort[] newGlyphs;

    internal FontSubset(byte[] data, ushort[] oldGlyphs, ushort[] newGlyphs)
    {
        Data = data;
        this.oldGlyphs = oldGlyphs;
        this.newGlyphs = newGlyphs;
    }

    /// <summary>The file.</summary>
    public ReadOnlyMemory<byte> Data { get; }

    /// <summary>The face's glyph for each glyph of the file: .notdef, then those asked for in their order, then parts of composites.</summary>
    public ReadOnlySpan<ushort> Glyphs => oldGlyphs;

    /// <summary>A glyph's number in the file; 0 for one that it has not got.</summary>
    /// <param name="glyph">A glyph of the face.</param>
    public ushort NewGlyphOf(ushort glyph) => newGlyphs[glyph];
}
