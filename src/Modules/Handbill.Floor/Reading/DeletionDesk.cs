using Handbill.Floor.Contracts;
using Handbill.Floor.Submissions;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Vault.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Floor.Reading;

/// <summary>
/// Deletes submissions before their time, which takes two people however few they are. One marks a list, another sees the same list and agrees. A list never grows after it was
/// asked for: what is marked anew goes onto a list of its own, and from the one that it was on.
/// </summary>
internal sealed class DeletionDesk(HandbillDb db, ITwoPersonActs acts, IAccounts accounts)
{
    /// <summary>The key under which the act is registered.</summary>
    public const string Kind = "floor.delete";

    /// <summary>Deletions of a group that wait for a second person, the newest first.</summary>
    /// <param name="group">The group.</param>
    /// <param name="me">Who looks.</param>
    /// <param name="cancellation">Ends the question.</param>
    public async Task<IReadOnlyList<AskedDeletion>> OfAsync(GroupId group, AccountId me, CancellationToken cancellation)
    {
        var open = (await acts.OfAsync(group, cancellation)).Where(act => act.Kind == Kind && act.AgreedBy is null).ToList();
        if (open.Count == 0)
        {
            return [];
        }

        var names = (await accounts.OfGroupAsync(group, cancellation)).ToDictionary(one => one.Id, one => one.Pseudonym);
        var counts = await db.Set<Submission>().Where(one => one.GroupId == group && one.DeletionId != null).GroupBy(one => one.DeletionId).Select(all => new { all.Key, Count = all.Count() })
            .ToDictionaryAsync(one => one.Key!.Value, one => one.Count, cancellation);
        return [.. open.Select(act => new AskedDeletion(act, names.GetValueOrDefault(act.AskedBy, "–"), counts.GetValueOrDefault(act.Subject), act.AskedBy == me)).Where(asked => asked.Count > 0)];
    }

    /// <summary>Asks for some to be deleted.</summary>
    public async Task<ActOutcome> AskAsync(GroupId group, IReadOnlyCollection<SubmissionId> chosen, AccountId by, CancellationToken cancellation)
    {
        var list = Guid.NewGuid();
        await using (var act = await db.BeginActAsync(cancellation))
        {
            foreach (var one in await db.Set<Submission>().Where(one => one.GroupId == group && one.HandledDay == null && EF.Parameter(chosen).Contains(one.Id)).ToListAsync(cancellation))
            {
                one.DeletionId = list;
            }

            await db.SaveActAsync(act, cancellation);
        }

        // A list that nobody asked about means nothing.
        return await acts.AskAsync(group, Kind, list, "", by, cancellation);
    }
}

/// <summary>A deletion that waits.</summary>
/// <param name="Act">What was asked for.</param>
/// <param name="Name">Pseudonym of who asked.</param>
/// <param name="Count">How many submissions are on its list.</param>
/// <param name="IsMine">Whether whoever looks asked for it.</param>
internal sealed record AskedDeletion(AskedAct Act, string Name, int Count, bool IsMine);

/// <summary>Deletes the submissions of a list once two have agreed. The trail says how many they were.</summary>
internal sealed class SubmissionDeletion(HandbillDb db, IGroupKeys keys) : IAgreedAct
{
    public async Task<bool> MayAsync(AskedAct act, AccountId who, CancellationToken cancellation) =>
        !await keys.IsLockedAsync(act.Group, cancellation) && await db.Set<Submission>().AnyAsync(one => one.GroupId == act.Group && one.DeletionId == act.Subject, cancellation);

    public async Task DoAsync(AskedAct act, CancellationToken cancellation)
    {
        var gone = db.Set<Submission>().Where(one => one.GroupId == act.Group && one.DeletionId == act.Subject);
        await db.Set<SealedPiece>().Where(piece => gone.Any(one => one.Id == piece.FileId)).ExecuteDeleteAsync(cancellation);
        var count = await gone.ExecuteDeleteAsync(cancellation);
        db.Record(new AuditAct(act.AgreedBy?.Value, "submission.delete", "group", act.Group.Value, $"count={count}"));
    }
}
