using System.IO.Hashing;
using System.Runtime.InteropServices;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Changes;
using Handbill.Press.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Handbill.Desk.Boards;

/// <summary>
/// Keeps a board in sight fresh: when something was done, or the fit of sheets was found, the board is read again and the rows that differ are
/// sent.
/// </summary>
internal static class BoardEndpoints
{
    private static readonly LivePage Live = new(most: 400, quiet: TimeSpan.FromSeconds(20), gathering: TimeSpan.FromMilliseconds(400));

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/issues/{id}/board/live", LiveAsync).RequireAuthorization(nameof(Permission.SeeBoard));

    /// <summary>What a board shows, as a short code: who has the same has nothing to learn.</summary>
    public static string Stamp(IEnumerable<BoardRow> rows, BoardMarkup markup)
    {
        var hash = new XxHash128();
        foreach (var row in rows)
        {
            hash.Append(MemoryMarshal.AsBytes(markup.Text(row).AsSpan()));
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    private static Task LiveAsync(IssueId id, string? seen, HttpContext http, TimeProvider clock)
    {
        Dictionary<EditionId, string>? shown = null;
        return Live.SendAsync(http, async (services, ending) =>
        {
            if (await services.GetRequiredService<BoardDesk>().ReadAsync(id, ending) is not { } board)
            {
                return null;
            }

            var markup = new BoardMarkup(services.GetRequiredService<IStringLocalizer<BoardWords>>(), clock.GetUtcNow());
            var rows = board.Rows.ToDictionary(row => row.Edition.Id, markup.Text);
            shown ??= seen == Stamp(board.Rows, markup) ? rows : [];
            var fresh = string.Concat(rows.Where(row => shown.GetValueOrDefault(row.Key) != row.Value).Select(row => row.Value));
            shown = rows;
            return new LiveNews { Fragment = fresh };
        });
    }
}
