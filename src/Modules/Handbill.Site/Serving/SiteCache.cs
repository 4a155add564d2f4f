using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Handbill.Site.Serving;

/// <summary>
/// Answers as they were last made, until something that they were made of changes. Safe to use from several threads: whoever reads waits for nobody. What was being made while one of its parts changed
/// is given to who asked for it and not kept.
/// </summary>
/// <param name="mostBytes">How much is kept; the least lately asked for goes first.</param>
internal sealed class SiteCache(long mostBytes = SiteCache.Usual)
{
    public const long Usual = 256L << 20;

    // So many changes are remembered for answers that were begun before them; what took longer is not kept.
    private const int Remembered = 1024;

    private readonly ConcurrentDictionary<string, KeptAnswer> _answers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _keysOf = new(StringComparer.Ordinal);
    private readonly Queue<(long Change, string? Need)> _changes = new();
    private readonly Lock _gate = new();
    private long _change, _bytes, _tick;

    /// <summary>How many answers are kept.</summary>
    public int Count => _answers.Count;

    /// <summary>The number of the last change: what is made from here on knows of it.</summary>
    public long Now => Volatile.Read(ref _change);

    /// <summary>What is kept for an address; null for nothing.</summary>
    public KeptAnswer? Find(string key)
    {
        if (!_answers.TryGetValue(key, out var kept))
        {
            return null;
        }

        kept.AskedAt = Volatile.Read(ref _tick);
        return kept;
    }

    /// <summary>Keeps an answer.</summary>
    /// <param name="key">Its address.</param>
    /// <param name="answer">The answer; one without needs is not kept.</param>
    /// <param name="begun">What <see cref="Now"/> was before anything for it was read.</param>
    /// <returns>The answer as it goes out, kept or not.</returns>
    public KeptAnswer Keep(string key, SiteAnswer answer, long begun)
    {
        var kept = new KeptAnswer(answer);
        if (answer.Needs.Count == 0 || kept.Bytes > mostBytes / 16)
        {
            return kept;
        }

        lock (_gate)
        {
            if (IsOld(answer, begun))
            {
                return kept;
            }

            Remove(key);
            kept.AskedAt = ++_tick;
            _answers[key] = kept;
            _bytes += kept.Bytes;
            foreach (var need in answer.Needs)
            {
                (_keysOf.TryGetValue(need, out var keys) ? keys : _keysOf[need] = new HashSet<string>(StringComparer.Ordinal)).Add(key);
            }

            if (_bytes > mostBytes)
            {
                MakeRoom();
            }
        }

        return kept;
    }

    /// <summary>Lets go of all answers that were made of one of these.</summary>
    /// <returns>How many there were.</returns>
    public int Drop(IEnumerable<string> needs)
    {
        var dropped = 0;
        lock (_gate)
        {
            foreach (var need in needs)
            {
                Changed(need);
                if (_keysOf.TryGetValue(need, out var keys))
                {
                    foreach (var key in keys.ToList())
                    {
                        dropped += Remove(key) ? 1 : 0;
                    }
                }
            }
        }

        return dropped;
    }

    /// <summary>Lets go of everything.</summary>
    public void DropAll()
    {
        lock (_gate)
        {
            Changed(null);
            _answers.Clear();
            _keysOf.Clear();
            _bytes = 0;
        }
    }

    private void Changed(string? need)
    {
        _changes.Enqueue((Interlocked.Increment(ref _change), need));
        if (_changes.Count > Remembered)
        {
            _changes.Dequeue();
        }
    }

    private bool IsOld(SiteAnswer answer, long begun)
    {
        if (_change == begun)
        {
            return false;
        }

        return _change - begun > _changes.Count || _changes.Any(change => change.Change > begun && (change.Need is null || answer.Needs.Contains(change.Need)));
    }

    private bool Remove(string key)
    {
        if (!_answers.TryRemove(key, out var kept))
        {
            return false;
        }

        _bytes -= kept.Bytes;
        foreach (var need in kept.Answer.Needs)
        {
            if (_keysOf.TryGetValue(need, out var keys) && keys.Remove(key) && keys.Count == 0)
            {
                _keysOf.Remove(need);
            }
        }

        return true;
    }

    // An eighth at once, so that not every new answer looks through all.
    private void MakeRoom()
    {
        foreach (var (key, _) in _answers.OrderBy(pair => pair.Value.AskedAt).ToList())
        {
            if (_bytes <= mostBytes / 8 * 7)
            {
                break;
            }

            Remove(key);
        }
    }
}

/// <summary>An answer with what is reckoned of it once: its tag, and its packed forms when somebody first takes them.</summary>
internal sealed class KeptAnswer
{
    private const int LeastPacked = 500;

    private readonly Lazy<byte[]?> _brotli, _gzip;

    public KeptAnswer(SiteAnswer answer)
    {
        Answer = answer;
        Tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(answer.Body).AsSpan(0, 12))}\"";
        _brotli = new(() => Packed(stream => new BrotliStream(stream, CompressionLevel.Optimal)));
        _gzip = new(() => Packed(stream => new GZipStream(stream, CompressionLevel.Optimal)));
    }

    public SiteAnswer Answer { get; }

    /// <summary>Strong entity tag of the bytes as they are.</summary>
    public string Tag { get; }

    /// <summary>Bytes that it takes, about: packed forms and names with it.</summary>
    public long Bytes => (Answer.Body.Length * 3L / 2) + 1000;

    public long AskedAt { get; set; }

    /// <summary>The bytes for a reader who takes these codings, and which it is.</summary>
    public (byte[] Body, string? Coding) For(string? accepted)
    {
        if (string.IsNullOrEmpty(accepted))
        {
            return (Answer.Body, null);
        }

        if (Takes(accepted, "br") && _brotli.Value is { } brotli)
        {
            return (brotli, "br");
        }

        return Takes(accepted, "gzip") && _gzip.Value is { } gzip ? (gzip, "gzip") : (Answer.Body, null);
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

    private byte[]? Packed(Func<Stream, Stream> pack)
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

        return packed.ToArray();
    }
}
