using System.IO.Compression;
using System.Security.Cryptography;

namespace Handbill.Ui.Assets;

/// <summary>One embedded file, with what its answers need. Packed forms are made once, when they are first asked for.</summary>
internal sealed class Asset
{
    private readonly Lazy<byte[]?> _brotli;
    private readonly Lazy<byte[]?> _gzip;

    public Asset(string name, byte[] content)
    {
        Name = name;
        Content = content;
        ContentType = TypeOf(name);
        Hash = SHA256.HashData(content);
        ETag = $"\"{Convert.ToHexStringLower(Hash.AsSpan(0, 12))}\"";
        var packs = Path.GetExtension(name) != ".woff2";
        _brotli = new(() => packs ? Brotli(content) : null);
        _gzip = new(() => packs ? Gzip(content) : null);
    }

    public string Name { get; }

    public byte[] Content { get; }

    public string ContentType { get; }

    public byte[] Hash { get; }

    /// <summary>A strong entity tag. Each coding of the file has one of its own, as RFC 9110 asks.</summary>
    public string ETag { get; }

    /// <summary>The file in the best coding that an Accept-Encoding allows.</summary>
    public (byte[] Body, string? Coding, string ETag) For(string? acceptEncoding)
    {
        if (Accepts(acceptEncoding, "br") && _brotli.Value is { } brotli)
        {
            return (brotli, "br", Tagged("br"));
        }

        // Browsers ask for brotli on secure connections only; a server in a back room is often reached without.
        return Accepts(acceptEncoding, "gzip") && _gzip.Value is { } gzip ? (gzip, "gzip", Tagged("gz")) : (Content, null, ETag);
    }

    private string Tagged(string coding) => $"{ETag[..^1]}-{coding}\"";

    private static bool Accepts(string? header, string coding)
    {
        foreach (var part in (header ?? "").Split(','))
        {
            var pieces = part.Split(';', StringSplitOptions.TrimEntries);
            if (pieces[0].Equals(coding, StringComparison.OrdinalIgnoreCase))
            {
                return !pieces.Skip(1).Any(piece => piece is "q=0" or "q=0.0" or "q=0.00" or "q=0.000");
            }
        }

        return false;
    }

    private static byte[] Brotli(byte[] content)
    {
        // 24 bits of window and quality 11: what the format calls its best, a tenth of a second for our largest script.
        var room = new byte[BrotliEncoder.GetMaxCompressedLength(content.Length)];
        return BrotliEncoder.TryCompress(content, room, out var length, quality: 11, window: 24)
            ? room[..length]
            : throw new InvalidDataException("A file did not fit the room that brotli itself asked for.");
    }

    private static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".txt" => "text/plain; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".woff2" => "font/woff2",
        ".webmanifest" => "application/manifest+json",
        var other => throw new NotSupportedException($"{name}: files that end in {other} are not served."),
    };
}
