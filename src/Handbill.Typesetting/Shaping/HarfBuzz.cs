using System.Runtime.InteropServices;

namespace Handbill.Typesetting.Shaping;

/// <summary>
/// The functions of HarfBuzz that shaping needs, called directly: the managed wrapper allocates an object a call. The library
/// is the one that the HarfBuzzSharp packages bring.
/// </summary>
internal static unsafe partial class HarfBuzz
{
    internal const int LeftToRight = 4;
    internal const int RightToLeft = 5;
    internal const uint RemoveDefaultIgnorables = 8;
    internal const uint FlagUnsafeToBreak = 1;

    private const string Library = "libHarfBuzzSharp";

    /// <summary>A tag of four ASCII letters, as features, tables and scripts are named.</summary>
    internal static uint Tag(ReadOnlySpan<byte> tag) => ((uint)tag[0] << 24) | ((uint)tag[1] << 16) | ((uint)tag[2] << 8) | tag[3];

    /// <summary>hb_language_t of a primary language; 0 for none.</summary>
    internal static nint Language(string language)
    {
        if (language.Length == 0)
        {
            return 0;
        }

        Span<byte> tag = stackalloc byte[language.Length];
        var length = System.Text.Encoding.ASCII.GetBytes(language, tag);
        fixed (byte* bytes = tag)
        {
            return LanguageFromString(bytes, length);
        }
    }

    [LibraryImport(Library, EntryPoint = "hb_blob_create")]
    internal static partial nint BlobCreate(byte* data, uint length, int mode, nint userData, nint destroy);

    [LibraryImport(Library, EntryPoint = "hb_blob_destroy")]
    internal static partial void BlobDestroy(nint blob);

    [LibraryImport(Library, EntryPoint = "hb_face_create")]
    internal static partial nint FaceCreate(nint blob, uint index);

    [LibraryImport(Library, EntryPoint = "hb_face_destroy")]
    internal static partial void FaceDestroy(nint face);

    [LibraryImport(Library, EntryPoint = "hb_face_make_immutable")]
    internal static partial void FaceMakeImmutable(nint face);

    [LibraryImport(Library, EntryPoint = "hb_font_create")]
    internal static partial nint FontCreate(nint face);

    [LibraryImport(Library, EntryPoint = "hb_font_destroy")]
    internal static partial void FontDestroy(nint font);

    [LibraryImport(Library, EntryPoint = "hb_font_set_scale")]
    internal static partial void FontSetScale(nint font, int x, int y);

    [LibraryImport(Library, EntryPoint = "hb_font_make_immutable")]
    internal static partial void FontMakeImmutable(nint font);

    [LibraryImport(Library, EntryPoint = "hb_language_from_string")]
    internal static partial nint LanguageFromString(byte* text, int length);

    [LibraryImport(Library, EntryPoint = "hb_unicode_funcs_get_default")]
    internal static partial nint UnicodeDefault();

    [LibraryImport(Library, EntryPoint = "hb_unicode_script")]
    [SuppressGCTransition]
    internal static partial uint UnicodeScript(nint functions, uint codePoint);

    [LibraryImport(Library, EntryPoint = "hb_script_get_horizontal_direction")]
    internal static partial int ScriptDirection(uint script);

    [LibraryImport(Library, EntryPoint = "hb_buffer_create")]
    internal static partial nint BufferCreate();

    [LibraryImport(Library, EntryPoint = "hb_buffer_destroy")]
    internal static partial void BufferDestroy(nint buffer);

    [LibraryImport(Library, EntryPoint = "hb_buffer_clear_contents")]
    [SuppressGCTransition]
    internal static partial void BufferClear(nint buffer);

    [LibraryImport(Library, EntryPoint = "hb_buffer_set_flags")]
    [SuppressGCTransition]
    internal static partial void BufferSetFlags(nint buffer, uint flags);

    [LibraryImport(Library, EntryPoint = "hb_buffer_set_direction")]
    [SuppressGCTransition]
    internal static partial void BufferSetDirection(nint buffer, int direction);

    [LibraryImport(Library, EntryPoint = "hb_buffer_set_script")]
    [SuppressGCTransition]
    internal static partial void BufferSetScript(nint buffer, uint script);

    [LibraryImport(Library, EntryPoint = "hb_buffer_set_language")]
    [SuppressGCTransition]
    internal static partial void BufferSetLanguage(nint buffer, nint language);

    [LibraryImport(Library, EntryPoint = "hb_buffer_guess_segment_properties")]
    internal static partial void BufferGuessSegment(nint buffer);

    [LibraryImport(Library, EntryPoint = "hb_buffer_add_utf16")]
    internal static partial void BufferAddUtf16(nint buffer, char* text, int length, uint itemOffset, int itemLength);

    [LibraryImport(Library, EntryPoint = "hb_buffer_allocation_successful")]
    [SuppressGCTransition]
    internal static partial int BufferAllocationSuccessful(nint buffer);

    [LibraryImport(Library, EntryPoint = "hb_buffer_get_glyph_infos")]
    [SuppressGCTransition]
    internal static partial GlyphInfo* BufferGlyphInfos(nint buffer, out uint length);

    [LibraryImport(Library, EntryPoint = "hb_buffer_get_glyph_positions")]
    [SuppressGCTransition]
    internal static partial GlyphPosition* BufferGlyphPositions(nint buffer, out uint length);

    [LibraryImport(Library, EntryPoint = "hb_shape")]
    internal static partial void Shape(nint font, nint buffer, Feature* features, uint count);

    [LibraryImport(Library, EntryPoint = "hb_set_create")]
    internal static partial nint SetCreate();

    [LibraryImport(Library, EntryPoint = "hb_set_destroy")]
    internal static partial void SetDestroy(nint set);

    [LibraryImport(Library, EntryPoint = "hb_set_clear")]
    internal static partial void SetClear(nint set);

    [LibraryImport(Library, EntryPoint = "hb_set_has")]
    internal static partial int SetHas(nint set, uint value);

    [LibraryImport(Library, EntryPoint = "hb_set_next")]
    internal static partial int SetNext(nint set, ref uint value);

    [LibraryImport(Library, EntryPoint = "hb_ot_layout_collect_lookups")]
    internal static partial void CollectLookups(nint face, uint table, uint* scripts, uint* languages, uint* features, nint lookups);

    [LibraryImport(Library, EntryPoint = "hb_ot_layout_lookup_collect_glyphs")]
    internal static partial void CollectGlyphs(nint face, uint table, uint lookup, nint before, nint input, nint after, nint output);

    [LibraryImport(Library, EntryPoint = "hb_ot_tags_from_script_and_language")]
    internal static partial void Tags(
        uint script, nint language, ref uint scriptCount, uint* scripts, ref uint languageCount, uint* languages);

    [LibraryImport(Library, EntryPoint = "hb_ot_layout_table_select_script")]
    internal static partial int SelectScript(nint face, uint table, uint count, uint* scripts, out uint index, out uint chosen);

    [LibraryImport(Library, EntryPoint = "hb_ot_layout_script_select_language")]
    internal static partial int SelectLanguage(nint face, uint table, uint script, uint count, uint* languages, out uint index);

    /// <summary>hb_feature_t.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal readonly record struct Feature(uint Tag, uint Value, uint Start, uint End);

    /// <summary>hb_glyph_info_t.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal readonly record struct GlyphInfo(uint Glyph, uint Mask, uint Cluster, uint Private1, uint Private2);

    /// <summary>hb_glyph_position_t.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal readonly record struct GlyphPosition(int XAdvance, int YAdvance, int XOffset, int YOffset, uint Private);
}
