using Handbill.Groups.Contracts;

namespace Handbill.Floor.Submissions;

/// <summary>
/// How many submissions a group was sent in the last ten minutes, and the work that is asked for because of it. Nothing is known of who sent them: a
/// whole plant shares one address.
/// </summary>
internal sealed class FloorLoad(FloorLimits limits, TimeProvider clock)
{
    private const int Minutes = 10;
    private const int Smallest = 16 << 10;

    private readonly Lock _gate = new();
    private readonly Dictionary<GroupId, (long Minute, int Count)[]> _begun = [];

    /// <summary>One more was begun.</summary>
    public void Note(GroupId group)
    {
        var minute = Minute();
        lock (_gate)
        {
            if (!_begun.TryGetValue(group, out var minutes))
            {
                _begun.Add(group, minutes = new (long, int)[Minutes]);
            }

            ref var now = ref minutes[minute % Minutes];
            now = now.Minute == minute ? (minute, now.Count + 1) : (minute, 1);
        }
    }

    /// <summary>Zero bits that work must show now: more for each doubling beyond a quiet hour, and half a one for each doubling of the size.</summary>
    /// <param name="group">The group.</param>
    /// <param name="length">Bytes of the sealed file.</param>
    public int Bits(GroupId group, int length)
    {
        var crowd = Math.Max(0, (int)Math.Ceiling(limits.BitsOfDoubling * Math.Log2((double)Math.Max(1, Count(group)) / limits.Quiet)));
        var size = (int)Math.Max(0, Math.Log2((double)length / Smallest) / 2);
        return Math.Min(limits.MostBits, limits.LeastBits + crowd + size);
    }

    private int Count(GroupId group)
    {
        var minute = Minute();
        lock (_gate)
        {
            return _begun.TryGetValue(group, out var minutes) ? minutes.Where(one => one.Minute > minute - Minutes).Sum(one => one.Count) : 0;
        }
    }

    private long Minute() => clock.GetUtcNow().ToUnixTimeSeconds() / 60;
}
