using System.Globalization;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Handbill.Press.Publications;
using Handbill.Ui.Layout;
using Handbill.Ui.Words;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Press.Deadlines;

/// <summary>Answers calendar programs. An address that is not known, or no longer, is one that is not there.</summary>
internal static class FeedEndpoint
{
    private const int LongestSecret = 100;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(60);

    private static readonly Permission[] Any =
        [Permission.WriteItems, Permission.WriteEditorials, Permission.Translate, Permission.SeeBoard, Permission.KeepPublications];

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/calendar/{secret}.ics", AnswerAsync).AllowAnonymous().WithDisplayName("Deadlines for a calendar program");

    private static async Task<IResult> AnswerAsync(
        string secret, string? language, HttpContext http, HandbillDb db, IPowers powers, IEnumerable<ICalendarEntries> others, IOrganisationFaces faces, IStringLocalizer<PublicationWords> words, TimeProvider clock)
    {
        var cancellation = http.RequestAborted;
        var hash = secret.Length <= LongestSecret ? CalendarFeed.HashOf(secret) : "";
        if (await db.Set<CalendarFeed>().AsNoTracking().FirstOrDefaultAsync(one => one.SecretHash == hash, cancellation) is not { } feed)
        {
            return Results.NotFound();
        }

        if (Language.Find(language) is { } asked)
        {
            CultureInfo.CurrentUICulture = asked.Culture;
        }

        var reach = await powers.ReachAsync(feed.AccountId, Any, cancellation);
        var since = clock.GetUtcNow() - Kept;
        var issues = await IssuesAsync(db, reach, since, cancellation);
        var entries = new List<CalendarEntry>();
        foreach (var other in others)
        {
            entries.AddRange(await other.OfAsync(feed.AccountId, since, cancellation));
        }

        var name = words["Deadlines of {0}", (await faces.FindAsync(http)).Name];
        var text = DeadlineCalendar.Write(name, issues, entries, (key, issue) => words[key, issue.PublicationName, issue.Number.ToString(CultureInfo.InvariantCulture)], clock.GetUtcNow());
        http.Response.Headers.CacheControl = "private, no-cache";
        return Results.Text(text, "text/calendar; charset=utf-8");
    }

    // A group sees the deadlines of the issues in which it has an edition; who works on a publication sees all of its.
    private static async Task<IReadOnlyList<IssueCard>> IssuesAsync(HandbillDb db, Reach reach, DateTimeOffset since, CancellationToken cancellation)
    {
        var issues = db.Set<PlannedIssue>().Where(issue => issue.HandOutAt > since);
        if (!reach.Everywhere)
        {
            var publications = reach.Publications.Select(id => new PublicationId(id)).ToList();
            var ofGroups = db.Set<PlannedEdition>().Where(edition => reach.Groups.Contains(edition.GroupId)).Select(edition => edition.IssueId);
            issues = issues.Where(issue => publications.Contains(issue.PublicationId) || ofGroups.Contains(issue.Id));
        }

        return [.. (await IssueDirectory.Cards(db, issues).ToListAsync(cancellation)).OrderBy(issue => issue.CopyDue).ThenBy(issue => issue.Id.Value)];
    }
}
