namespace Handbill.Pdf.Document;

/// <summary>
/// Several glyphs as one, or one glyph under a second name: what a piece of text looks like that no single glyph of the
/// face stands for alone. In the embedded font it is a composite glyph with a code of its own, so that programs which take
/// text out find one code for it: a letter whose dots are glyphs apart, a hyphen that reads as a soft hyphen.
/// </summary>
/// <param name="Key">Glyph, right and up for each part in thousandths of the em; then the width; then the text.</param>
/// <param name="Parts">How many parts.</param>
internal sealed record Weld(int[] Key, int Parts)
{
    internal int Width => Key[3 * Parts];

    internal int Glyph(int part) => Key[3 * part];

    internal int Right(int part) => Key[(3 * part) + 1];

    internal int Up(int part) => Key[(3 * part) + 2];

    internal string Text => string.Create(Key.Length - (3 * Parts) - 1, this, static (text, weld) =>
    {
        for (int i = 0; i < text.Length; i++)
            text[i] = (char)weld.Key[(3 * weld.Parts) + 1 + i];
    });

    public bool Equals(Weld? other) => other is not null && Parts == other.Parts && Key.AsSpan().SequenceEqual(other.Key);

    public override int GetHashCode() => WeldKeys.Hash(Key);
}
