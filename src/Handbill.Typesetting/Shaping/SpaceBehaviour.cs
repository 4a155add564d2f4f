using Handbill.Typesetting.Fonts;

namespace Handbill.Typesetting.Shaping;

/// <summary>
/// What a face's rules do with the word space: whether words can be shaped one by one, each with the spaces around it, and put
/// together to what the whole text would have given. Kerning against a space looks one glyph far, so it is found that way; rules
/// that replace or move glyphs across a space are not, and text that could meet one is shaped whole.
/// </summary>
internal sealed class SpaceBehaviour
{
    private const uint EndOfSet = uint.MaxValue;
    private const int ExtensionPositioning = 9;

    // On without being asked for, in any of the scripts set here.
    private static readonly uint[] UsualFeatures =
    [
        .. new[]
        {
            "calt", "ccmp", "clig", "curs", "dist", "fina", "fin2", "fin3", "init", "isol", "kern", "liga", "locl", "ltra", "ltrm",
            "mark", "medi", "med2", "mkmk", "mset", "rclt", "rlig", "rtla", "rtlm", "rvrn", "stch",
        }.Select(Tag),
    ];

    private SpaceBehaviour(bool wordsStandAlone, HashSet<ushort> reachAcross)
    {
        WordsStandAlone = wordsStandAlone;
        ReachAcross = reachAcross;
    }

    /// <summary>False when any text may change across a space.</summary>
    internal bool WordsStandAlone { get; }

    /// <summary>Glyphs that look at a space beside them.</summary>
    internal HashSet<ushort> ReachAcross { get; }

    internal static SpaceBehaviour Of(FontFace face, ReadOnlySpan<HarfBuzz.Feature> asked)
    {
        var file = new SfntFile(face.Data);
        if (face.GlyphOf(' ') == 0 || file.Find("morx"u8).Length > 0 || file.Find("kerx"u8).Length > 0)
        {
            return new SpaceBehaviour(wordsStandAlone: false, []);
        }

        var features = new List<uint>(UsualFeatures);
        foreach (var feature in asked)
        {
            features.Add(feature.Tag);
        }

        features.Add(0);
        using var reader = new LookupReader(face, [.. features]);
        var reachAcross = new HashSet<ushort>();
        var alone = reader.ReadSubstitutions(reachAcross) && reader.ReadPositions(file.Find("GPOS"u8).Span);
        GC.KeepAlive(face);
        return new SpaceBehaviour(alone, reachAcross);
    }

    private static uint Tag(string tag) => ((uint)tag[0] << 24) | ((uint)tag[1] << 16) | ((uint)tag[2] << 8) | tag[3];

    // Asks HarfBuzz which glyphs the rules of a face look at.
    private sealed unsafe class LookupReader(FontFace face, uint[] features) : IDisposable
    {
        private readonly nint lookups = HarfBuzz.SetCreate();
        private readonly nint before = HarfBuzz.SetCreate();
        private readonly nint input = HarfBuzz.SetCreate();
        private readonly nint after = HarfBuzz.SetCreate();
        private readonly uint space = face.GlyphOf(' ');

        internal bool ReadSubstitutions(HashSet<ushort> reachAcross)
        {
            var table = HarfBuzz.Tag("GSUB"u8);
            Collect(table);
            for (var lookup = EndOfSet; HarfBuzz.SetNext(lookups, ref lookup) != 0;)
            {
                Look(table, lookup);
                if (Has(input))
                {
                    return false;
                }

                if (Has(before) || Has(after))
                {
                    for (var glyph = EndOfSet; HarfBuzz.SetNext(input, ref glyph) != 0;)
                    {
                        reachAcross.Add((ushort)glyph);
                    }
                }
            }

            return true;
        }

        internal bool ReadPositions(ReadOnlySpan<byte> gpos)
        {
            var table = HarfBuzz.Tag("GPOS"u8);
            Collect(table);
            for (var lookup = EndOfSet; HarfBuzz.SetNext(lookups, ref lookup) != 0;)
            {
                Look(table, lookup);
                if (Has(before) || Has(after) || (Has(input) && !LooksOneGlyphFar(KindOf(gpos, lookup))))
                {
                    return false;
                }
            }

            return true;
        }

        public void Dispose()
        {
            HarfBuzz.SetDestroy(lookups);
            HarfBuzz.SetDestroy(before);
            HarfBuzz.SetDestroy(input);
            HarfBuzz.SetDestroy(after);
        }

        // Single and pair adjustment, and marks, which keep to the cluster of their base. (OpenType GPOS lookup types.)
        private static bool LooksOneGlyphFar(int kind) => kind is 1 or 2 or 4 or 5 or 6;

        private static int KindOf(ReadOnlySpan<byte> gpos, uint lookup)
        {
            int list = SfntFile.U16(gpos, 8), at = list + SfntFile.U16(gpos, list + 2 + (2 * (int)lookup));
            int kind = SfntFile.U16(gpos, at);
            return kind == ExtensionPositioning && SfntFile.U16(gpos, at + 4) > 0
                ? SfntFile.U16(gpos, at + SfntFile.U16(gpos, at + 6) + 2)
                : kind;
        }

        private void Collect(uint table)
        {
            HarfBuzz.SetClear(lookups);
            fixed (uint* tags = features)
            {
                HarfBuzz.CollectLookups(face.Shaping.Face, table, null, null, tags, lookups);
            }
        }

        private void Look(uint table, uint lookup)
        {
            HarfBuzz.SetClear(before);
            HarfBuzz.SetClear(input);
            HarfBuzz.SetClear(after);
            HarfBuzz.CollectGlyphs(face.Shaping.Face, table, lookup, before, input, after, 0);
        }

        private bool Has(nint set) => HarfBuzz.SetHas(set, space) != 0;
    }
}
