using System.IO.Hashing;
using System.Runtime.InteropServices;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Changes;
using Handbill.Press.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
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
    private const int MostStreams = 400;

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(20), Gathering = TimeSpan.FromMilliseconds(400), Longest = TimeSpan.FromHours(1);
    private static readonly SemaphoreSlim Streams = new(MostStreams);

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

    private static async Task LiveAsync(IssueId id, string? seen, HttpContext http, IChangeFeed feed, IServiceScopeFactory scopes, TimeProvider clock)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        using var stopping = http.RequestServices.GetRequiredService<Microsoft.Extensions.Hosting.IHostApplicationLifetime>().ApplicationStopping.Register(ending.Cancel);
        ending.CancelAfter(Longest);
        using var listener = feed.Listen();
        if (!await Streams.WaitAsync(0, CancellationToken.None))
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        try
        {
            await SendAsync(id, seen, http, listener, scopes, clock, ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The reader went, or the server ends: the browser asks again by itself.
        }
        finally
        {
            Streams.Release();
        }
    }

    private static async Task SendAsync(
        IssueId id, string? seen, HttpContext http, ChangeListener listener, IServiceScopeFactory scopes, TimeProvider clock, CancellationToken ending)
    {
        Dictionary<EditionId, string>? shown = null;
        while (true)
        {
            // A scope each time: roles that were taken away meanwhile are gone from the next look on.
            await using var scope = scopes.CreateAsyncScope();
            var services = scope.ServiceProvider;
            if (await services.GetRequiredService<BoardDesk>().ReadAsync(id, ending) is not { } board)
            {
                http.Response.StatusCode = http.Response.HasStarted ? http.Response.StatusCode : StatusCodes.Status404NotFound;
                return;
            }

            var markup = new BoardMarkup(services.GetRequiredService<IStringLocalizer<BoardWords>>(), clock.GetUtcNow());
            var rows = board.Rows.ToDictionary(row => row.Edition.Id, markup.Text);
            if (shown is null)
            {
                http.Response.ContentType = "text/event-stream";
                http.Response.Headers.CacheControl = "no-store";
                http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
                shown = seen == Stamp(board.Rows, markup) ? rows : [];
                await WriteAsync(http, "retry: 3000\n\n", ending);
            }

            var fresh = string.Concat(rows.Where(row => shown.GetValueOrDefault(row.Key) != row.Value).Select(row => row.Value));
            shown = rows;
            await WriteAsync(http, fresh.Length > 0 ? $"event: fragment\ndata: {fresh}\n\n" : ": here\n\n", ending);

            // Where nothing was done a line is sent nevertheless, so that a broken connection is seen.
            await listener.NewsAsync(Quiet, Gathering, ending);
        }
    }

    private static async Task WriteAsync(HttpContext http, string text, CancellationToken ending)
    {
        await http.Response.WriteAsync(text, ending);
        await http.Response.Body.FlushAsync(ending);
    }
}
