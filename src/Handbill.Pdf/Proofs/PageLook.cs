using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Handbill.Pdf.Document;
using Handbill.Typesetting.Fonts;
using Handbill.Typesetting.Pages;

namespace Handbill.Pdf.Proofs;

/// <summary>
/// What a page looks like, as names: pages that look the same have the same name, and so have strips of pages. While an item on the back is typed at, the
/// front stays as it is and its picture need not be sent and unpacked again; and of the back only the strips are drawn in which a line changed.
/// </summary>
public sealed class PageLook
{
    private PageLook(string name, ImmutableArray<UInt128> strips, bool isColoured) => (Name, Strips, IsColoured) = (name, strips, isColoured);

    /// <summary>Names the page: 32 hexadecimal digits that nobody can guess who has not seen all that is on it.</summary>
    public string Name { get; }

    /// <summary>Names each strip, from the top.</summary>
    internal ImmutableArray<UInt128> Strips { get; }

    /// <summary>Whether a picture on it has colours.</summary>
    internal bool IsColoured { get; }

    internal static PageLook Of(PageContent page, Func<PlacedPicture, PictureData> pictureOf)
    {
        var seen = (Seen._own ??= new Seen()).Begin(page);
        var isColoured = false;
        foreach (ref readonly var run in CollectionsMarshal.AsSpan(page.Runs))
        {
            seen.Add(run);
        }

        foreach (var rule in page.Rules)
        {
            seen.Add(rule.Y, rule.Height, [rule.X, rule.Y, rule.Width, rule.Height]);
        }

        foreach (var picture in page.Pictures)
        {
            var data = pictureOf(picture);
            isColoured |= data.Color == PictureColor.Rgb;
            seen.Add(picture.Y, picture.Height, [picture.Source.Width, picture.Source.Height, picture.X, picture.Y, picture.Width, picture.Height]);
            seen.Add<byte>(picture.Y, picture.Height, Seen.HashOf(data));
        }

        foreach (var code in page.Codes)
        {
            seen.Add(code.Y, code.Size, [code.X, code.Y, code.Size]);
            seen.Add<bool>(code.Y, code.Size, code.Modules.Cast<bool>().ToArray());
        }

        var (name, strips) = seen.Names();
        return new PageLook(name, strips, isColoured);
    }

    // All that is to be seen in each strip. One for each thread: it is filled at every keystroke.
    private sealed class Seen
    {
        [ThreadStatic]
        internal static Seen? _own;

        private static readonly ConditionalWeakTable<PictureData, byte[]> Hashes = [];
        private static readonly ConditionalWeakTable<FontFace, byte[]> Faces = [];

        private readonly List<ArrayBufferWriter<byte>> _strips = [];
        private PageContent _page = null!;
        private int _count;

        public static byte[] HashOf(PictureData picture) => Hashes.GetValue(picture, static data => SHA256.HashData(data.Bytes.Span));

        public Seen Begin(PageContent page)
        {
            (_page, _count) = (page, PageStrips.Count(page));
            while (_strips.Count < _count)
            {
                _strips.Add(new ArrayBufferWriter<byte>(1 << 13));
            }

            for (var strip = 0; strip < _count; strip++)
            {
                _strips[strip].ResetWrittenCount();
                Put<double>(strip, [page.Width, page.Height, strip]);
            }

            return this;
        }

        public (string Name, ImmutableArray<UInt128> Strips) Names()
        {
            Span<byte> hashes = stackalloc byte[SHA256.HashSizeInBytes * _count];
            var strips = ImmutableArray.CreateBuilder<UInt128>(_count);
            for (var strip = 0; strip < _count; strip++)
            {
                var hash = hashes.Slice(SHA256.HashSizeInBytes * strip, SHA256.HashSizeInBytes);
                SHA256.HashData(_strips[strip].WrittenSpan, hash);
                strips.Add(MemoryMarshal.Read<UInt128>(hash));
            }

            return (Convert.ToHexStringLower(SHA256.HashData(hashes).AsSpan(0, 16)), strips.MoveToImmutable());
        }

        public void Add(in PlacedRun run)
        {
            var (shaped, count) = (run.Shaped, run.End - run.Start);
            if (count <= 0)
            {
                return;
            }

            Span<byte> isSpace = count <= 512 ? stackalloc byte[count] : new byte[count];
            for (var glyph = 0; glyph < count; glyph++)
            {
                isSpace[glyph] = GlyphPositions.IsSpace(shaped, run.Start + glyph) ? (byte)1 : (byte)0;
            }

            var face = Faces.GetValue(shaped.Face, static face => Encoding.UTF8.GetBytes(face.PostScriptName));
            var (first, last) = PageStrips.Touched(run, _page);
            for (var strip = first; strip <= last; strip++)
            {
                Put<byte>(strip, face);
                Put<double>(strip, [(double)shaped.Direction, run.X, run.Baseline, run.Size, run.Expansion, run.Tracking, run.WordSpace, count]);
                Put<ushort>(strip, shaped.Glyphs.AsSpan(run.Start, count));
                Put<short>(strip, shaped.Advances.AsSpan(run.Start, count));
                PutOffsets(strip, shaped.XOffsets, run);
                PutOffsets(strip, shaped.YOffsets, run);
                Put<byte>(strip, isSpace);
            }
        }

        public void Add(double y, double height, ReadOnlySpan<double> numbers) => Add<double>(y, height, numbers);

        public void Add<T>(double y, double height, ReadOnlySpan<T> values)
            where T : struct
        {
            var (first, last) = PageStrips.Touched(y, y + height, _page);
            for (var strip = first; strip <= last; strip++)
            {
                Put(strip, values);
            }
        }

        private void PutOffsets(int strip, short[]? offsets, in PlacedRun run)
        {
            Put<double>(strip, [offsets is null ? 0 : 1]);
            Put<short>(strip, offsets is null ? [] : offsets.AsSpan(run.Start, run.End - run.Start));
        }

        private void Put<T>(int strip, ReadOnlySpan<T> values)
            where T : struct => _strips[strip].Write(MemoryMarshal.AsBytes(values));
    }
}
