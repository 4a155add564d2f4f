using Handbill.Floor.Submissions;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Floor.Reading;

/// <summary>For whom a submission waits that came on an earlier day and that nobody has handled.</summary>
internal sealed class InboxNotices(HandbillDb db, IPowers powers) : INoticeSource
{
    public async Task<bool> WaitsAsync(AccountId account, DateOnly since, DateOnly today, CancellationToken cancellation)
    {
        var groups = (await powers.ReachAsync(account, [Permission.ReadSubmissions], cancellation)).Groups.ToList();
        return groups.Count > 0 && await db.Set<Submission>().AnyAsync(one => EF.Parameter(groups).Contains(one.GroupId) && one.HandledDay == null && one.Day >= since && one.Day < today, cancellation);
    }
}
