using Handbill.Typesetting.Fonts;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Shaping;

/// <summary>What plans differ by.</summary>
internal readonly record struct PlanKey(FontFace Face, uint Script, TextDirection Direction, string Language, ShapingFeatures Features);

/// <summary>How text of one face, script, language and set of features is handed to HarfBuzz.</summary>
internal sealed unsafe class ShapingPlan
{
    private readonly HarfBuzz.Feature[] features;
    private readonly nint language;

    internal ShapingPlan(PlanKey key, int number, SpaceBehaviour spaces)
    {
        Key = key;
        Number = number;
        features = FeaturesOf(key.Features);
        language = HarfBuzz.Language(key.Language);
        Spaces = spaces;
        // Against the direction of its script (only overrides do that) text is shaped backwards, and a space is kerned from its other side.
        WordsStandAlone = spaces.WordsStandAlone && HarfBuzz.ScriptDirection(key.Script) == DirectionOf(key.Direction);
    }

    internal PlanKey Key { get; }

    /// <summary>Stands for the plan in keys of words.</summary>
    internal int Number { get; }

    internal SpaceBehaviour Spaces { get; }

    /// <summary>True when text may be shaped word by word, but for words with glyphs that reach across spaces.</summary>
    internal bool WordsStandAlone { get; }

    /// <summary>Shapes text as one item and gives its glyphs in logical order.</summary>
    /// <param name="buffer">A buffer for this call.</param>
    /// <param name="text">The text, without anything around it.</param>
    /// <param name="spacesAreCuts">True to let the text be cut at its spaces.</param>
    internal GlyphString Shape(HarfBuzzBuffer buffer, ReadOnlySpan<char> text, bool spacesAreCuts)
    {
        var items = buffer.Buffer;
        HarfBuzz.BufferClear(items);
        HarfBuzz.BufferSetFlags(items, HarfBuzz.RemoveDefaultIgnorables);
        HarfBuzz.BufferSetDirection(items, DirectionOf(Key.Direction));
        HarfBuzz.BufferSetScript(items, Key.Script);
        HarfBuzz.BufferSetLanguage(items, language);
        fixed (char* characters = text)
        fixed (HarfBuzz.Feature* asked = features)
        {
            HarfBuzz.BufferAddUtf16(items, characters, text.Length, 0, text.Length);
            HarfBuzz.Shape(Key.Face.Shaping.Font, items, asked, (uint)features.Length);
        }

        if (HarfBuzz.BufferAllocationSuccessful(items) == 0)
        {
            throw new InvalidOperationException("HarfBuzz found no memory to shape text.");
        }

        var infos = HarfBuzz.BufferGlyphInfos(items, out var count);
        var positions = HarfBuzz.BufferGlyphPositions(items, out _);
        var glyphs = Take(
            new ReadOnlySpan<HarfBuzz.GlyphInfo>(infos, (int)count),
            new ReadOnlySpan<HarfBuzz.GlyphPosition>(positions, (int)count),
            text,
            spacesAreCuts);
        GC.KeepAlive(buffer);
        GC.KeepAlive(Key.Face);
        return glyphs;
    }

    private GlyphString Take(
        ReadOnlySpan<HarfBuzz.GlyphInfo> infos, ReadOnlySpan<HarfBuzz.GlyphPosition> positions, ReadOnlySpan<char> text, bool spacesAreCuts)
    {
        var count = infos.Length;
        var backwards = Key.Direction == TextDirection.RightToLeft;
        bool movedX = false, movedY = false;
        foreach (ref readonly var position in positions)
        {
            movedX |= position.XOffset != 0;
            movedY |= position.YOffset != 0;
        }

        var taken = new GlyphString
        {
            Glyphs = new ushort[count],
            Advances = new short[count],
            XOffsets = movedX ? new short[count] : null,
            YOffsets = movedY ? new short[count] : null,
            Clusters = new int[count],
            UnsafeToBreak = new bool[count],
            TextLength = text.Length,
        };
        var previous = -1;
        for (var i = 0; i < count; i++)
        {
            var from = backwards ? count - 1 - i : i;
            ref readonly var info = ref infos[from];
            ref readonly var position = ref positions[from];
            var cluster = (int)info.Cluster;
            taken.Glyphs[i] = (ushort)info.Glyph;
            taken.Advances[i] = Short(text[cluster] == ' ' ? WordSpace(taken.Glyphs[i], position.XAdvance) : position.XAdvance);
            taken.Clusters[i] = cluster;
            taken.UnsafeToBreak[i] = cluster == previous
                || ((info.Mask & HarfBuzz.FlagUnsafeToBreak) != 0
                    && !(spacesAreCuts && (text[cluster] == ' ' || (cluster > 0 && text[cluster - 1] == ' '))));
            previous = cluster;
            if (movedX)
            {
                taken.XOffsets![i] = Short(position.XOffset);
            }

            if (movedY)
            {
                taken.YOffsets![i] = Short(position.YOffset);
            }
        }

        return taken;
    }

    // Before a W or a T many faces kern the space to a sliver, which a tight line would then shrink to nothing that eye or
    // program takes for a space.
    private int WordSpace(ushort glyph, int advance) => Math.Max(advance, Key.Face.AdvanceOf(glyph));

    private static int DirectionOf(TextDirection direction) =>
        direction == TextDirection.RightToLeft ? HarfBuzz.RightToLeft : HarfBuzz.LeftToRight;

    // Only a broken font moves by more than 32 ems.
    private static short Short(int value) => (short)Math.Clamp(value, short.MinValue, short.MaxValue);

    /// <summary>The features as HarfBuzz takes them.</summary>
    internal static HarfBuzz.Feature[] FeaturesOf(ShapingFeatures features)
    {
        var asked = new List<HarfBuzz.Feature>();
        Add(ShapingFeatures.NoLigatures, "liga"u8, 0);
        Add(ShapingFeatures.NoLigatures, "clig"u8, 0);
        Add(ShapingFeatures.OldstyleFigures, "onum"u8, 1);
        Add(ShapingFeatures.LiningFigures, "lnum"u8, 1);
        Add(ShapingFeatures.TabularFigures, "tnum"u8, 1);
        Add(ShapingFeatures.SmallCaps, "smcp"u8, 1);
        Add(ShapingFeatures.Superscript, "sups"u8, 1);
        Add(ShapingFeatures.Subscript, "subs"u8, 1);
        return [.. asked];

        void Add(ShapingFeatures feature, ReadOnlySpan<byte> tag, uint value)
        {
            if ((features & feature) != ShapingFeatures.None)
            {
                asked.Add(new HarfBuzz.Feature(HarfBuzz.Tag(tag), value, 0, uint.MaxValue));
            }
        }
    }
}
