using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Handbill.Kernel.Data;
using Handbill.Ui.Assets;
using Handbill.Ui.Words;
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

        // Set anew, since what a request sets is gone where it ends.
        CultureInfo.CurrentUICulture = RequestLanguage.Of(http).Culture;
        var words = http.RequestServices.GetRequiredService<IStringLocalizer<ServerWords>>();
        var assets = http.RequestServices.GetRequiredService<AssetStore>();
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync($"""
            <!doctype html>
            <html lang="{Language.Current.Code}" dir="{Language.Current.Direction}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{Text(words[failure.Title])}</title>
            <link rel="stylesheet" href="{assets.Href("app.css")}">
            <link rel="icon" href="{assets.Href("handbill.svg")}" type="image/svg+xml">
            </head>
            <body class="plain">
            <header class="top"><div class="top-line"><a class="organisation" href="/">Handbill</a></div></header>
            <div class="page"><main id="main">
            <h1>{Text(words[failure.Title])}</h1>
            {Paragraph(failure.Safe, words)}{Paragraph(failure.Next, words)}{(number.Length > 0 ? $"<p><code>{number}</code></p>" : "")}
            </main></div>
            </body>
            </html>
            """);
    }

    private static string Paragraph(string key, IStringLocalizer words) => key.Length > 0 ? $"<p>{Text(words[key])}</p>\n" : "";

    private static string Text(string words) => WebUtility.HtmlEncode(words);

    [LoggerMessage(2, LogLevel.Error, "A request failed: number {Number}, trouble {Trouble}", EventName = "failure")]
    private static partial void Failed(ILogger log, Exception problem, string number, StoreTrouble trouble);
}
