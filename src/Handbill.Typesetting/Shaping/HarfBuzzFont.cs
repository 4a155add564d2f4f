using System.Buffers;
using System.Runtime.InteropServices;

namespace Handbill.Typesetting.Shaping;

/// <summary>HarfBuzz's face and font over the bytes of a file, which stay pinned as long as it lives. Immutable, so shared by threads.</summary>
internal sealed unsafe class HarfBuzzFont : SafeHandle
{
    private const int ReadOnly = 1;

    private readonly nint face;
    private MemoryHandle pin;

    internal HarfBuzzFont(ReadOnlyMemory<byte> data)
        : base(0, ownsHandle: true)
    {
        pin = data.Pin();
        var blob = HarfBuzz.BlobCreate((byte*)pin.Pointer, (uint)data.Length, ReadOnly, 0, 0);
        face = HarfBuzz.FaceCreate(blob, 0);
        HarfBuzz.BlobDestroy(blob);
        HarfBuzz.FaceMakeImmutable(face);
        var font = HarfBuzz.FontCreate(face);
        HarfBuzz.FontSetScale(font, 1000, 1000);
        HarfBuzz.FontMakeImmutable(font);
        SetHandle(font);
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>hb_font_t, good as long as this object is reachable.</summary>
    internal nint Font => handle;

    /// <summary>hb_face_t, likewise.</summary>
    internal nint Face => face;

    /// <summary>True when text comes out without glyph 0. Line breaks need none.</summary>
    internal bool CanShow(ReadOnlySpan<char> text)
    {
        if (text is ['\u2028' or '\u2029' or '\n'])
        {
            return true;
        }

        using var buffer = new HarfBuzzBuffer();
        var items = buffer.Buffer;
        HarfBuzz.BufferSetFlags(items, HarfBuzz.RemoveDefaultIgnorables);
        fixed (char* characters = text)
        {
            HarfBuzz.BufferAddUtf16(items, characters, text.Length, 0, text.Length);
        }

        HarfBuzz.BufferGuessSegment(items);
        HarfBuzz.Shape(Font, items, null, 0);
        var infos = HarfBuzz.BufferGlyphInfos(items, out var count);
        var shown = true;
        for (var i = 0; i < count; i++)
        {
            shown &= infos[i].Glyph != 0;
        }

        GC.KeepAlive(buffer);
        GC.KeepAlive(this);
        return shown;
    }

    /// <summary>True when the font has rules of its own for a language.</summary>
    internal bool KnowsLanguage(uint script, string language)
    {
        const int Most = 8;
        uint* scripts = stackalloc uint[Most], languages = stackalloc uint[Most];
        uint scriptCount = Most, languageCount = Most;
        HarfBuzz.Tags(script, HarfBuzz.Language(language), ref scriptCount, scripts, ref languageCount, languages);
        var knows = false;
        foreach (var table in (ReadOnlySpan<uint>)[HarfBuzz.Tag("GSUB"u8), HarfBuzz.Tag("GPOS"u8)])
        {
            // Even where the script is not found, an index comes back: of the font's default rules, or of none.
            _ = HarfBuzz.SelectScript(face, table, scriptCount, scripts, out var index, out _);
            knows |= HarfBuzz.SelectLanguage(face, table, index, languageCount, languages, out _) != 0;
        }

        GC.KeepAlive(this);
        return knows;
    }

    protected override bool ReleaseHandle()
    {
        HarfBuzz.FontDestroy(handle);
        HarfBuzz.FaceDestroy(face);
        pin.Dispose();
        return true;
    }
}
