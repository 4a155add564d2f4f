using Handbill.Site.Publishing;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Site.Reading;

/// <summary>All years from one to another.</summary>
internal readonly record struct YearSpan(int First, int Last)
{
    /// <summary>The years, the newest first.</summary>
    public IEnumerable<int> Years => Enumerable.Range(First, Last - First + 1).Reverse();

    public bool Has(int year) => First <= year && year <= Last;

    /// <summary>From the year of the earliest of some times to that of the latest, by a clock; null where there is none. Each end is a step into an index, however much stands between them.</summary>
    public static async Task<YearSpan?> OfAsync(IQueryable<DateTimeOffset> times, TimeZoneInfo zone, CancellationToken cancellation) =>
        await times.OrderBy(at => at).Take(1).ToListAsync(cancellation) is [var first] && await times.OrderByDescending(at => at).Take(1).ToListAsync(cancellation) is [var last]
            ? new YearSpan(LocalTime.YearOf(first, zone), LocalTime.YearOf(last, zone))
            : null;
}
