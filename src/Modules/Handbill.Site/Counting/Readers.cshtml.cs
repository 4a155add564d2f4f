using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Site.Articles;
using Handbill.Site.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Site.Counting;

/// <summary>How much was read: sums, of nobody in particular.</summary>
[Authorize(nameof(Permission.Publish))]
internal sealed class ReadersModel(HandbillDb db, TimeProvider clock) : PageModel
{
    private const int Shown = 50;

    public IReadOnlyList<(DateOnly Day, long Reads)> Days { get; private set; } = [];

    public IReadOnlyList<(ArticleId Id, string Headline, long Reads)> Articles { get; private set; } = [];

    public IReadOnlyList<(string Host, long Reads)> Hosts { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var since = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-30);
        var counts = db.Set<ReadCount>().Where(one => one.Day >= since);
        Days = [.. (await counts.GroupBy(one => one.Day).Select(group => new { group.Key, Reads = group.Sum(one => one.Reads) }).ToListAsync(cancellation)).OrderByDescending(one => one.Key).Select(one => (one.Key, one.Reads))];
        var most = await counts.GroupBy(one => one.ArticleId).Select(group => new { Id = group.Key, Reads = group.Sum(one => one.Reads) }).OrderByDescending(one => one.Reads).Take(Shown).ToListAsync(cancellation);
        var ids = most.ConvertAll(one => one.Id);
        var headlines = await db.Set<Article>().Where(one => EF.Parameter(ids).Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Headline, cancellation);
        Articles = [.. most.Select(one => (one.Id, headlines[one.Id], one.Reads))];
        Hosts = [.. (await db.Set<ReferrerCount>().Where(one => one.Day >= since).GroupBy(one => one.Host).Select(group => new { group.Key, Reads = group.Sum(one => one.Reads) }).OrderByDescending(one => one.Reads).Take(Shown).ToListAsync(cancellation)).Select(one => (one.Key, one.Reads))];
    }
}
