using Handbill.Groups.Contracts;

namespace Handbill.Floor.Submissions;

/// <summary>
/// How much a group was sent in the last minutes, and the work that is asked for because of it. Nothing is known of who sent it: a whole plant shares one address. Each
/// process counts its own.
/// </summary>
internal sealed class FloorLoad(FloorLimits limits, TimeProvider clock)
{
    private const int Crowd = 10, Hour = 60;
    private const int Smallest = 16 << 10;

    private readonly Lock _gate = new();
    private readonly Dictionary<GroupId, Minute[]> _minutes = [];

    /// <summary>One more was begun, which says nothing of whether any of it will come: it raises the price.</summary>
    public void NoteBegun(GroupId group) => Note(group, new Minute(0, 1, 0, 0));

    /// <summary>One more is in, without a token: it takes of the hour's room.</summary>
    /// <param name="group">The group.</param>
    /// <param name="length">Bytes of the sealed file.</param>
    public void NoteIn(GroupId group, int length) => Note(group, new Minute(0, 0, 1, length));

    /// <summary>Zero bits that work must show now: more for each doubling beyond a quiet hour, and half a one for each doubling of the size.</summary>
    /// <param name="group">The group.</param>
    /// <param name="length">Bytes of the sealed file.</param>
    public int Bits(GroupId group, int length)
    {
        var crowd = Math.Max(0, (int)Math.Ceiling(limits.BitsOfDoubling * Math.Log2((double)Math.Max(1, Last(group, Crowd).Sum(one => one.Begun)) / limits.Quiet)));
        var size = (int)Math.Max(0, Math.Log2((double)length / Smallest) / 2);
        return Math.Min(limits.MostBits, limits.LeastBits + crowd + size);
    }

    /// <summary>How many came in without a token within an hour, and bytes of them.</summary>
    public (int Count, long Bytes) OfHour(GroupId group) => Last(group, Hour) is var recent ? (recent.Sum(one => one.In), recent.Sum(one => one.Bytes)) : default;

    private void Note(GroupId group, Minute more)
    {
        var minute = Now();
        lock (_gate)
        {
            if (!_minutes.TryGetValue(group, out var minutes))
            {
                _minutes.Add(group, minutes = new Minute[Hour]);
            }

            ref var now = ref minutes[minute % Hour];
            var before = now.Number == minute ? now : default;
            now = new Minute(minute, before.Begun + more.Begun, before.In + more.In, before.Bytes + more.Bytes);
        }
    }

    private List<Minute> Last(GroupId group, int minutes)
    {
        var minute = Now();
        lock (_gate)
        {
            return _minutes.TryGetValue(group, out var all) ? [.. all.Where(one => one.Number > minute - minutes)] : [];
        }
    }

    private long Now() => clock.GetUtcNow().ToUnixTimeSeconds() / 60;

    private readonly record struct Minute(long Number, int Begun, int In, long Bytes);
}
