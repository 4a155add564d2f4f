using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;

namespace Handbill.Site.Serving;

/// <summary>An answer with what is reckoned of it once: its tag, what its headers say, and its packed forms when somebody first takes them.</summary>
internal sealed class KeptAnswer
{
    private const int LeastPacked = 500;

    private readonly KeptForm _plain;
    private readonly Lazy<KeptForm?> _brotli, _gzip;

    public KeptAnswer(SiteAnswer answer)
    {
        Answer = answer;
        Type = answer.Type;
        IsPage = answer.Type.StartsWith("text/html", StringComparison.Ordinal);
        Tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(answer.Body).AsSpan(0, 12))}\"";
        _plain = new KeptForm(answer.Body, default, Tag);
        _brotli = new(() => Packed("br", stream => new BrotliStream(stream, CompressionLevel.Optimal)));
        _gzip = new(() => Packed("gzip", stream => new GZipStream(stream, CompressionLevel.Optimal)));
    }

    public SiteAnswer Answer { get; }

    /// <summary>Strong entity tag of the bytes as they are.</summary>
    public string Tag { get; }

    /// <summary>Media type, as the header says it.</summary>
    public StringValues Type { get; }

    /// <summary>True for a page, which is shown in no other site's frame.</summary>
    public bool IsPage { get; }

    /// <summary>Bytes that it takes, about: packed forms and names with it.</summary>
    public long Bytes => (Answer.Body.Length * 3L / 2) + 1000;

    public long AskedAt { get; set; }

    /// <summary>The answer for a reader who takes these codings.</summary>
    public KeptForm For(string? accepted)
    {
        if (string.IsNullOrEmpty(accepted))
        {
            return _plain;
        }

        if (Takes(accepted, "br") && _brotli.Value is { } brotli)
        {
            return brotli;
        }

        return Takes(accepted, "gzip") && _gzip.Value is { } gzip ? gzip : _plain;
    }

    // RFC 9110, 12.5.3: a coding that is named takes part unless its weight is zero.
    private static bool Takes(ReadOnlySpan<char> accepted, ReadOnlySpan<char> coding)
    {
        foreach (var part in accepted.Split(','))
        {
            var one = accepted[part].Trim();
            var end = one.IndexOf(';');
            if ((end < 0 ? one : one[..end].TrimEnd()).Equals(coding, StringComparison.OrdinalIgnoreCase))
            {
                var weight = end < 0 ? "" : one[(end + 1)..].Trim();
                return !weight.StartsWith("q=0", StringComparison.OrdinalIgnoreCase) || weight[3..].ContainsAnyInRange('1', '9');
            }
        }

        return false;
    }

    private KeptForm? Packed(string coding, Func<Stream, Stream> pack)
    {
        var type = Answer.Type.AsSpan();
        var isText = type.StartsWith("text/") || type.StartsWith("application/json") || type.StartsWith("application/feed") || type.Contains("+xml", StringComparison.Ordinal) || type.Contains("/xml", StringComparison.Ordinal);
        if (!isText || Answer.Body.Length < LeastPacked)
        {
            return null;
        }

        using var packed = new MemoryStream();
        using (var stream = pack(packed))
        {
            stream.Write(Answer.Body);
        }

        return new KeptForm(packed.ToArray(), coding, "W/" + Tag);
    }
}

/// <summary>An answer as it goes over the line, with what its headers say of it.</summary>
/// <param name="Body">The bytes.</param>
/// <param name="Coding">How they are packed; empty for not at all.</param>
/// <param name="Tag">Entity tag.</param>
internal sealed record KeptForm(byte[] Body, StringValues Coding, StringValues Tag);
