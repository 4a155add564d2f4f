using System.Globalization;
using Handbill.Site.Counting;
using Handbill.Site.Reading;
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
            if (!http.Request.Path.StartsWithSegments(Root))
            {
                return next(http);
            }

            if (IsRead(http.Request.Method) && cache.Find(KeyOf(http.Request)) is { } kept)
            {
                return WriteAsync(http, kept, reads);
            }

            // Whoever is signed in at the desk is nobody here: no session is looked up, and none prolonged.
            http.Request.Headers.Remove("Cookie");
            return next(http);
        });
    }

    /// <summary>Names an address. Of what follows the question mark only that counts on which answers that are kept depend: whatever others append to links leads to the same.</summary>
    public static string KeyOf(HttpRequest request)
    {
        var path = request.Path.Value ?? "";
        if (!request.QueryString.HasValue)
        {
            return path;
        }

        var asked = new SiteRequest(path, request.Query);
        return asked.Page == 1 && asked.Year is null ? path : string.Create(CultureInfo.InvariantCulture, $"{path}?page={asked.Page}&year={asked.Year}");
    }

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

        if (answer.Reads is { } article && answer.Status == StatusCodes.Status200OK && HttpMethods.IsGet(http.Request.Method))
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
