using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Handbill.Distribution.Rounds;

/// <summary>Somebody's own rounds, those that still look for somebody, and the ways to all the others.</summary>
[Authorize(nameof(Permission.HandOut))]
internal sealed class MineModel(RoundDesk desk, IIssues issues, IPublications publications, TimeProvider clock, IStringLocalizer<RoundWords> words) : PageModel
{
    private const int MostGaps = 50;

    // Long enough for whoever reports after the weekend.
    private static readonly TimeSpan Back = TimeSpan.FromDays(14);

    public IReadOnlyList<(string Title, string Label, IReadOnlyList<RoundRow> Rows)> Parts { get; private set; } = [];

    public IReadOnlyList<IssueCard> Issues { get; private set; } = [];

    public IReadOnlyList<PublicationCard> Publications { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var sight = await desk.SightAsync(cancellation);
        var rows = await desk.SinceAsync(now - Back, cancellation);
        Parts =
        [
            (words["To report on"], words["To report on"], [.. rows.Where(row => row.IGo && !row.IsOff && row.Round.ReportId is null && row.Round.GoesAt <= now)]),
            (words["You go"], words["You go"], [.. rows.Where(row => row.IGo && row.Round.GoesAt > now)]),
            (words["Still looking for somebody"], words["Still looking for somebody"], [.. rows.Where(row => !row.IGo && row.Gap > 0 && row.Round.GoesAt > now).Take(MostGaps)]),
        ];
        var all = await issues.OpenAsync(cancellation);
        var mine = sight.Own.Count == 0 ? [] : (await issues.OpenEditionsAsync([.. sight.Own], cancellation)).Select(edition => edition.IssueId).ToHashSet();
        Issues = [.. all.Where(issue => sight.SeesPublication(issue.PublicationId) || mine.Contains(issue.Id))];
        Publications = sight.Keeping.IsNowhere ? [] : [.. (await publications.AllAsync(cancellation)).Where(one => sight.Keeping.Everywhere || sight.Keeping.Groups.Count > 0 || sight.Keeping.Publications.Contains(one.Id.Value))];
    }
}
