using System.Collections.Immutable;

namespace Handbill.Typesetting.Fonts;

/// <summary>The fonts at hand, by family and cut. A file is parsed when it is first asked for; shared between threads.</summary>
public sealed class FontLibrary
{
    private readonly Dictionary<string, ImmutableArray<(FontCut Cut, Lazy<FontFace> Face)>> families;

    private FontLibrary(Dictionary<string, ImmutableArray<(FontCut Cut, Lazy<FontFace> Face)>> families, IReadOnlyList<string> names)
    {
        this.families = families;
        Families = names;
    }

    /// <summary>Names of the families, in ordinal order.</summary>
    public IReadOnlyList<string> Families { get; }

    /// <summary>
    /// Takes files whose names say what they are: family in one word, a hyphen, the cut (`SourceSerif4-BoldItalic.ttf` is the bold
    /// italic of "Source Serif 4"). Names without a cut are the regular; of two files for one cut the first counts.
    /// </summary>
    public static FontLibrary Read(IEnumerable<(string FileName, ReadOnlyMemory<byte> Data)> files) =>
        Read(files.Select(file => (file.FileName, (Func<ReadOnlyMemory<byte>>)(() => file.Data))));

    /// <summary>As the other overload, with bytes that are fetched only when the face is first used.</summary>
    public static FontLibrary Read(IEnumerable<(string FileName, Func<ReadOnlyMemory<byte>> Data)> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var read = new Dictionary<string, ImmutableArray<(FontCut, Lazy<FontFace>)>>(StringComparer.OrdinalIgnoreCase);
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (fileName, data) in files)
        {
            var (family, cut) = FontFileName.Parse(fileName);
            var key = KeyOf(family);
            var cuts = read.GetValueOrDefault(key, []);
            if (cuts.IsEmpty)
            {
                names.Add(family);
            }

            read[key] = cuts.Add((cut, new Lazy<FontFace>(() => Load(fileName, data(), family, cut))));
        }

        return new FontLibrary(read, [.. names]);
    }

    /// <summary>
    /// The face of a family for a cut. Where the family has not got the cut, the nearest that it has: for black the bold, for an
    /// italic the upright of the same weight.
    /// </summary>
    /// <param name="family">Its name; case and spaces do not matter.</param>
    /// <param name="cut">The cut.</param>
    /// <returns>Null when there is no such family.</returns>
    /// <exception cref="FontFormatException">The file is broken or may not be used.</exception>
    public FontFace? Find(string family, FontCut cut)
    {
        ArgumentNullException.ThrowIfNull(family);
        if (!families.TryGetValue(KeyOf(family), out var cuts))
        {
            return null;
        }

        foreach (var wanted in Substitutes(cut))
        {
            foreach (var (has, face) in cuts)
            {
                if (has == wanted)
                {
                    return face.Value;
                }
            }
        }

        return cuts[0].Face.Value;
    }

    /// <summary>True when there is such a family; nothing is parsed.</summary>
    /// <param name="family">Its name; case and spaces do not matter.</param>
    public bool Has(string family)
    {
        ArgumentNullException.ThrowIfNull(family);
        return families.ContainsKey(KeyOf(family));
    }

    private static ReadOnlySpan<FontCut> Substitutes(FontCut cut) => cut switch
    {
        FontCut.Regular => [FontCut.Regular, FontCut.Bold],
        FontCut.Italic => [FontCut.Italic, FontCut.Regular],
        FontCut.Bold => [FontCut.Bold, FontCut.Black, FontCut.Regular],
        FontCut.BoldItalic => [FontCut.BoldItalic, FontCut.Bold, FontCut.Black, FontCut.Italic, FontCut.Regular],
        _ => [FontCut.Black, FontCut.Bold, FontCut.Regular],
    };

    private static string KeyOf(string family) => family.Replace(" ", "", StringComparison.Ordinal);

    private static FontFace Load(string fileName, ReadOnlyMemory<byte> data, string family, FontCut cut)
    {
        try
        {
            return FontFace.Load(data, family, cut);
        }
        catch (FontFormatException fault)
        {
            throw new FontFormatException($"{fileName}: {fault.Message}");
        }
    }
}
