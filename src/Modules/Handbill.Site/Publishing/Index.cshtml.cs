using System.Globalization;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Handbill.Site.Articles;
using Handbill.Site.Contracts;
using Handbill.Site.Counting;
using Handbill.Site.Issues;
using Handbill.Site.Reading;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Site.Publishing;

/// <summary>What is published, what waits, and the order of the front page.</summary>
[Authorize(nameof(Permission.Publish))]
internal sealed class IndexModel(HandbillDb db, SiteFrame frame, SiteDesk desk, IIssues issues, IPublications publications, IAccess access, TimeProvider clock, IStringLocalizer<SiteWords> words) : PageModel
{
    private const int OnPage = 50, IssuesOfEach = 4;

    public bool IsOpen { get; private set; }

    public string Language { get; private set; } = "";

    public IReadOnlyList<string> Languages { get; private set; } = [];

    public IReadOnlyList<(Article Article, long Reads)> Rows { get; private set; } = [];

    public IReadOnlyList<(IssueCard Issue, bool IsPublic)> Issues { get; private set; } = [];

    public int Number { get; private set; } = 1;

    public bool HasMore { get; private set; }

    public async Task OnGetAsync(string? language, [FromQuery(Name = "page")] int number, CancellationToken cancellation)
    {
        var (setting, _, languages) = await frame.BaseAsync(cancellation);

        // Here also those in which nothing is out yet.
        languages = [.. languages.Union(await db.Set<Article>().Select(one => one.Language).Distinct().OrderBy(one => one).ToListAsync(cancellation))];
        Number = Math.Clamp(number, 1, 10_000);
        (IsOpen, Languages, Language) = (setting.IsOpen, languages, language is not null && languages.Contains(language) ? language : languages[0]);
        var reach = await access.ReachAsync(Permission.Publish, cancellation);
        var mine = reach.Publications.Select(PublicationId.From).Select(id => (PublicationId?)id).ToList();
        var rows = await db.Set<Article>().AsNoTracking().Where(one => one.Language == Language && (reach.Everywhere || EF.Parameter(mine).Contains(one.PublicationId)))
            .OrderBy(one => one.FrontPlace == null).ThenBy(one => one.FrontPlace).ThenByDescending(one => one.PublishAt).Skip((Number - 1) * OnPage).Take(OnPage + 1).ToListAsync(cancellation);
        HasMore = rows.Count > OnPage;
        var ids = rows.Take(OnPage).Select(one => one.Id).ToList();
        var since = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-30);
        var reads = await db.Set<ReadCount>().Where(one => EF.Parameter(ids).Contains(one.ArticleId) && one.Day >= since).GroupBy(one => one.ArticleId).Select(group => new { group.Key, Reads = group.Sum(one => one.Reads) }).ToDictionaryAsync(one => one.Key, one => one.Reads, cancellation);
        Rows = [.. rows.Take(OnPage).Select(one => (one, reads.GetValueOrDefault(one.Id)))];
        await FindIssuesAsync(cancellation);
    }

    public async Task<IActionResult> OnPostPlaceAsync(string? language, string[] article, string[] place, CancellationToken cancellation)
    {
        if (!await desk.MayAsync(null, cancellation))
        {
            return Forbid();
        }

        var order = article.Zip(place).Select(pair => (Id: ArticleId.TryParse(pair.First, null, out var id) ? id : default, Place: int.TryParse(pair.Second, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : 0))
            .Where(one => one.Place > 0 && one.Id != default).OrderBy(one => one.Place).Select(one => one.Id).ToList();
        await desk.PlaceAsync(language ?? "", order, cancellation);
        Flash.Say(HttpContext, words["The front page has the new order."]);
        return Redirect($"/site?language={Uri.EscapeDataString(language ?? "")}");
    }

    public string StateOf(Article article) =>
        article.RetractedAt is not null ? words["retracted"] : article.PublishAt > clock.GetUtcNow() ? words["waits for its time"] : article.UpdatedAt is not null ? words["out, changed since"] : words["out"];

    private async Task FindIssuesAsync(CancellationToken cancellation)
    {
        var found = new List<IssueCard>();
        foreach (var publication in await publications.AllAsync(cancellation))
        {
            if (await desk.MayAsync(publication.Id, cancellation))
            {
                found.AddRange((await issues.LatestAsync(publication.Id, IssuesOfEach, cancellation)).Where(issue => issue.LockedAt is not null));
            }
        }

        var ids = found.ConvertAll(issue => (IssueId?)issue.Id);
        var there = (await db.Set<PublicIssue>().Where(one => EF.Parameter(ids).Contains(one.IssueId)).Select(one => one.IssueId).ToListAsync(cancellation)).ToHashSet();
        Issues = [.. found.OrderByDescending(issue => issue.Date).Select(issue => (issue, there.Contains(issue.Id)))];
    }
}
