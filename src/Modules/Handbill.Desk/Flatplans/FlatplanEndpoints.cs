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

namespace Handbill.Desk.Flatplans;

/// <summary>Keeps a flatplan in sight fresh: when an article was written or a frame moved, by whomever, it is set again and sent.</summary>
internal static class FlatplanEndpoints
{
    private const int MostStreams = 100;

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(20), Gathering = TimeSpan.FromMilliseconds(400), Longest = TimeSpan.FromHours(1);
    private static readonly SemaphoreSlim Streams = new(MostStreams);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/issues/{id}/flatplan/live", LiveAsync).RequireAuthorization(nameof(Permission.SeeBoard));

    /// <summary>What a flatplan shows, as a short code.</summary>
    public static string Stamp(FlatplanMarkup markup) => Convert.ToHexStringLower(XxHash128.Hash(MemoryMarshal.AsBytes(markup.PagesLine().AsSpan())));

    private static async Task LiveAsync(IssueId id, int? frame, string? seen, HttpContext http, IChangeFeed feed, IServiceScopeFactory scopes)
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
            await SendAsync(id, frame ?? -1, seen ?? "", http, listener, scopes, ending.Token);
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

    private static async Task SendAsync(IssueId id, int frame, string seen, HttpContext http, ChangeListener listener, IServiceScopeFactory scopes, CancellationToken ending)
    {
        var version = -1;
        while (true)
        {
            // A scope each time: roles that were taken away meanwhile are gone from the next look on.
            await using var scope = scopes.CreateAsyncScope();
            if (await scope.ServiceProvider.GetRequiredService<FlatplanDesk>().ReadAsync(id, ending) is not { } sight)
            {
                http.Response.StatusCode = http.Response.HasStarted ? http.Response.StatusCode : StatusCodes.Status404NotFound;
                return;
            }

            var words = scope.ServiceProvider.GetRequiredService<IStringLocalizer<FlatplanWords>>();
            var markup = new FlatplanMarkup(words, sight, frame < sight.Plan.Frames.Length ? frame : -1);
            if (!http.Response.HasStarted)
            {
                http.Response.ContentType = "text/event-stream";
                http.Response.Headers.CacheControl = "no-store";
                http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
                await WriteAsync(http, "retry: 3000\n\n", ending);
            }

            var stamp = Stamp(markup);
            await WriteAsync(http, stamp == seen ? ": here\n\n" : $"event: fragment\ndata: {markup.PagesLine()}\n\n", ending);
            if (stamp != seen && version >= 0)
            {
                await WriteAsync(http, $"event: say\ndata: {(version != sight.Version ? words["The flatplan was changed."] + " " : "")}{markup.Sum()}\n\n", ending);
            }

            (seen, version) = (stamp, sight.Version);

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
