using Handbill.Desk.Contracts;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Kernel.Search;
using Handbill.Ui.Components;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Desk.Search;

/// <summary>Finds words in everything that somebody may see.</summary>
[Authorize(nameof(Permission.SignedIn))]
internal sealed class IndexModel(HandbillDb db, StoryDesk desk, StoryShelf shelf, IStringLocalizer<StoryWords> words) : PageModel
{
    private const int OnePage = 20;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Order { get; set; }

    public TextQuery Asked { get; private set; } = TextQuery.Parse("");

    public IReadOnlyList<StoryRow> Found { get; private set; } = [];

    /// <summary>True when there are more than are looked at.</summary>
    public bool AreMore { get; private set; }

    public int Count { get; private set; }

    public int PageNumber { get; private set; } = 1;

    public int PageCount { get; private set; } = 1;

    public IReadOnlyList<Choice> Kinds =>
        [new("", words["Anything"]), .. Enum.GetValues<StoryKind>().Select(one => new Choice(one.ToString(), words.Kind(one)))];

    public IReadOnlyList<Choice> States =>
        [new("", words["Any state"]), .. Enum.GetValues<StoryState>().Select(one => new Choice(one.ToString(), words.State(one)))];

    public IReadOnlyList<Choice> Orders => [new("best", words["Best first"]), new("newest", words["Newest first"])];

    public async Task OnGetAsync([FromQuery(Name = "page")] string? number, CancellationToken cancellation)
    {
        // Whatever stands in the address is a question, never an error.
        ModelState.Clear();
        Asked = TextQuery.Parse(Query);
        var search = new StorySearch(db, await desk.ReachAsync(cancellation), await desk.VisibleAsync(cancellation));
        var result = await search.FindAsync(Asked, Parse<StoryKind>(Kind), Parse<StoryState>(State), Order == "newest", cancellation);
        Count = result.Ids.Count;
        AreMore = result.AreMore;
        PageCount = Math.Max(1, (Count + OnePage - 1) / OnePage);
        PageNumber = Math.Clamp(int.TryParse(number, out var asked) ? asked : 1, 1, PageCount);
        var rows = new List<StoryRow>(OnePage);
        foreach (var story in await search.ReadAsync(result.Ids.Skip((PageNumber - 1) * OnePage).Take(OnePage), cancellation))
        {
            rows.Add(new StoryRow(story, await shelf.NameAsync(story.IssueId, cancellation), await shelf.PlaceAsync(story, cancellation)));
        }

        Found = rows;
    }

    private static T? Parse<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;
}
