using Handbill.Distribution.Contracts;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Distribution.Rounds;

/// <summary>What came of putting somebody down for a round.</summary>
internal enum GoerOutcome
{
    /// <summary>They go.</summary>
    Goes,

    /// <summary>They went down for it before.</summary>
    AlreadySo,

    /// <summary>All places are taken, the last one perhaps just now.</summary>
    Full,

    /// <summary>The round is called off.</summary>
    CalledOff,
}

/// <summary>Who goes, and what they say afterwards.</summary>
internal sealed partial class RoundActs
{
    /// <summary>Puts somebody down for a round, as long as it has a place.</summary>
    public async Task<GoerOutcome> PutDownAsync(RoundId id, AccountId who, AccountId by, CancellationToken cancellation)
    {
        await using var work = await db.BeginActAsync(cancellation);
        var round = await db.Set<Round>().FirstAsync(one => one.Id == id, cancellation);
        var goers = await db.Set<Goer>().Where(one => one.RoundId == id).ToListAsync(cancellation);
        if (round.CalledOffAt is not null || goers.Exists(one => one.AccountId == who) || goers.Count >= round.Wanted)
        {
            return round.CalledOffAt is not null ? GoerOutcome.CalledOff : goers.Exists(one => one.AccountId == who) ? GoerOutcome.AlreadySo : GoerOutcome.Full;
        }

        var place = Enumerable.Range(1, goers.Count + 1).First(number => goers.TrueForAll(one => one.Place != number));
        db.Add(new Goer { RoundId = id, Place = place, AccountId = who });
        db.Record(new AuditAct(by.Value, who == by ? "round.join" : "round.putdown", "round", id.Value));
        await db.SaveActAsync(work, cancellation);
        return GoerOutcome.Goes;
    }

    /// <summary>Takes somebody off a round.</summary>
    public async Task TakeOffAsync(RoundId id, AccountId who, AccountId by, CancellationToken cancellation)
    {
        await using var work = await db.BeginActAsync(cancellation);
        if (await db.Set<Goer>().FirstOrDefaultAsync(one => one.RoundId == id && one.AccountId == who, cancellation) is { } goer)
        {
            db.Remove(goer);
            db.Record(new AuditAct(by.Value, who == by ? "round.leave" : "round.takeoff", "round", id.Value));
            await db.SaveActAsync(work, cancellation);
        }
    }

    /// <summary>Takes a report in: once, however often it arrives, and not over another that came meanwhile.</summary>
    /// <param name="report">The report.</param>
    /// <param name="basedOn">The report that its writer had before them; null for none.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>True when it is in; false when another stands there that its writer has not seen.</returns>
    public async Task<bool> ReportAsync(RoundReport report, ReportId? basedOn, CancellationToken cancellation)
    {
        await using var work = await db.BeginActAsync(cancellation);
        if (await db.Set<RoundReport>().AnyAsync(one => one.Id == report.Id, cancellation))
        {
            return true;
        }

        var round = await db.Set<Round>().FirstAsync(one => one.Id == report.RoundId, cancellation);
        if (round.ReportId != basedOn)
        {
            return false;
        }

        db.Add(report);
        round.ReportId = report.Id;
        round.Version++;
        db.Record(new AuditAct(report.By.Value, "round.report", "round", round.Id.Value));
        await db.SaveActAsync(work, cancellation);
        return true;
    }
}
