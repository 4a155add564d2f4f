namespace Handbill.Pdf.Document;

/// <summary>
/// What the files of one press run have in common: fonts cut down and packed, and the text that all fronts share. Hand the same one to every edition;
/// any number of threads may use it at once. It holds a bounded amount and never changes what is written, only how soon.
/// </summary>
public sealed class PdfCache
{
    private readonly Remembered<GlyphSet, EmbeddedFont> _fonts = new(most: 256, EqualityComparer<GlyphSet>.Default);
    private readonly Remembered<byte[], byte[]> _parts = new(most: 128, BytesComparer.Instance);

    internal EmbeddedFont Font(GlyphSet glyphs) => _fonts.Find(glyphs) ?? _fonts.Add(glyphs, EmbeddedFont.Make(glyphs));

    /// <summary>Bytes as the last blocks of a deflate stream.</summary>
    internal byte[] Packed(ReadOnlySpan<byte> bytes)
    {
        if (_parts.Find(bytes) is { } found)
            return found;
        using PdfBuffer packed = new((bytes.Length / 2) + 64);
        Deflater.Blocks(bytes, packed, depth: 32, isLast: true);
        return _parts.Add(bytes.ToArray(), packed.Written.ToArray());
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
