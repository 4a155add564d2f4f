using System.Buffers;
using System.Globalization;
using System.Text;

namespace Handbill.Server.Tests.Journeys;

/// <summary>Looks for secrets as text, as UTF-16 and in base 64, and beside them for something that is known to be there, so that what finds nothing was seen to be able to find.</summary>
internal sealed class SecretSearch(IReadOnlyList<string> secrets, string known)
{
    private const int Piece = 4 << 20, Overlap = 4096;

    private readonly List<(string Secret, byte[] Pattern)> _patterns = [.. secrets.SelectMany(secret => Forms(secret).Select(form => (secret, form)))];
    private readonly byte[][] _known = [.. Forms(known)];

    /// <summary>Where which secret was found.</summary>
    public HashSet<string> Found { get; } = [];

    /// <summary>Whether what is known was found since the last <see cref="Reset"/>.</summary>
    public bool FoundKnown { get; private set; }

    public long Bytes { get; private set; }

    public void Reset() => FoundKnown = false;

    public void In(string place, ReadOnlySpan<byte> bytes)
    {
        Bytes += bytes.Length;
        foreach (var (secret, pattern) in _patterns)
        {
            if (bytes.IndexOf(pattern) >= 0)
            {
                Found.Add($"{place}: {secret}");
            }
        }

        foreach (var pattern in FoundKnown ? [] : _known)
        {
            FoundKnown |= bytes.IndexOf(pattern) >= 0;
        }
    }

    public void InFile(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            InStream(path, file, file.Length);
        }
        catch (FileNotFoundException)
        {
            // It went meanwhile.
        }
    }

    /// <summary>All that a process has in memory and may write to.</summary>
    public void InMemory(string place, int process)
    {
        using var memory = new FileStream($"/proc/{process}/mem", FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        foreach (var range in File.ReadLines($"/proc/{process}/maps").Select(line => line.Split(' ')).Where(parts => parts[1].StartsWith("rw", StringComparison.Ordinal)).Select(parts => parts[0].Split('-')))
        {
            var (from, to) = (ulong.Parse(range[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture), ulong.Parse(range[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            if (to > long.MaxValue)
            {
                continue;
            }

            try
            {
                memory.Position = (long)from;
                InStream(place, memory, (long)(to - from));
            }
            catch (IOException)
            {
                // A range that cannot be read has nothing in it.
            }
        }
    }

    private void InStream(string place, FileStream stream, long length)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Piece + Overlap);
        try
        {
            var kept = 0;
            while (length > 0 && stream.Read(buffer, kept, (int)Math.Min(Piece, length)) is var read and > 0)
            {
                length -= read;
                var have = kept + read;
                In(place, buffer.AsSpan(0, have));
                kept = Math.Min(Overlap, have);
                buffer.AsSpan(have - kept, kept).CopyTo(buffer);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    // In base 64 the letters depend on where in a group of three bytes a text begins; the first and last ones on what stands beside it.
    private static IEnumerable<byte[]> Forms(string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        yield return plain;
        yield return Encoding.Unicode.GetBytes(text);
        for (var shift = 0; shift < 3; shift++)
        {
            var letters = Convert.ToBase64String([.. new byte[shift], .. plain]);
            yield return Encoding.ASCII.GetBytes(letters[(shift == 0 ? 0 : 4)..^4]);
        }
    }
}
