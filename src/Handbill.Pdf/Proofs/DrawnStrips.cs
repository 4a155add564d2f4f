namespace Handbill.Pdf.Proofs;

/// <summary>
/// Strips of pages that were drawn, within a bound of bytes; the one not asked for longest goes first. Any number of pictures may share one, and any number
/// of threads use it.
/// </summary>
/// <param name="capacity">Bytes that are kept at most.</param>
public sealed class DrawnStrips(long capacity = DrawnStrips.UsualCapacity)
{
    private const long UsualCapacity = 48_000_000;

    private readonly Lock gate = new();
    private readonly Dictionary<StripKey, LinkedListNode<(StripKey Key, PngStrip Strip)>> byKey = [];
    private readonly LinkedList<(StripKey Key, PngStrip Strip)> byUse = new();
    private long held;

    internal PngStrip? Find(StripKey key)
    {
        lock (gate)
        {
            if (!byKey.TryGetValue(key, out var node))
            {
                return null;
            }

            byUse.Remove(node);
            byUse.AddFirst(node);
            return node.Value.Strip;
        }
    }

    internal void Keep(StripKey key, PngStrip strip)
    {
        lock (gate)
        {
            if (byKey.ContainsKey(key))
            {
                return;
            }

            byKey.Add(key, byUse.AddFirst((key, strip)));
            held += strip.Chunk.Length;
            while (held > capacity && byUse.Last is { } oldest && byUse.Count > 1)
            {
                byUse.RemoveLast();
                byKey.Remove(oldest.Value.Key);
                held -= oldest.Value.Strip.Chunk.Length;
            }
        }
    }
}

/// <summary>What a strip is kept under: what it shows, how large, and how its pixels are written.</summary>
internal readonly record struct StripKey(UInt128 Look, double Dpi, PngPixels Kind);
