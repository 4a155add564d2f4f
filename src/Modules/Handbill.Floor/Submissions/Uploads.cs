using System.Security.Cryptography;
using System.Text;
using Handbill.Floor.Contracts;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Floor.Submissions;

/// <summary>
/// Takes sealed submissions in, in pieces that may come twice and after a break. One is in when it is whole and its hash is right, in one transaction;
/// until then nobody sees it.
/// </summary>
internal sealed class Uploads(HandbillDb db, FloorLimits limits, FloorLoad load, WorkProof work, TimeProvider clock)
{
    /// <summary>Bytes of a piece at most.</summary>
    public const int MostPiece = 256 << 10;

    // Uploads that are begun cost little as long as nothing comes of them.
    private const int ComingForEachWaiting = 5;

    /// <summary>Begins a submission, or finds it as it was begun or taken in before.</summary>
    public async Task<UploadStand> BeginAsync(GroupId group, UploadRequest ask, CancellationToken cancellation)
    {
        if (!ask.IsPossible)
        {
            return new UploadStand(UploadState.Impossible);
        }

        var token = string.IsNullOrEmpty(ask.Token) ? "" : Sha(ask.Token);
        if (token.Length > 0 && !await db.Set<EntryToken>().AnyAsync(one => one.Hash == token && one.GroupId == group && one.Left > 0, cancellation))
        {
            // A made-up one costs one look by its key. One that was used up may belong to what is here already.
            return await FindAsync(group, ask.Hash!, cancellation) ?? new UploadStand(UploadState.Token);
        }

        if (token.Length == 0 && !work.IsDone(group, ask.Length, ask.Hash!, ask.Challenge, ask.Nonce, load.Bits(group, ask.Length) - limits.BitsOfGrace))
        {
            return new UploadStand(UploadState.Work);
        }

        if (await FindAsync(group, ask.Hash!, cancellation) is { } known)
        {
            return known;
        }

        if (await IsShutAsync(group, ask.Length, token.Length > 0, ask.Mailbox!, isBegun: false, cancellation))
        {
            return new UploadStand(UploadState.Full);
        }

        return await BeginAsync(group, ask, token, cancellation);
    }

    /// <summary>How a submission stands.</summary>
    public async Task<UploadStand> FindAsync(GroupId group, UploadId id, CancellationToken cancellation) =>
        await db.Set<Upload>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id && one.GroupId == group, cancellation) is { } upload
            ? StandOf(upload)
            : new UploadStand(UploadState.Gone);

    /// <summary>Takes a piece.</summary>
    /// <param name="group">The group.</param>
    /// <param name="id">The submission.</param>
    /// <param name="start">Where in the whole the piece begins.</param>
    /// <param name="piece">At most <see cref="MostPiece"/> bytes.</param>
    /// <param name="cancellation">Ends it; nothing is kept then.</param>
    public async Task<UploadStand> AddAsync(GroupId group, UploadId id, int start, byte[] piece, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        if (await db.Set<Upload>().FirstOrDefaultAsync(one => one.Id == id && one.GroupId == group, cancellation) is not { } upload)
        {
            return new UploadStand(UploadState.Gone);
        }

        if (start >= 0 && start + (long)piece.Length <= upload.Received)
        {
            return StandOf(upload);
        }

        if (start != upload.Received || piece.Length is 0 or > MostPiece || start + (long)piece.Length > upload.Length)
        {
            return StandOf(upload) with { State = UploadState.Elsewhere };
        }

        if (await IsShutAsync(group, piece.Length, upload.HasToken, upload.Mailbox, isBegun: true, cancellation))
        {
            return StandOf(upload) with { State = UploadState.Full };
        }

        try
        {
            return start + piece.Length == upload.Length
                ? await FinishAsync(upload, piece, cancellation)
                : await KeepAsync(upload, piece, cancellation);
        }
        catch (DbUpdateException twice) when (twice is DbUpdateConcurrencyException || db.Store.IsDuplicate(twice))
        {
            // The same piece came on two ways at once: the other was first.
            db.ChangeTracker.Clear();
            return await FindAsync(group, upload.Hash, cancellation) ?? new UploadStand(UploadState.Gone);
        }
    }

    /// <summary>Takes in at once what this server sealed in memory for a browser without scripts.</summary>
    /// <returns>False when the group has no room.</returns>
    public async Task<bool> TakeAsync(GroupId group, byte[] file, string mailbox, CancellationToken cancellation)
    {
        var plain = db.Set<Submission>().Where(one => one.GroupId == group && one.IsServerSealed);
        if (IsFull(await StockAsync(group, cancellation), file.Length, 1) || IsFull(await StockAsync(plain, group, cancellation), file.Length, limits.PlainRoom))
        {
            return false;
        }

        load.NoteBegun(group);
        var id = new SubmissionId(Guid.NewGuid());
        Put(id, group, file.Length, Convert.ToHexStringLower(SHA256.HashData(file)), mailbox, isServerSealed: true, hasToken: false);
        db.AddRange(SealedPiece.Of(id, file));
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    /// <summary>SHA-256 of a text as 64 hexadecimal digits.</summary>
    public static string Sha(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    // Where a flood has filled the room, or this hour's part of it, there is some left for who holds a sheet or was answered before.
    private async Task<bool> IsShutAsync(GroupId group, int length, bool hasToken, string mailbox, bool isBegun, CancellationToken cancellation)
    {
        var stock = await StockAsync(group, cancellation);
        return (IsFull(stock, length, 1) || (!isBegun && !hasToken && HasTakenItsHour(group, stock)))
            && ((!hasToken && !await IsAnsweredAsync(group, mailbox, cancellation)) || IsFull(stock, length, limits.TokenRoom));
    }

    // What this hour has brought counts as free still, or the part would shrink with each.
    private bool HasTakenItsHour(GroupId group, Stock stock)
    {
        var hour = load.OfHour(group);
        return hour.Count >= limits.HourRoom * Math.Max(limits.Quiet, limits.MostWaiting - stock.Waiting + hour.Count)
            || hour.Bytes >= limits.HourRoom * Math.Max(SealedSize.MostParcel, limits.MostBytes - stock.WaitingBytes + hour.Bytes);
    }

    private async Task<bool> IsAnsweredAsync(GroupId group, string mailbox, CancellationToken cancellation) =>
        await db.Set<Letter>().AnyAsync(letter => letter.GroupId == group && letter.Mailbox == mailbox, cancellation)
        && await db.Set<Submission>().CountAsync(one => one.GroupId == group && one.Mailbox == mailbox && one.HandledDay == null, cancellation) < limits.MostOfMailbox;

    private bool IsFull(Stock stock, int length, double room) =>
        stock.Waiting >= limits.MostWaiting * room
        || stock.Coming >= limits.MostWaiting * Math.Max(1, room) * ComingForEachWaiting
        || stock.WaitingBytes + stock.ComingBytes + length > limits.MostBytes * room;

    private Task<Stock> StockAsync(GroupId group, CancellationToken cancellation) => StockAsync(db.Set<Submission>().Where(one => one.GroupId == group), group, cancellation);

    private async Task<Stock> StockAsync(IQueryable<Submission> some, GroupId group, CancellationToken cancellation)
    {
        var waiting = await some.Where(one => one.HandledDay == null)
            .GroupBy(one => one.GroupId).Select(all => new { Count = all.Count(), Bytes = all.Sum(one => (long)one.Length) }).FirstOrDefaultAsync(cancellation);
        var coming = await db.Set<Upload>().Where(one => one.GroupId == group)
            .GroupBy(one => one.GroupId).Select(all => new { Count = all.Count(), Bytes = all.Sum(one => (long)one.Received) }).FirstOrDefaultAsync(cancellation);
        return new Stock(waiting?.Count ?? 0, waiting?.Bytes ?? 0, coming?.Count ?? 0, coming?.Bytes ?? 0);
    }

    private async Task<UploadStand> BeginAsync(GroupId group, UploadRequest ask, string token, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var upload = new Upload
        {
            Id = new UploadId(Guid.NewGuid()), GroupId = group, FileId = new SubmissionId(Guid.NewGuid()), Hash = ask.Hash!, Length = ask.Length, Mailbox = ask.Mailbox!, HasToken = token.Length > 0,
            BegunAt = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % (TimeSpan.TicksPerMinute * 10)), TimeSpan.Zero),
        };
        await using var all = await db.Database.BeginTransactionAsync(cancellation);
        if (token.Length > 0 && await db.Set<EntryToken>().Where(one => one.Hash == token && one.GroupId == group && one.Left > 0)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.Left, one => one.Left - 1), cancellation) == 0)
        {
            return new UploadStand(UploadState.Token);
        }

        db.Add(upload);
        try
        {
            await db.SaveChangesAsync(cancellation);
            await all.CommitAsync(cancellation);
        }
        catch (DbUpdateException twice) when (db.Store.IsDuplicate(twice))
        {
            await all.RollbackAsync(cancellation);
            db.ChangeTracker.Clear();
            return await FindAsync(group, ask.Hash!, cancellation) ?? new UploadStand(UploadState.Gone);
        }

        load.NoteBegun(group);
        return StandOf(upload);
    }

    private async Task<UploadStand?> FindAsync(GroupId group, string hash, CancellationToken cancellation)
    {
        if (await db.Set<Submission>().AsNoTracking().FirstOrDefaultAsync(one => one.GroupId == group && one.Hash == hash, cancellation) is { } known)
        {
            return new UploadStand(UploadState.In, Received: known.Length, Length: known.Length);
        }

        return await db.Set<Upload>().AsNoTracking().FirstOrDefaultAsync(one => one.GroupId == group && one.Hash == hash, cancellation) is { } upload ? StandOf(upload) : null;
    }

    private async Task<UploadStand> KeepAsync(Upload upload, byte[] piece, CancellationToken cancellation)
    {
        db.Add(new SealedPiece { FileId = upload.FileId, Start = upload.Received, Bytes = piece });
        upload.Received += piece.Length;
        await db.SaveChangesAsync(cancellation);
        return StandOf(upload);
    }

    private async Task<UploadStand> FinishAsync(Upload upload, byte[] last, CancellationToken cancellation)
    {
        var isWhole = await SealedPiece.IsSealedAsync(db, upload.FileId, last, upload.Hash, cancellation);
        db.Remove(upload);
        if (!isWhole)
        {
            await using var all = await db.Database.BeginTransactionAsync(cancellation);
            await db.Set<SealedPiece>().Where(one => one.FileId == upload.FileId).ExecuteDeleteAsync(cancellation);
            await db.SaveChangesAsync(cancellation);
            await all.CommitAsync(cancellation);
            return new UploadStand(UploadState.Damaged);
        }

        Put(upload.FileId, upload.GroupId, upload.Length, upload.Hash, upload.Mailbox, isServerSealed: false, upload.HasToken);
        db.Add(new SealedPiece { FileId = upload.FileId, Start = upload.Received, Bytes = last });
        await db.SaveChangesAsync(cancellation);
        if (!upload.HasToken)
        {
            load.NoteIn(upload.GroupId, upload.Length);
        }

        return new UploadStand(UploadState.In, Received: upload.Length, Length: upload.Length);
    }

    // Nothing is recorded in the trail: its entries carry the time.
    private void Put(SubmissionId id, GroupId group, int length, string hash, string mailbox, bool isServerSealed, bool hasToken) => db.Add(new Submission
    {
        Id = id, GroupId = group, Day = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), Hash = hash, Length = length, Mailbox = mailbox, IsServerSealed = isServerSealed, HasToken = hasToken,
    });

    private static UploadStand StandOf(Upload upload) => new(UploadState.Coming, upload.Id, upload.Received, upload.Length);

    // What of a group nobody has handled, and what is on its way to it.
    private readonly record struct Stock(int Waiting, long WaitingBytes, int Coming, long ComingBytes);
}
