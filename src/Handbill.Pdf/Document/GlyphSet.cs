using Handbill.Typesetting.Fonts;

namespace Handbill.Pdf.Document;

/// <summary>
/// Glyphs of one face in ascending order with what they stand for, and welds in the order of their keys; equal when all of it is.
/// </summary>
/// <param name="face">The face.</param>
/// <param name="glyphs">Its glyphs.</param>
/// <param name="texts">For each glyph a UTF-16 unit, or one less than the negative index of a longer text.</param>
/// <param name="longTexts">The longer texts, in the order of their glyphs.</param>
/// <param name="welds">The welds.</param>
internal sealed class GlyphSet(FontFace face, ushort[] glyphs, int[] texts, string[] longTexts, Weld[] welds) : IEquatable<GlyphSet>
{
    private readonly int _hash = Hash(glyphs, welds);

    internal FontFace Face { get; } = face;

    internal ReadOnlySpan<ushort> Glyphs => glyphs;

    internal ReadOnlySpan<Weld> Welds => welds;

    public bool Equals(GlyphSet? other) =>
        other is not null && ReferenceEquals(Face, other.Face) && Glyphs.SequenceEqual(other.Glyphs) && Welds.SequenceEqual(other.Welds)
        && Texts.SequenceEqual(other.Texts) && LongTexts.SequenceEqual(other.LongTexts);

    public override bool Equals(object? obj) => Equals(obj as GlyphSet);

    public override int GetHashCode() => _hash;

    /// <summary>What one of the glyphs stands for.</summary>
    internal string TextOf(int index) => texts[index] < 0 ? longTexts[-1 - texts[index]] : ((char)texts[index]).ToString();

    /// <summary>The glyphs and all parts of the welds, ascending.</summary>
    internal ushort[] WithParts()
    {
        if (welds.Length == 0)
            return glyphs;
        SortedSet<ushort> all = [.. glyphs];
        foreach (Weld weld in welds)
        {
            for (int part = 0; part < weld.Parts; part++)
                all.Add((ushort)weld.Glyph(part));
        }

        return [.. all];
    }

    private ReadOnlySpan<int> Texts => texts;

    private ReadOnlySpan<string> LongTexts => longTexts;

    private static int Hash(ushort[] glyphs, Weld[] welds)
    {
        uint hash = 2166136261;
        foreach (ushort glyph in glyphs)
            hash = (hash ^ glyph) * 16777619;
        foreach (Weld weld in welds)
            hash = (hash ^ (uint)weld.GetHashCode()) * 16777619;
        return (int)hash;
    }
}
