using Handbill.Desk.Contracts;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Handbill.Desk.Meetings;

/// <summary>The items on paper, in large type, each on a page of its own with room for notes.</summary>
[Authorize(nameof(Permission.WriteItems))]
internal sealed class ReadingCopyModel(MeetingDesk desk) : PageModel
{
    public Table Table { get; private set; } = null!;

    /// <summary>What is read out: not what was held or killed already.</summary>
    public IReadOnlyList<Story> Items { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(EditionId id, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, cancellation) is not { } table)
        {
            return NotFound();
        }

        Table = table;
        Items = [.. table.Items.Where(item => item.State is not (StoryState.Held or StoryState.Killed))];
        return Page();
    }
}
