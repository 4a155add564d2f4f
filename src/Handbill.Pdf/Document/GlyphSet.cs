using Handbill.Typesetting.Fonts;

namespace Handbill.Pdf.Document;

/// <summary>Glyphs of one face, in ascending order; equal when face and glyphs are.</summary>
internal sealed class GlyphSet(FontFace face, ushort[] glyphs) : IEquatable<GlyphSet>
{
    private readonly int _hash = Hash(glyphs);

    internal FontFace Face { get; } = face;

    internal ReadOnlySpan<ushort> Glyphs => glyphs;

    public bool Equals(GlyphSet? other) =>
        other is not null && ReferenceEquals(Face, other.Face) && Glyphs.SequenceEqual(other.Glyphs);

    public override bool Equals(object? obj) => Equals(obj as GlyphSet);

    public override int GetHashCode() => _hash;

    private static int Hash(ushort[] glyphs)
    {
        uint hash = 2166136261;
        foreach (ushort glyph in glyphs)
            hash = (hash ^ glyph) * 16777619;
        return (int)hash;
    }
}
