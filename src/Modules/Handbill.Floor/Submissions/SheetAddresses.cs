using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Handbill.Vault.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Floor.Submissions;

/// <summary>What stands on the sheets of groups that can be written to: their short address with the fingerprint of their newest key, and where they want it a token of the batch.</summary>
internal sealed class SheetAddresses(HandbillDb db, IGroupKeys keys) : ISubmitAddresses
{
    /// <summary>The longest that is printed, as a folder's `submit` may be.</summary>
    private const int Longest = 200;

    /// <summary>The fewest submissions that a batch's token lets in, however few copies there are.</summary>
    private const int LeastUses = 20;

    public async Task<IReadOnlyDictionary<GroupId, string>> OfAsync(IReadOnlyCollection<GroupId> groups, CancellationToken cancellation)
    {
        var (inboxes, newest) = await ReadAsync(groups, cancellation);
        return inboxes.Where(inbox => newest.ContainsKey(inbox.GroupId)).Select(inbox => (inbox.GroupId, Address: AddressOf(inbox, newest[inbox.GroupId], ""))).Where(one => one.Address.Length <= Longest)
            .ToDictionary(one => one.GroupId, one => one.Address);
    }

    public async Task<IReadOnlyDictionary<EditionId, string>> KeepAsync(IReadOnlyList<EditionCard> editions, CancellationToken cancellation)
    {
        var (inboxes, newest) = await ReadAsync([.. editions.Select(edition => edition.GroupId).Distinct()], cancellation);
        var kept = new Dictionary<EditionId, string>();
        foreach (var edition in editions)
        {
            if (inboxes.FirstOrDefault(one => one.GroupId == edition.GroupId) is not { } inbox || !newest.TryGetValue(edition.GroupId, out var epoch) || AddressOf(inbox, epoch, "") is not { Length: <= Longest } address)
            {
                continue;
            }

            if (inbox.HasTokens && EntryToken.Make(edition.GroupId, Math.Max(LeastUses, edition.Copies)) is var (token, row) && AddressOf(inbox, epoch, token) is { Length: <= Longest } own)
            {
                db.Add(row);
                address = own;
            }

            kept[edition.Id] = address;
        }

        return kept;
    }

    private async Task<(IReadOnlyList<Inbox> Inboxes, IReadOnlyDictionary<GroupId, GroupEpoch> Newest)> ReadAsync(IReadOnlyCollection<GroupId> groups, CancellationToken cancellation)
    {
        var inboxes = await db.Set<Inbox>().AsNoTracking().Where(one => EF.Parameter(groups).Contains(one.GroupId) && one.IsOnSheets && one.Host != "").ToListAsync(cancellation);
        return (inboxes, inboxes.Count == 0 ? new Dictionary<GroupId, GroupEpoch>() : await keys.NewestAsync([.. inboxes.Select(inbox => inbox.GroupId)], cancellation));
    }

    private static string AddressOf(Inbox inbox, GroupEpoch epoch, string token) => InboxAddress.Of(inbox.Host, inbox.Slug, epoch.Fingerprint, token);
}
