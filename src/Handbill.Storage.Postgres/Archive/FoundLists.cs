using System.Buffers;
using System.Runtime.InteropServices;
using Handbill.Kernel.Search.Archive;

namespace Handbill.Storage.Postgres.Archive;

/// <summary>Lists that were read, to find in them what has all that is asked for.</summary>
internal sealed class FoundLists : IDisposable
{
    // Bytes from which on lists are lent: they would be more than the collector takes away quickly.
    private const int Long = 16 * 1024;

    private readonly Dictionary<string, List<ArraySegment<byte>>> _lists = new(StringComparer.Ordinal);
    private readonly HashSet<long> _gone = [];
    private readonly List<byte[]> _lent = [];

    /// <summary>Adds the number of a text that was taken out.</summary>
    public void AddGone(long number) => _gone.Add(number);

    /// <summary>Makes room for a list of a word, of which each part has one.</summary>
    public ArraySegment<byte> Add(string word, int length)
    {
        var bytes = length < Long ? new byte[length] : ArrayPool<byte>.Shared.Rent(length);
        if (length >= Long)
        {
            _lent.Add(bytes);
        }

        ref var lists = ref CollectionsMarshal.GetValueRefOrAddDefault(_lists, word, out _);
        (lists ??= []).Add(new ArraySegment<byte>(bytes, 0, length));
        return lists[^1];
    }

    /// <summary>All words whose lists must be there to find what matches.</summary>
    public static IEnumerable<MatchedWord> WordsOf(ArchiveMatch match) => match.All.SelectMany(anyOf => anyOf).Concat(Pairs(match)).Concat(match.None);

    /// <summary>Numbers of what matches, the newest first, read as far as they are asked for. Where words must follow one another, most of them do, and each is still to be looked at.</summary>
    public IEnumerable<long> Find(ArchiveMatch match)
    {
        // The shortest lists are asked first: they say what to look for in the others.
        var all = match.All.Concat(Pairs(match).Select(pair => new[] { pair })).Select(anyOf => new AnyOfLists([.. anyOf.SelectMany(Of)])).OrderBy(one => one.Bytes).ToArray();
        var none = new AnyOfLists([.. match.None.SelectMany(Of)]);
        for (var at = Common(all, long.MaxValue - 1); at >= 0; at = Common(all, at - 1))
        {
            if (none.At(at) != at && !_gone.Contains(at))
            {
                yield return at;
            }
        }
    }

    public void Dispose()
    {
        _lent.ForEach(bytes => ArrayPool<byte>.Shared.Return(bytes));
        _lent.Clear();
        _lists.Clear();
    }

    private static IEnumerable<MatchedWord> Pairs(ArchiveMatch match) => match.Phrases.SelectMany(WordPairs.Of).Distinct().Select(pair => new MatchedWord(pair));

    // The highest number that stands in all, no higher than a limit; -1 for none.
    private static long Common(AnyOfLists[] all, long limit)
    {
        for (var (agreed, at) = (0, 0); agreed < all.Length && limit >= 0; at = (at + 1) % all.Length)
        {
            var found = all[at].At(limit);
            (agreed, limit) = (found == limit ? agreed + 1 : 1, found);
        }

        return limit;
    }

    private IEnumerable<ArraySegment<byte>> Of(MatchedWord word) =>
        word.IsBeginning ? _lists.Where(list => list.Key.StartsWith(word.Word, StringComparison.Ordinal)).SelectMany(list => list.Value) : _lists.GetValueOrDefault(word.Word) ?? [];
}
