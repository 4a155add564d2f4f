using Handbill.Kernel.Data;
using Handbill.Kernel.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Handbill.Floor.Submissions;

/// <summary>Deletes what has had its time: submissions that were handled, answers, and what never came in whole. In every process; twice does no harm.</summary>
internal sealed partial class FloorSweep(IServiceScopeFactory scopes, FloorLimits limits, TimeProvider clock, ILogger<FloorSweep> log)
    : RegularRound(TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5), clock)
{
    /// <summary>Deletes what has had its time by now.</summary>
    public async Task SweepAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HandbillDb>();
        var now = Clock.GetUtcNow();
        await ForgetUnfinishedAsync(db, now - limits.Unfinished, cancellation);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var (handled, written) = (today.AddDays(-limits.HandledDays), today.AddDays(-limits.LetterDays));
        await using (var all = await db.Database.BeginTransactionAsync(cancellation))
        {
            var gone = db.Set<Submission>().Where(one => one.HandledDay <= handled);
            await db.Set<SealedPiece>().Where(piece => gone.Any(one => one.Id == piece.FileId)).ExecuteDeleteAsync(cancellation);
            await gone.ExecuteDeleteAsync(cancellation);
            await all.CommitAsync(cancellation);
        }

        await db.Set<EntryToken>().Where(one => one.Left == 0).ExecuteDeleteAsync(cancellation);
        await db.Set<Letter>().Where(one => one.Day <= written).ExecuteDeleteAsync(cancellation);
    }

    protected override Task DoAsync(CancellationToken cancellation) => SweepAsync(cancellation);

    protected override void Failed(Exception problem) => SayFailed(problem);

    private static async Task ForgetUnfinishedAsync(HandbillDb db, DateTimeOffset before, CancellationToken cancellation)
    {
        await using var all = await db.Database.BeginTransactionAsync(cancellation);
        var gone = await db.Set<Upload>().Where(one => one.BegunAt < before).OrderBy(one => one.BegunAt).Take(1000).ToListAsync(cancellation);
        db.RemoveRange(gone);
        var files = gone.Select(one => one.FileId).ToList();
        await db.Set<SealedPiece>().Where(piece => EF.Parameter(files).Contains(piece.FileId)).ExecuteDeleteAsync(cancellation);
        await db.SaveChangesAsync(cancellation);
        await all.CommitAsync(cancellation);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What has had its time could not be deleted from the inboxes; the next try is in five minutes.")]
    private partial void SayFailed(Exception problem);
}
