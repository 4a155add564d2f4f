using System.Collections.Concurrent;

namespace Handbill.Pdf.Document;

/// <summary>
/// What the files of one press run have in common: fonts cut down and packed, and the text that all fronts share. Hand the same one to every edition;
/// any number of threads may use it at once. It holds a bounded amount and never changes what is written, only how soon.
/// </summary>
public sealed class PdfCache
{
    private const int MostFonts = 256;
    private const int MostParts = 64;
    private readonly ConcurrentDictionary<GlyphSet, EmbeddedFont> _fonts = new();
    private readonly ConcurrentDictionary<byte[], byte[]> _parts = new(BytesComparer.Instance);

    internal EmbeddedFont Font(GlyphSet glyphs)
    {
        if (_fonts.TryGetValue(glyphs, out EmbeddedFont? found))
            return found;
        EmbeddedFont made = EmbeddedFont.Make(glyphs);
        if (_fonts.Count >= MostFonts)
            _fonts.Clear();
        return _fonts.GetOrAdd(glyphs, made);
    }

    /// <summary>Bytes as the last blocks of a deflate stream.</summary>
    internal byte[] Packed(ReadOnlySpan<byte> bytes)
    {
        if (_parts.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(bytes, out byte[]? found))
            return found;
        using PdfBuffer packed = new((bytes.Length / 2) + 64);
        Deflater.Blocks(bytes, packed, depth: 2, isLast: true);
        if (_parts.Count >= MostParts)
            _parts.Clear();
        return _parts.GetOrAdd(bytes.ToArray(), packed.Written.ToArray());
    }

    /// <summary>Compares by content.</summary>
    private sealed class BytesComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static BytesComparer Instance { get; } = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            // Parts differ in their length or soon in their text; equality decides.
            HashCode hash = default;
            hash.Add(alternate.Length);
            hash.AddBytes(alternate[..Math.Min(4096, alternate.Length)]);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
