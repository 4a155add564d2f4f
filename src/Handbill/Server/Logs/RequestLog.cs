using System.Diagnostics;
using Handbill.Kernel.Modules;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Handbill.Server.Logs;

/// <summary>
/// A line a request: what kind of page, what came of it, how long it took. Not from where, not by whom, not which one. Of what is written in from
/// the floor there is no line and no count at all, and none of probes that come every few seconds.
/// </summary>
internal static partial class RequestLog
{
    // Under here people write in. Held by the address too, so that a request that finds no page there leaves nothing either.
    private const string Floor = "/in";

    private static readonly string[] Probes = ["/health", "/ready"];

    /// <summary>Outermost: sees what the answer became, and how long it took with its packing.</summary>
    public static void UseRequestLog(this IApplicationBuilder app, ILogger log) => app.Use(async (http, next) =>
    {
        var path = http.Request.Path;
        if (path.StartsWithSegments(Floor, StringComparison.OrdinalIgnoreCase) || Probes.Contains(path.Value, StringComparer.Ordinal))
        {
            Uncount(http);
            await next(http);
            return;
        }

        var began = Stopwatch.GetTimestamp();
        await next(http);
        if (http.GetEndpoint()?.Metadata.GetMetadata<LeavesNoTraceAttribute>() is not null)
        {
            Uncount(http);
            return;
        }

        Answered(log, MethodOf(http), RouteOf(http), http.Response.StatusCode, Math.Round(Stopwatch.GetElapsedTime(began).TotalMilliseconds, 1));
    });

    // Only what the code says of an address; what was asked for may be anything.
    private static string RouteOf(HttpContext http) => (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText is { } route
        ? route.StartsWith('/') ? route : "/" + route
        : "(none)";

    private static string MethodOf(HttpContext http) => http.Request.Method switch
    {
        "GET" or "HEAD" or "POST" or "PUT" or "DELETE" or "OPTIONS" => http.Request.Method,
        _ => "(other)",
    };

    private static void Uncount(HttpContext http)
    {
        if (http.Features.Get<IHttpMetricsTagsFeature>() is { } numbers)
        {
            numbers.MetricsDisabled = true;
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{Method} {Route} {Status} {Milliseconds} ms", EventName = "request")]
    private static partial void Answered(ILogger log, string method, string route, int status, double milliseconds);
}
