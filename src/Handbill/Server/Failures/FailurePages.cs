using System.Net;
using System.Security.Cryptography;
using Handbill.Kernel.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;

namespace Handbill.Server.Failures;

/// <summary>
/// Answers where nobody else could. The page is written here and not by the layout, which asks the database for what it shows: this one must
/// also stand when that is away.
/// </summary>
internal static partial class FailurePages
{
    public static void UseFailurePages(this IApplicationBuilder app, ILogger log) => app.Use(async (http, next) =>
    {
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked has gone; there is nobody to answer.
            return;
        }
        catch (BadHttpRequestException refused) when (!http.Response.HasStarted)
        {
            Clear(http);
            http.Response.StatusCode = refused.StatusCode;
        }
        catch (Exception problem) when (!http.Response.HasStarted)
        {
            var trouble = http.RequestServices.GetRequiredService<IStore>().TroubleOf(problem);
            var number = RandomNumberGenerator.GetHexString(8, lowercase: true);
            Failed(log, problem, number, trouble);
            var failure = Failure.Of(trouble, HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method));
            Clear(http);
            await WriteAsync(http, failure, number);
            return;
        }

        if (!http.Response.HasStarted && http.Response.ContentType is null && http.Response.ContentLength is null && Failure.Of(http.Response.StatusCode) is { } said)
        {
            await WriteAsync(http, said, "");
        }
    });

    // The headers that say what a browser may do stay; what the page that failed had set goes, cookies too.
    private static void Clear(HttpContext http)
    {
        var kept = http.Response.Headers.Where(header => header.Key is not ("Set-Cookie" or "Location" or "ETag" or "Content-Length")).ToList();
        http.Response.Clear();
        kept.ForEach(header => http.Response.Headers[header.Key] = header.Value);
    }

    private static async Task WriteAsync(HttpContext http, Failure failure, string number)
    {
        http.Response.StatusCode = failure.Status;
        http.Response.Headers.CacheControl = "no-store";
        if (failure.Status == StatusCodes.Status503ServiceUnavailable)
        {
            http.Response.Headers.RetryAfter = "30";
        }

        if (HttpMethods.IsHead(http.Request.Method))
        {
            return;
        }

        await BarePage.WriteAsync(http, words => new BarePage(
            words[failure.Title],
            $"{Paragraph(failure.Safe, words)}{Paragraph(failure.Next, words)}{(number.Length > 0 ? $"<p><code>{number}</code></p>" : "")}"));
    }

    private static string Paragraph(string key, IStringLocalizer words) => key.Length > 0 ? $"<p>{WebUtility.HtmlEncode(words[key])}</p>\n" : "";

    [LoggerMessage(2, LogLevel.Error, "A request failed: number {Number}, trouble {Trouble}", EventName = "failure")]
    private static partial void Failed(ILogger log, Exception problem, string number, StoreTrouble trouble);
}
