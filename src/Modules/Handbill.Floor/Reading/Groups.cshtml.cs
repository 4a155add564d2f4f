using Handbill.Groups.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Handbill.Floor.Reading;

/// <summary>The inboxes of one's groups.</summary>
[Authorize(nameof(Permission.ReadSubmissions))]
internal sealed class GroupsModel(InboxDesk desk) : PageModel
{
    public IReadOnlyList<GroupInbox> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => Rows = await desk.GroupsAsync(cancellation);
}
