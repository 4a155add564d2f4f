using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Handbill.Desk.Boards;

/// <summary>The issues that are worked on, each with its board.</summary>
[Authorize(nameof(Permission.SeeBoard))]
internal sealed class ListModel(IIssues issues, IAccess access) : PageModel
{
    public IReadOnlyList<IssueCard> Issues { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var reach = await access.ReachAsync(Permission.SeeBoard, cancellation);
        Issues = [.. (await issues.OpenAsync(cancellation)).Where(issue => reach.Everywhere || reach.Publications.Contains(issue.PublicationId.Value))];
    }
}
