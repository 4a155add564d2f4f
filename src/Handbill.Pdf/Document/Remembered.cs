using System.Collections.Concurrent;

namespace Handbill.Pdf.Document;

/// <summary>
/// Things that were made, by what they were made from. It keeps two shelves: a full one is put behind and the one behind it forgotten, so
/// that what is used again and again stays, and what came once does not push it out. Any number of threads may use it at once: what one
/// of them forgets another makes again.
/// </summary>
/// <param name="most">How many a shelf holds.</param>
/// <param name="comparer">Says which sources are the same.</param>
internal sealed class Remembered<TSource, TMade>(int most, IEqualityComparer<TSource> comparer)
    where TSource : class
    where TMade : class
{
    private volatile ConcurrentDictionary<TSource, TMade> _shelf = new(comparer);
    private volatile ConcurrentDictionary<TSource, TMade> _behind = new(comparer);

    /// <summary>Finds what was made, or gives null.</summary>
    internal TMade? Find(TSource source)
    {
        if (_shelf.TryGetValue(source, out TMade? found))
            return found;
        return _behind.TryGetValue(source, out found) ? Add(source, found) : null;
    }

    /// <summary>Finds what was made by what can be compared with its source, or gives null.</summary>
    internal TMade? Find<TSought>(TSought sought)
        where TSought : notnull, allows ref struct
    {
        if (_shelf.GetAlternateLookup<TSought>().TryGetValue(sought, out TMade? found))
            return found;
        return _behind.GetAlternateLookup<TSought>().TryGetValue(sought, out TSource? source, out found) ? Add(source, found) : null;
    }

    /// <summary>Remembers what was made.</summary>
    /// <returns>It, or what another thread made meanwhile.</returns>
    internal TMade Add(TSource source, TMade made)
    {
        if (_shelf.Count >= most)
        {
            _behind = _shelf;
            _shelf = new ConcurrentDictionary<TSource, TMade>(comparer);
        }

        return _shelf.GetOrAdd(source, made);
    }
}
