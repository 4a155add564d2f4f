using System.Net;
using System.Text.RegularExpressions;
using Handbill.Desk.Contracts;
using Handbill.Desk.Meetings;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Handbill.Press.Publications;
using Handbill.Server.Tests.Hosting;
using Answer = Handbill.Server.Tests.Stories.Answer;
using Forms = Handbill.Server.Tests.Stories.Forms;
using TwoGroups = Handbill.Server.Tests.Stories.TwoGroups;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Server.Tests.Meetings;

/// <summary>The depot's edition with three items that wait to be read, and what a browser without scripts sends of a meeting.</summary>
internal static class MeetingStage
{
    public static string Page(this TwoGroups desk) => $"/editions/{desk.DepotEdition}/meeting";

    public static async Task<StoryId[]> ThreeAsync(this TwoGroups desk) =>
    [
        await desk.AddAsync(story => (story.Headline, story.State, story.Position) = ("Hot water is back", StoryState.Ready, 1)),
        await desk.AddAsync(story => (story.Headline, story.State, story.Position) = ("Canteen prices", StoryState.Ready, 2)),
        await desk.AddAsync(story => (story.Headline, story.State, story.Position) = ("The new rota", StoryState.Draft, 3)),
    ];

    /// <summary>Decides on an item as the page stands now, or as it stood.</summary>
    public static async Task<Answer> DecideAsync(
        this TwoGroups desk, HttpClient browser, StoryId story, string kind, string? opened = null, Guid? id = null, string why = "")
    {
        var page = opened ?? await Forms.ReadAsync(browser, desk.Page());
        var (revision, state) = Seen(page, story);
        return await Forms.PostAsync(
            browser, desk.Page() + "?handler=Decide", Forms.Token(page), ("decision", (id ?? Guid.NewGuid()).ToString("N")), ("story", story.ToString()),
            ("kind", kind), ("revision", revision), ("state", state), ("why", why));
    }

    public static async Task<Answer> SendAsync(this TwoGroups desk, HttpClient browser, string handler, params (string Name, string Value)[] fields)
    {
        var page = await Forms.ReadAsync(browser, desk.Page());
        var all = fields.Any(field => field.Name == "decision") ? fields : [("decision", Guid.NewGuid().ToString("N")), .. fields];
        return await Forms.PostAsync(browser, $"{desk.Page()}?handler={handler}", Forms.Token(page), all);
    }

    public static (string Revision, string State) Seen(string page, StoryId story)
    {
        var found = Regex.Match(page, $"data-story=\"{story}\" data-revision=\"(?<revision>\\d+)\" data-state=\"(?<state>\\w+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
        found.Success.ShouldBeTrue();
        return (found.Groups["revision"].Value, found.Groups["state"].Value);
    }

    public static async Task<bool> IsApprovedAsync(this TwoGroups desk) =>
        (await desk.Server.WithAsync(db => db.Set<PlannedEdition>().AsNoTracking().FirstAsync(one => one.Id == desk.DepotEdition, TestContext.Current.CancellationToken))).ApprovedAt is not null;

    public static Task<Decision[]> DecisionsAsync(this TwoGroups desk) =>
        desk.Server.WithAsync(db => db.Set<Decision>().AsNoTracking().OrderBy(one => one.At).ToArrayAsync(TestContext.Current.CancellationToken));

    public static Task<Meeting[]> MeetingsAsync(this TwoGroups desk) =>
        desk.Server.WithAsync(db => db.Set<Meeting>().AsNoTracking().OrderBy(one => one.BeganAt).ToArrayAsync(TestContext.Current.CancellationToken));

    /// <summary>Somebody writes on an item from their own desk.</summary>
    public static async Task WriteAsync(this TwoGroups desk, HttpClient browser, StoryId story, string body)
    {
        var page = await Forms.ReadAsync(browser, $"/stories/{story}");
        (await Forms.PostAsync(browser, $"/stories/{story}", Forms.Token(page), Forms.Story(page, ("Body", body)))).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    public static Task LockAsync(this TwoGroups desk) => desk.Server.WithAsync(db => db.Set<PlannedIssue>().Where(one => one.Id == desk.Issue)
        .ExecuteUpdateAsync(set => set.SetProperty(one => one.LockedAt, (DateTimeOffset?)DateTimeOffset.UtcNow), TestContext.Current.CancellationToken));
}
