using Handbill.Site.Counting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Site.Serving;

/// <summary>
/// Where readers come in. What is kept goes out before anything else of the server is asked: no log, no session, no cookie, nothing of who asks is looked at but which packing they take.
/// </summary>
internal static class SiteDoor
{
    /// <summary>What the site's addresses begin with.</summary>
    public const string Root = "/read";

    // No script runs on these pages at all.
    private const string Policy =
        "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private const string ForEver = "public, max-age=31536000, immutable";

    /// <summary>Answers what is kept; everything else goes on.</summary>
    public static void Use(IApplicationBuilder app)
    {
        var cache = app.ApplicationServices.GetRequiredService<SiteCache>();
        var reads = app.ApplicationServices.GetRequiredService<ReadCounter>();
        app.Use((http, next) =>
        {
            var path = http.Request.Path.Value ?? "";
            if (path.StartsWith(Root, StringComparison.Ordinal) && IsRead(http.Request.Method) && cache.Find(KeyOf(http.Request)) is { } kept)
            {
                return WriteAsync(http, kept, reads);
            }

            return next(http);
        });
    }

    /// <summary>Names an address.</summary>
    public static string KeyOf(HttpRequest request) => request.QueryString.HasValue ? request.Path.Value + request.QueryString.Value : request.Path.Value ?? "";

    /// <summary>Writes an answer.</summary>
    public static Task WriteAsync(HttpContext http, KeptAnswer kept, ReadCounter reads)
    {
        var (response, answer) = (http.Response, kept.Answer);
        var headers = response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = answer.Type.StartsWith("text/html", StringComparison.Ordinal) ? "same-origin" : "cross-origin";
        headers.CacheControl = answer.IsForEver ? ForEver : answer.Needs.Count > 0 ? "public, no-cache" : "no-store";
        if (answer.Location.Length > 0)
        {
            response.StatusCode = answer.Status;
            headers.Location = answer.Location;
            return Task.CompletedTask;
        }

        if (answer.Reads is { } article && answer.Status == StatusCodes.Status200OK)
        {
            reads.Count(article, http.Request.Headers.Referer);
        }

        headers.Vary = "Accept-Encoding";
        headers.ETag = kept.Tag;
        if (answer.Status == StatusCodes.Status200OK && Has(http.Request.Headers.IfNoneMatch, kept.Tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        var (body, coding) = kept.For(http.Request.Headers.AcceptEncoding);
        if (coding is not null)
        {
            headers.ContentEncoding = coding;
            headers.ETag = "W/" + kept.Tag;
        }

        response.StatusCode = answer.Status;
        response.ContentType = answer.Type;
        response.ContentLength = body.Length;
        return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(body).AsTask();
    }

    private static bool IsRead(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);

    private static bool Has(Microsoft.Extensions.Primitives.StringValues seen, string tag)
    {
        foreach (var value in seen)
        {
            if (value?.Contains(tag, StringComparison.Ordinal) == true)
            {
                return true;
            }
        }

        return false;
    }
}
