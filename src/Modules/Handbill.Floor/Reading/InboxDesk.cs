using System.Security.Cryptography;
using Handbill.Floor.Contracts;
using Handbill.Floor.Submissions;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Vault.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Floor.Reading;

/// <summary>
/// What the floor sent to the groups of whoever makes this request: sealed here as everywhere. The trail names the group only, for its entries carry the
/// time: nothing in it leads from a story back to a submission.
/// </summary>
internal sealed class InboxDesk(HandbillDb db, IAccess access, IGroups groups, IGroupKeys keys, TimeProvider clock)
{
    /// <summary>One's groups, by name, with how many submissions nobody has handled.</summary>
    public async Task<IReadOnlyList<GroupInbox>> GroupsAsync(CancellationToken cancellation)
    {
        var own = (await access.ReachAsync(Permission.ReadSubmissions, cancellation)).Groups;
        if (own.Count == 0)
        {
            return [];
        }

        var slugs = await db.Set<Inbox>().Where(one => own.Contains(one.GroupId)).ToDictionaryAsync(one => one.GroupId, one => one.Slug, cancellation);
        var waiting = await db.Set<Submission>().Where(one => own.Contains(one.GroupId) && one.HandledDay == null)
            .GroupBy(one => one.GroupId).Select(all => new { all.Key, Count = all.Count() }).ToDictionaryAsync(one => one.Key, one => one.Count, cancellation);
        return [.. (await groups.AllAsync(cancellation)).Where(group => own.Contains(group.Id))
            .Select(group => new GroupInbox(group, slugs.GetValueOrDefault(group.Id), waiting.GetValueOrDefault(group.Id)))];
    }

    /// <summary>One of one's groups; null when it is not one's own.</summary>
    public async Task<GroupCard?> FindAsync(GroupId id, CancellationToken cancellation) =>
        await access.MayAsync(Permission.ReadSubmissions, new[] { Scope.Group(id) }, cancellation) ? await groups.FindAsync(id, cancellation) : null;

    /// <summary>Whether one may change the group's address and tokens.</summary>
    public ValueTask<bool> MayKeepAsync(GroupId id, CancellationToken cancellation) => access.MayAsync(Permission.KeepWorkplaces, new[] { Scope.Group(id) }, cancellation);

    /// <summary>Whether one person has locked the group: nothing sealed is given out.</summary>
    public Task<bool> IsLockedAsync(GroupId id, CancellationToken cancellation) => keys.IsLockedAsync(id, cancellation);

    /// <summary>The group's keys, the newest last.</summary>
    public Task<IReadOnlyList<GroupEpoch>> EpochsAsync(GroupId id, CancellationToken cancellation) => keys.EpochsAsync(id, cancellation);

    /// <summary>What stands behind the group's code on paper; null without a short address or keys.</summary>
    /// <param name="id">The group.</param>
    /// <param name="request">Says under which host this server is reached, where that was not noted.</param>
    /// <param name="cancellation">Ends the question.</param>
    public async Task<string?> AddressAsync(GroupId id, HttpRequest request, CancellationToken cancellation) =>
        await InboxAsync(id, cancellation) is { } inbox && await EpochsAsync(id, cancellation) is { Count: > 0 } epochs ? AddressOf(inbox, epochs[^1], request) : null;

    /// <summary>What stands behind the code of an inbox whose newest key is known.</summary>
    public static string AddressOf(Inbox inbox, GroupEpoch newest, HttpRequest request) =>
        InboxAddress.Of(inbox.Host.Length > 0 ? inbox.Host : IndexModel.HostOf(request), inbox.Slug, newest.Fingerprint);

    /// <summary>The group's address; null before it was chosen.</summary>
    public async Task<Inbox?> InboxAsync(GroupId id, CancellationToken cancellation) =>
        await db.Set<Inbox>().AsNoTracking().FirstOrDefaultAsync(one => one.GroupId == id, cancellation);

    /// <summary>Submissions, the newest day first; within a day in no order that tells anything.</summary>
    public async Task<IReadOnlyList<Submission>> ListAsync(GroupId group, bool isHandled, int most, CancellationToken cancellation) =>
        await db.Set<Submission>().AsNoTracking().Where(one => one.GroupId == group && (one.HandledDay != null) == isHandled)
            .OrderByDescending(one => one.Day).ThenBy(one => one.Id).Take(most).ToListAsync(cancellation);

    /// <summary>How many there are.</summary>
    public Task<int> CountAsync(GroupId group, bool isHandled, CancellationToken cancellation) =>
        db.Set<Submission>().CountAsync(one => one.GroupId == group && (one.HandledDay != null) == isHandled, cancellation);

    /// <summary>One submission; null when there is none in this group.</summary>
    public async Task<Submission?> FindAsync(GroupId group, SubmissionId id, CancellationToken cancellation) =>
        await db.Set<Submission>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id && one.GroupId == group, cancellation);

    /// <summary>Its sealed bytes; null when there is none, or the group is locked.</summary>
    public async Task<byte[]?> FileAsync(GroupId group, SubmissionId id, CancellationToken cancellation) =>
        await FindAsync(group, cancellation) is null || await IsLockedAsync(group, cancellation) || await FindAsync(group, id, cancellation) is null
            ? null
            : await SealedPiece.ReadAsync(db, id, cancellation);

    /// <summary>The days on which the sender was answered.</summary>
    public async Task<IReadOnlyList<DateOnly>> AnsweredAsync(Submission submission, CancellationToken cancellation) =>
        await db.Set<Letter>().Where(one => one.GroupId == submission.GroupId && one.Mailbox == submission.Mailbox).OrderBy(one => one.Day).Select(one => one.Day).ToListAsync(cancellation);

    /// <summary>Marks a submission as handled or takes that back.</summary>
    public async Task HandleAsync(GroupId group, SubmissionId id, bool isHandled, CancellationToken cancellation)
    {
        var submission = await db.Set<Submission>().FirstOrDefaultAsync(one => one.Id == id && one.GroupId == group, cancellation);
        if (submission is null || submission.HandledDay is not null == isHandled)
        {
            return;
        }

        submission.HandledDay = isHandled ? Today : null;
        db.Record(new AuditAct(access.Me?.Value, isHandled ? "submission.handle" : "submission.reopen", "group", group.Value));
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Marks submissions that wait as handled.</summary>
    /// <returns>How many were not before.</returns>
    public async Task<int> HandleManyAsync(GroupId group, IReadOnlyCollection<SubmissionId> chosen, CancellationToken cancellation)
    {
        await using var act = await db.BeginActAsync(cancellation);
        var waiting = await db.Set<Submission>().Where(one => one.GroupId == group && one.HandledDay == null && EF.Parameter(chosen).Contains(one.Id)).ToListAsync(cancellation);
        waiting.ForEach(one => one.HandledDay = Today);
        db.Record(new AuditAct(access.Me?.Value, "submission.handle", "group", group.Value, $"count={waiting.Count}"));
        await db.SaveActAsync(act, cancellation);
        return waiting.Count;
    }

    /// <summary>Those of some mailboxes in which an answer of the group lies.</summary>
    public async Task<IReadOnlySet<string>> AnsweredAsync(GroupId group, IReadOnlyCollection<string> mailboxes, CancellationToken cancellation) =>
        (await db.Set<Letter>().Where(one => one.GroupId == group && EF.Parameter(mailboxes).Contains(one.Mailbox)).Select(one => one.Mailbox).Distinct().ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);

    /// <summary>Puts a sealed answer into a submission's mailbox. The same one twice is there once.</summary>
    /// <returns>False when it is no sealed answer.</returns>
    public async Task<bool> AnswerAsync(Submission submission, byte[] file, CancellationToken cancellation)
    {
        if (!SealedSize.IsLetter(file.Length) || !SealedSize.LooksSealed(file))
        {
            return false;
        }

        db.Add(new Letter
        {
            Id = new LetterId(new Guid(SHA256.HashData(file).AsSpan(0, 16))), GroupId = submission.GroupId, Mailbox = submission.Mailbox, Day = Today, Bytes = file,
        });
        db.Record(new AuditAct(access.Me?.Value, "submission.answer", "group", submission.GroupId.Value));
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException twice) when (db.Store.IsDuplicate(twice))
        {
            // Sent twice.
        }

        return true;
    }

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
}

/// <summary>A group as its members see its inbox.</summary>
/// <param name="Group">The group.</param>
/// <param name="Slug">Its address; null before it was chosen.</param>
/// <param name="New">Submissions that nobody has handled.</param>
internal sealed record GroupInbox(GroupCard Group, string? Slug, int New);
