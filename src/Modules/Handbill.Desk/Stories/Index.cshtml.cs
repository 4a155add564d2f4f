using Handbill.Desk.Contracts;
using Handbill.Desk.Templates;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Handbill.Ui.Components;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Desk.Stories;

/// <summary>All stories that somebody sees, issue by issue.</summary>
[Authorize(nameof(Permission.SignedIn))]
internal sealed class IndexModel(StoryDesk desk, StoryShelf shelf, IIssues issues, IAccess access, IStringLocalizer<StoryWords> words) : PageModel
{
    private const int OnePage = 50;

    public IReadOnlyList<StoryRow> Rows { get; private set; } = [];

    public IReadOnlyList<Choice> Issues { get; private set; } = [];

    public IReadOnlyList<Choice> States { get; private set; } = [];

    public int PageNumber { get; private set; } = 1;

    public int PageCount { get; private set; } = 1;

    public bool MayWriteItems { get; private set; }

    public bool MayKeepTemplates { get; private set; }

    public bool IsFiltered { get; private set; }

    public async Task OnGetAsync(string? issue, string? state, [FromQuery(Name = "page")] int? number, CancellationToken cancellation)
    {
        var reach = await desk.ReachAsync(cancellation);
        MayWriteItems = !reach.Items.IsNowhere;
        MayKeepTemplates = await access.MayAnywhereAsync(Permission.KeepTemplates, cancellation);
        var stories = await desk.VisibleAsync(cancellation);
        Issues = await IssueChoicesAsync(stories, cancellation);
        States = [new("", words["Any state"]), .. Enum.GetValues<StoryState>().Select(one => new Choice(one.ToString(), words.State(one)))];
        if (issue == "none")
        {
            stories = stories.Where(story => story.IssueId == null);
        }
        else if (IssueId.TryParse(issue, null, out var id))
        {
            stories = stories.Where(story => story.IssueId == id);
        }

        if (Enum.TryParse<StoryState>(state, out var wanted) && Enum.IsDefined(wanted))
        {
            stories = stories.Where(story => story.State == wanted);
        }

        IsFiltered = !string.IsNullOrEmpty(issue) || !string.IsNullOrEmpty(state);
        PageCount = Math.Max(1, (await stories.CountAsync(cancellation) + OnePage - 1) / OnePage);
        PageNumber = Math.Clamp(number ?? 1, 1, PageCount);
        var found = await stories.AsNoTracking()
            .OrderByDescending(story => story.IssueId).ThenBy(story => story.EditionId).ThenBy(story => story.Position).ThenByDescending(story => story.ChangedAt)
            .Skip((PageNumber - 1) * OnePage).Take(OnePage).ToListAsync(cancellation);
        var rows = new List<StoryRow>(found.Count);
        foreach (var story in found)
        {
            rows.Add(new StoryRow(story, await shelf.NameAsync(story.IssueId, cancellation), await shelf.PlaceAsync(story, cancellation)));
        }

        Rows = rows;
    }

    private async Task<IReadOnlyList<Choice>> IssueChoicesAsync(IQueryable<Story> stories, CancellationToken cancellation)
    {
        var choices = new List<Choice> { new("", words["All issues"]), new("none", words["Waiting for an issue"]) };
        var named = await issues.OpenAsync(cancellation);
        choices.AddRange(named.Select(issue => new Choice(issue.Id.ToString(), $"{issue.PublicationName} {issue.Number}")));
        var others = await stories.Where(story => story.IssueId != null).Select(story => story.IssueId!.Value).Distinct().OrderByDescending(id => id).Take(20).ToListAsync(cancellation);
        foreach (var id in others.Where(id => named.All(issue => issue.Id != id)))
        {
            choices.Add(new Choice(id.ToString(), await shelf.NameAsync(id, cancellation)));
        }

        return choices;
    }
}

/// <summary>A story in a list, with the names of where it stands.</summary>
internal sealed record StoryRow(Story Story, string Issue, string Place);
