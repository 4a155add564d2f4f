using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Handbill.Typesetting.Fonts;
using Handbill.Typesetting.Pages;

namespace Handbill.Press.Proofs;

/// <summary>
/// Names what pages look like: those that look the same have the same name. While an item on the back is typed at, the front stays as it is, and
/// its picture need not be drawn, sent and unpacked again.
/// </summary>
internal sealed class PageLook
{
    // One for each thread: it is filled at every keystroke.
    [ThreadStatic]
    private static PageLook? _own;

    private readonly ArrayBufferWriter<byte> _seen = new(1 << 17);
    private readonly List<FontFace> _faces = [];

    /// <summary>The names of all pages of an edition.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="sharedKey">Names the state that its pictures are of.</param>
    public static ImmutableArray<string> Names(TypesetEdition edition, string sharedKey)
    {
        var look = _own ??= new PageLook();
        return [.. edition.Pages.Select(page => look.Name(page, sharedKey))];
    }

    private string Name(PageContent page, string sharedKey)
    {
        _seen.ResetWrittenCount();
        _faces.Clear();
        Add([page.Width, page.Height, page.OversetFrom ?? -1]);
        page.Runs.ForEach(Add);
        foreach (var rule in page.Rules)
        {
            Add([rule.X, rule.Y, rule.Width, rule.Height]);
        }

        foreach (var picture in page.Pictures)
        {
            Add($"{sharedKey} {picture.Source.Id}");
            Add([picture.Source.Width, picture.Source.Height, picture.X, picture.Y, picture.Width, picture.Height]);
        }

        foreach (var code in page.Codes)
        {
            Add([code.X, code.Y, code.Size]);
            Add<bool>(code.Modules.Cast<bool>().ToArray());
        }

        return Convert.ToHexStringLower(SHA256.HashData(_seen.WrittenSpan).AsSpan(0, 16));
    }

    private void Add(PlacedRun run)
    {
        var (shaped, count) = (run.Shaped, run.End - run.Start);
        if (count <= 0)
        {
            return;
        }

        Add([NumberOf(shaped.Face), (double)shaped.Direction, run.X, run.Baseline, run.Size, run.Expansion, run.Tracking, run.WordSpace, count]);
        Add<ushort>(shaped.Glyphs.AsSpan(run.Start, count));
        Add<short>(shaped.Advances.AsSpan(run.Start, count));
        foreach (var offsets in new[] { shaped.XOffsets, shaped.YOffsets })
        {
            Add([offsets is null ? 0 : 1]);
            Add<short>(offsets is null ? [] : offsets.AsSpan(run.Start, count));
        }

        // Word space is added where the text has a space.
        var isSpace = _seen.GetSpan(count);
        for (var glyph = 0; glyph < count; glyph++)
        {
            isSpace[glyph] = shaped.Text[shaped.Clusters[run.Start + glyph]] is ' ' or '\u00A0' ? (byte)1 : (byte)0;
        }

        _seen.Advance(count);
    }

    // The first time that a face comes its name is told, later on its number.
    private int NumberOf(FontFace face)
    {
        var at = _faces.IndexOf(face);
        if (at < 0)
        {
            at = _faces.Count;
            _faces.Add(face);
            Add(face.PostScriptName);
        }

        return at;
    }

    private void Add(string text) => Add<byte>(Encoding.UTF8.GetBytes(text));

    private void Add(ReadOnlySpan<double> numbers) => Add<double>(numbers);

    private void Add<T>(ReadOnlySpan<T> values)
        where T : struct => _seen.Write(MemoryMarshal.AsBytes(values));
}
