using System.Globalization;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Distribution.Rounds;

/// <summary>The rounds that somebody goes on, for their calendar program.</summary>
internal sealed class RoundCalendar(HandbillDb db, IIssues issues, IStringLocalizer<RoundWords> words) : ICalendarEntries
{
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(1);

    public async Task<IReadOnlyList<CalendarEntry>> OfAsync(AccountId account, DateTimeOffset since, CancellationToken cancellation)
    {
        var rounds = await (
            from goer in db.Set<Goer>().AsNoTracking()
            where goer.AccountId == account
            join round in db.Set<Round>() on goer.RoundId equals round.Id
            where round.GoesAt > since
            orderby round.GoesAt, round.Id
            select round).ToListAsync(cancellation);
        var entries = new List<CalendarEntry>();
        foreach (var group in rounds.GroupBy(round => round.IssueId))
        {
            if (await issues.FindAsync(group.Key, cancellation) is { } issue)
            {
                entries.AddRange(group.Select(round => new CalendarEntry(
                    $"round-{round.Id}", words["Hand out {0} {1}: {2}", issue.PublicationName, issue.Number.ToString(CultureInfo.InvariantCulture), round.WorkplaceName],
                    round.GateName, round.GoesAt, Lasts, issue.TimeZone, round.Version, round.CalledOffAt is not null)));
            }
        }

        return entries;
    }
}
