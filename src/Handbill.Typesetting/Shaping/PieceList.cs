using System.Buffers;
using Handbill.Typesetting.Fonts;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Shaping;

/// <summary>Shaped words and where they stand in the text, gathered to be joined.</summary>
internal sealed class PieceList : IDisposable
{
    private (GlyphString Glyphs, int Offset)[] pieces = ArrayPool<(GlyphString, int)>.Shared.Rent(128);

    internal int Count { get; private set; }

    public void Dispose() => ArrayPool<(GlyphString, int)>.Shared.Return(pieces, clearArray: true);

    internal void Add(GlyphString glyphs, int offset)
    {
        if (Count == pieces.Length)
        {
            var larger = ArrayPool<(GlyphString, int)>.Shared.Rent(2 * Count);
            pieces.CopyTo(larger.AsSpan());
            ArrayPool<(GlyphString, int)>.Shared.Return(pieces, clearArray: true);
            pieces = larger;
        }

        pieces[Count++] = (glyphs, offset);
    }

    internal void CutTo(int count) => Count = count;

    /// <summary>The run of all pieces. A single piece's arrays are shared, not copied.</summary>
    internal ShapedRun Join(FontFace face, string text, TextDirection direction, ShapingFeatures lacking)
    {
        if (Count == 1)
        {
            var only = pieces[0].Glyphs;
            return new ShapedRun
            {
                Face = face, Text = text, Direction = direction, Lacking = lacking,
                Glyphs = only.Glyphs, Advances = only.Advances, XOffsets = only.XOffsets, YOffsets = only.YOffsets,
                Clusters = only.Clusters, UnsafeToBreak = only.UnsafeToBreak,
            };
        }

        var length = 0;
        bool movedX = false, movedY = false;
        foreach (ref readonly var piece in pieces.AsSpan(0, Count))
        {
            length += piece.Glyphs.Glyphs.Length;
            movedX |= piece.Glyphs.XOffsets is not null;
            movedY |= piece.Glyphs.YOffsets is not null;
        }

        var run = new ShapedRun
        {
            Face = face, Text = text, Direction = direction, Lacking = lacking,
            Glyphs = new ushort[length], Advances = new short[length],
            XOffsets = movedX ? new short[length] : null, YOffsets = movedY ? new short[length] : null,
            Clusters = new int[length], UnsafeToBreak = new bool[length],
        };
        var at = 0;
        foreach (ref readonly var piece in pieces.AsSpan(0, Count))
        {
            var glyphs = piece.Glyphs;
            glyphs.Glyphs.CopyTo(run.Glyphs.AsSpan(at));
            glyphs.Advances.CopyTo(run.Advances.AsSpan(at));
            glyphs.UnsafeToBreak.CopyTo(run.UnsafeToBreak.AsSpan(at));
            glyphs.XOffsets?.CopyTo(run.XOffsets.AsSpan(at));
            glyphs.YOffsets?.CopyTo(run.YOffsets.AsSpan(at));
            var clusters = run.Clusters.AsSpan(at, glyphs.Clusters.Length);
            for (var i = 0; i < clusters.Length; i++)
            {
                clusters[i] = glyphs.Clusters[i] + piece.Offset;
            }

            at += clusters.Length;
        }

        return run;
    }
}
