using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Handbill.Desk.Boards;

/// <summary>All editions of an issue on one screen, for ten or four hundred.</summary>
[Authorize(nameof(Permission.SeeBoard))]
internal sealed class IndexModel(BoardDesk desk, IAccess access, TimeProvider clock, IStringLocalizer<BoardWords> words) : PageModel
{
    public Board Board { get; private set; } = null!;

    /// <summary>The rows in their order; under a region's name where they are grouped, otherwise under the empty one.</summary>
    public IReadOnlyList<(string Region, IReadOnlyList<BoardRow> Rows)> Parts { get; private set; } = [];

    public bool IsGrouped { get; private set; }

    public bool MayLock { get; private set; }

    public bool MayExport { get; private set; }

    public bool MayPress { get; private set; }

    public bool MayWriteEditorials { get; private set; }

    public string Seen { get; private set; } = "";

    public BoardMarkup Markup { get; } = new(words, clock.GetUtcNow());

    public async Task<IActionResult> OnGetAsync(IssueId id, [FromQuery] string? q, [FromQuery] string? sort, [FromQuery] string? by, CancellationToken cancellation)
    {
        if (await desk.ReadAsync(id, cancellation) is not { } board)
        {
            return NotFound();
        }

        Board = board;
        IsGrouped = by == "region";
        var rows = BoardRows.Sort(BoardRows.Filter(board.Rows, q), sort);
        Parts = IsGrouped
            ? [.. rows.GroupBy(row => row.Region).OrderBy(part => part.Key.Length == 0).ThenBy(part => part.Key, StringComparer.CurrentCultureIgnoreCase).Select(part => (part.Key, (IReadOnlyList<BoardRow>)[.. part]))]
            : [("", rows)];
        Seen = BoardEndpoints.Stamp(board.Rows, Markup);
        Scope[] scopes = [Scope.Publication(board.Issue.PublicationId.Value)];
        MayLock = await access.MayAsync(Permission.Lock, scopes, cancellation);
        MayWriteEditorials = await access.MayAsync(Permission.WriteEditorials, scopes, cancellation);
        MayExport = await access.MayAsync(Permission.ExportIssues, scopes, cancellation);
        MayPress = await access.MayAsync(Permission.RunPress, scopes, cancellation);
        return Page();
    }
}
