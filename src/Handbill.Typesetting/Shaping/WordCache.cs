using System.Collections.Concurrent;

namespace Handbill.Typesetting.Shaping;

/// <summary>
/// Words that were shaped before. Reads take no lock. Two generations bound the memory: when the younger is full it becomes the
/// older, and what was in the older and not asked for since is forgotten.
/// </summary>
internal sealed class WordCache(int capacity)
{
    private readonly Lock turning = new();
    private Generation young = new();
    private Generation old = new();

    internal GlyphString? Find(WordProbe probe)
    {
        var generation = Volatile.Read(ref young);
        if (generation.Lookup.TryGetValue(probe, out var word))
        {
            return word;
        }

        if (Volatile.Read(ref old).Lookup.TryGetValue(probe, out word))
        {
            Add(probe, word);
            return word;
        }

        return null;
    }

    internal void Add(WordProbe probe, GlyphString word)
    {
        var generation = Volatile.Read(ref young);
        if (!generation.Lookup.TryAdd(probe, word) || Interlocked.Increment(ref generation.Count) < capacity)
        {
            return;
        }

        lock (turning)
        {
            if (ReferenceEquals(generation, young))
            {
                Volatile.Write(ref old, generation);
                Volatile.Write(ref young, new Generation());
            }
        }
    }

    private sealed class Generation
    {
        internal int Count;

        internal Generation()
        {
            var words = new ConcurrentDictionary<WordKey, GlyphString>(new WordKeyComparer());
            Lookup = words.GetAlternateLookup<WordProbe>();
        }

        internal ConcurrentDictionary<WordKey, GlyphString>.AlternateLookup<WordProbe> Lookup { get; }
    }
}
