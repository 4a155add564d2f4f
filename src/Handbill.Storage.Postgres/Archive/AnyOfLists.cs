using System.Runtime.InteropServices;

namespace Handbill.Storage.Postgres.Archive;

/// <summary>
/// The numbers that stand in any of some lists, from the highest down. A long list is read only as far as somebody asks; short ones, of which there may be hundreds, are made one
/// list first. Asked down to its end it costs as much as all lists are long, and for each question as much as there are long lists.
/// </summary>
internal sealed class AnyOfLists
{
    // Bytes: some thirty numbers.
    private const int Short = 64;

    private readonly List<Place> _places;

    public AnyOfLists(IReadOnlyCollection<ArraySegment<byte>> lists)
    {
        var brief = lists.Where(list => list.Count <= Short).ToList();
        IEnumerable<ArraySegment<byte>> all = brief.Count > 1 ? [NumberList.Of(brief), .. lists.Where(list => list.Count > Short)] : lists;
        _places = [.. all.Where(list => list.Count > 0).Select(list => new Place(list))];
        Bytes = lists.Sum(list => (long)list.Count);
    }

    /// <summary>About how much there is to read.</summary>
    public long Bytes { get; }

    /// <summary>The highest number that is no higher than a limit; -1 for none.</summary>
    /// <param name="limit">Never higher than at the last call.</param>
    public long At(long limit)
    {
        var highest = -1L;
        foreach (ref var place in CollectionsMarshal.AsSpan(_places))
        {
            highest = Math.Max(highest, place.At(limit));
        }

        return highest;
    }

    private struct Place
    {
        private readonly ArraySegment<byte> _list;
        private int _at;
        private long _number;

        public Place(ArraySegment<byte> list)
        {
            _list = list;
            _number = NumberList.First(list, ref _at);
        }

        public long At(long limit)
        {
            if (_number > limit)
            {
                ReadOnlySpan<byte> list = _list;
                var (at, number) = (_at, _number);
                while (number > limit)
                {
                    number = at < list.Length ? NumberList.Next(list, ref at, number) : -1;
                }

                (_at, _number) = (at, number);
            }

            return _number;
        }
    }
}
