using System.Globalization;
using System.Text;
using Handbill.Typesetting.Shaping;

namespace Handbill.Typesetting.Fonts;

/// <summary>
/// Families in order of preference, and after them all others at hand. Chooses the face of each character: the first that has it.
/// Figures, spaces and punctuation stay with the letters before them where that face has them, so that words of one script are
/// not torn apart; at the start of a text they go with the first letter.
/// </summary>
public sealed class FontStack
{
    private readonly FontLibrary library;
    private readonly string[] families;

    private readonly FontFace?[] primaries = new FontFace?[Enum.GetValues<FontCut>().Length];

    // The face of a character that stands alone, by cut, and then in pages of 256. Threads may find the same one twice.
    private readonly Known?[]?[]?[] known = new Known[Enum.GetValues<FontCut>().Length][][];

    /// <summary>Makes a stack.</summary>
    /// <param name="library">The fonts at hand.</param>
    /// <param name="preferred">Families, the role's own first, then those of other scripts. Those that are not at hand are passed over.</param>
    /// <exception cref="ArgumentException">The library is empty.</exception>
    public FontStack(FontLibrary library, params IEnumerable<string> preferred)
    {
        ArgumentNullException.ThrowIfNull(library);
        ArgumentNullException.ThrowIfNull(preferred);
        this.library = library;
        families = [.. preferred.Concat(library.Families).Distinct(StringComparer.OrdinalIgnoreCase).Where(library.Has)];
        if (families.Length == 0)
        {
            throw new ArgumentException("There are no fonts.", nameof(library));
        }
    }

    /// <summary>The first family's face.</summary>
    /// <exception cref="FontFormatException">Its file is broken or may not be used.</exception>
    public FontFace Primary(FontCut cut) => primaries[(int)cut] ??= library.Find(families[0], cut)!;

    /// <summary>Cuts text into stretches of one face, in order and without gaps.</summary>
    /// <param name="text">The text.</param>
    /// <param name="cut">The cut wanted; families without it give the nearest.</param>
    /// <param name="missing">Takes the characters that no face has; their stretch is the primary face's.</param>
    /// <exception cref="FontFormatException">A font file that was needed is broken or may not be used.</exception>
    public IReadOnlyList<FaceSpan> Split(string text, FontCut cut, ICollection<MissingGlyph> missing)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(missing);
        var primary = Primary(cut);
        if (text.Length == 0 || HasAll(primary, text))
        {
            return text.Length == 0 ? [] : [new FaceSpan(0, text.Length, primary)];
        }

        var spans = new List<FaceSpan>();
        var current = FirstLetterFace(text, cut) ?? primary;
        var start = 0;
        for (var at = 0; at < text.Length;)
        {
            var cluster = text.AsSpan(at, ClusterLength(text, at));
            var face = IsNeutral(cluster) && Covers(current, cluster) ? current : FaceOf(cluster, cut);
            if (face is null)
            {
                Report(primary, cluster, at, missing);
                face = primary;
            }

            if (!ReferenceEquals(face, current))
            {
                if (at > start)
                {
                    spans.Add(new FaceSpan(start, at, current));
                }

                (start, current) = (at, face);
            }

            at += cluster.Length;
        }

        spans.Add(new FaceSpan(start, text.Length, current));
        return spans;
    }

    private static bool HasAll(FontFace face, string text)
    {
        foreach (var unit in text)
        {
            if (face.GlyphOf(unit) == 0)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsNeutral(ReadOnlySpan<char> cluster)
    {
        Rune.DecodeFromUtf16(cluster, out var first, out _);
        return Script.IsNeutral(Script.Of(first.Value));
    }

    // A character with the marks and joiners that follow it.
    private static int ClusterLength(string text, int start)
    {
        Rune.DecodeFromUtf16(text.AsSpan(start), out _, out var length);
        while (start + length < text.Length
            && Rune.DecodeFromUtf16(text.AsSpan(start + length), out var next, out var more) == System.Buffers.OperationStatus.Done
            && Continues(next))
        {
            length += more;
        }

        return length;
    }

    private static bool Continues(Rune rune) => rune.Value >= 0x300 && Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;

    private static bool Covers(FontFace face, ReadOnlySpan<char> cluster)
    {
        foreach (var rune in cluster.EnumerateRunes())
        {
            if (face.GlyphOf(rune.Value) == 0)
            {
                // Spaces, hyphens, composed letters and invisible characters that HarfBuzz can make of what there is.
                return face.CanShow(cluster);
            }
        }

        return true;
    }

    private static void Report(FontFace face, ReadOnlySpan<char> cluster, int at, ICollection<MissingGlyph> missing)
    {
        for (var i = 0; i < cluster.Length;)
        {
            Rune.DecodeFromUtf16(cluster[i..], out var rune, out var length);
            if (!Covers(face, cluster.Slice(i, length)))
            {
                missing.Add(new MissingGlyph(rune.Value, at + i));
            }

            i += length;
        }
    }

    private FontFace? FirstLetterFace(string text, FontCut cut)
    {
        for (var at = 0; at < text.Length;)
        {
            var cluster = text.AsSpan(at, ClusterLength(text, at));
            if (!IsNeutral(cluster))
            {
                return FaceOf(cluster, cut);
            }

            at += cluster.Length;
        }

        return null;
    }

    private FontFace? FaceOf(ReadOnlySpan<char> cluster, FontCut cut)
    {
        if (cluster.Length > 1)
        {
            return FindFace(cluster, cut);
        }

        var pages = known[(int)cut] ??= new Known[256][];
        var page = pages[cluster[0] >> 8] ??= new Known[256];
        ref var face = ref page[cluster[0] & 255];
        return (face ??= new Known(FindFace(cluster, cut))).Face;
    }

    private FontFace? FindFace(ReadOnlySpan<char> cluster, FontCut cut)
    {
        foreach (var family in families)
        {
            if (library.Find(family, cut) is { } face && Covers(face, cluster))
            {
                return face;
            }
        }

        return null;
    }

    /// <summary>A face that was looked for.</summary>
    /// <param name="Face">The face, or null when there is none.</param>
    private sealed record Known(FontFace? Face);
}
