using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Handbill.Typesetting.Fonts;
using Handbill.Typesetting.Shaping;

namespace Handbill.Typesetting.Tests.Fonts;

/// <summary>A font as HarfBuzz reads it, to hold our own reading and subsetting against.</summary>
internal sealed class HarfBuzzOracle : IDisposable
{
    private const string Library = "libHarfBuzzSharp";
    private const uint NoHinting = 1;
    private const uint NotdefOutline = 0x40;

    private static readonly StringBuilder Path = new();
    private static readonly Lock PathLock = new();
    private static readonly PointFunction Move = (_, _, _, x, y, _) => Path.Append(CultureInfo.InvariantCulture, $"M{x},{y} ");
    private static readonly PointFunction Line = (_, _, _, x, y, _) => Path.Append(CultureInfo.InvariantCulture, $"L{x},{y} ");
    private static readonly CurveFunction Curve = (_, _, _, cx, cy, x, y, _) => Path.Append(CultureInfo.InvariantCulture, $"Q{cx},{cy},{x},{y} ");
    private static readonly CloseFunction Close = (_, _, _, _) => Path.Append('Z');
    private static readonly nint DrawFunctions = MakeDrawFunctions();

    private readonly HarfBuzzFont font;

    internal HarfBuzzOracle(ReadOnlyMemory<byte> data) => font = new HarfBuzzFont(data);

    private delegate void PointFunction(nint functions, nint data, nint state, float x, float y, nint user);

    private delegate void CurveFunction(nint functions, nint data, nint state, float cx, float cy, float x, float y, nint user);

    private delegate void CloseFunction(nint functions, nint data, nint state, nint user);

    internal int GlyphCount => (int)hb_face_get_glyph_count(font.Face);

    public void Dispose() => font.Dispose();

    internal ushort GlyphOf(int codePoint) => hb_font_get_nominal_glyph(font.Font, (uint)codePoint, out var glyph) != 0 ? (ushort)glyph : (ushort)0;

    internal int AdvanceOf(ushort glyph) => hb_font_get_glyph_h_advance(font.Font, glyph);

    internal GlyphBounds BoundsOf(ushort glyph)
    {
        hb_font_get_glyph_extents(font.Font, glyph, out var e);
        return e.Width == 0 && e.Height == 0 ? default : new GlyphBounds(e.XBearing, e.YBearing + e.Height, e.XBearing + e.Width, e.YBearing);
    }

    internal string OutlineOf(ushort glyph)
    {
        lock (PathLock)
        {
            Path.Clear();
            hb_font_draw_glyph(font.Font, glyph, DrawFunctions, 0);
            return Path.ToString();
        }
    }

    /// <summary>HarfBuzz's own subset of the font, and what each glyph is called in it.</summary>
    internal (HarfBuzzOracle Subset, IReadOnlyDictionary<ushort, ushort> NewGlyphs) Subset(IReadOnlyCollection<ushort> glyphs)
    {
        var input = hb_subset_input_create_or_fail();
        hb_subset_input_set_flags(input, NoHinting | NotdefOutline);
        foreach (var glyph in glyphs)
        {
            hb_set_add(hb_subset_input_glyph_set(input), glyph);
        }

        var plan = hb_subset_plan_create_or_fail(font.Face, input);
        var map = hb_subset_plan_old_to_new_glyph_mapping(plan);
        var newGlyphs = glyphs.ToDictionary(glyph => glyph, glyph => (ushort)hb_map_get(map, glyph));
        var face = hb_subset_plan_execute_or_fail(plan);
        var blob = hb_face_reference_blob(face);
        var data = new byte[hb_blob_get_length(blob)];
        Marshal.Copy(hb_blob_get_data(blob, out _), data, 0, data.Length);
        hb_blob_destroy(blob);
        hb_face_destroy(face);
        hb_subset_plan_destroy(plan);
        hb_subset_input_destroy(input);
        return (new HarfBuzzOracle(data), newGlyphs);
    }

    private static nint MakeDrawFunctions()
    {
        var functions = hb_draw_funcs_create();
        hb_draw_funcs_set_move_to_func(functions, Marshal.GetFunctionPointerForDelegate(Move), 0, 0);
        hb_draw_funcs_set_line_to_func(functions, Marshal.GetFunctionPointerForDelegate(Line), 0, 0);
        hb_draw_funcs_set_quadratic_to_func(functions, Marshal.GetFunctionPointerForDelegate(Curve), 0, 0);
        hb_draw_funcs_set_close_path_func(functions, Marshal.GetFunctionPointerForDelegate(Close), 0, 0);
        return functions;
    }

#pragma warning disable SA1300, IDE1006 // The names are the library's.
    [DllImport(Library)]
    private static extern uint hb_face_get_glyph_count(nint face);

    [DllImport(Library)]
    private static extern int hb_font_get_nominal_glyph(nint font, uint codePoint, out uint glyph);

    [DllImport(Library)]
    private static extern int hb_font_get_glyph_h_advance(nint font, uint glyph);

    [DllImport(Library)]
    private static extern int hb_font_get_glyph_extents(nint font, uint glyph, out Extents extents);

    [DllImport(Library)]
    private static extern void hb_font_draw_glyph(nint font, uint glyph, nint functions, nint data);

    [DllImport(Library)]
    private static extern nint hb_draw_funcs_create();

    [DllImport(Library)]
    private static extern void hb_draw_funcs_set_move_to_func(nint functions, nint function, nint data, nint destroy);

    [DllImport(Library)]
    private static extern void hb_draw_funcs_set_line_to_func(nint functions, nint function, nint data, nint destroy);

    [DllImport(Library)]
    private static extern void hb_draw_funcs_set_quadratic_to_func(nint functions, nint function, nint data, nint destroy);

    [DllImport(Library)]
    private static extern void hb_draw_funcs_set_close_path_func(nint functions, nint function, nint data, nint destroy);

    [DllImport(Library)]
    private static extern nint hb_subset_input_create_or_fail();

    [DllImport(Library)]
    private static extern void hb_subset_input_destroy(nint input);

    [DllImport(Library)]
    private static extern void hb_subset_input_set_flags(nint input, uint flags);

    [DllImport(Library)]
    private static extern nint hb_subset_input_glyph_set(nint input);

    [DllImport(Library)]
    private static extern void hb_set_add(nint set, uint value);

    [DllImport(Library)]
    private static extern nint hb_subset_plan_create_or_fail(nint face, nint input);

    [DllImport(Library)]
    private static extern void hb_subset_plan_destroy(nint plan);

    [DllImport(Library)]
    private static extern nint hb_subset_plan_old_to_new_glyph_mapping(nint plan);

    [DllImport(Library)]
    private static extern nint hb_subset_plan_execute_or_fail(nint plan);

    [DllImport(Library)]
    private static extern uint hb_map_get(nint map, uint key);

    [DllImport(Library)]
    private static extern nint hb_face_reference_blob(nint face);

    [DllImport(Library)]
    private static extern void hb_face_destroy(nint face);

    [DllImport(Library)]
    private static extern uint hb_blob_get_length(nint blob);

    [DllImport(Library)]
    private static extern nint hb_blob_get_data(nint blob, out uint length);

    [DllImport(Library)]
    private static extern void hb_blob_destroy(nint blob);
#pragma warning restore SA1300, IDE1006

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Extents(int XBearing, int YBearing, int Width, int Height);
}
