using System.Globalization;
using Handbill.Site.Counting;
using Handbill.Site.Reading;
using Handbill.Ui.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace Handbill.Site.Serving;

/// <summary>
/// Where readers come in. What is kept goes out before anything else of the server is asked: no log, no session, no cookie, nothing of who asks is looked at but which packing they take.
/// </summary>
internal static class SiteDoor
{
    /// <summary>What the site's addresses begin with.</summary>
    public const string Root = "/read";

    // No script runs on these pages at all.
    private static readonly StringValues Policy =
        "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private static readonly StringValues NoSniff = "nosniff", NoReferrer = "no-referrer", Vary = "Accept-Encoding", SameOrigin = "same-origin", CrossOrigin = "cross-origin",
        ForEver = "public, max-age=31536000, immutable", AskAgain = "public, no-cache", NoStore = "no-store";

    /// <summary>Answers what is kept; everything else goes on.</summary>
    public static void Use(IApplicationBuilder app)
    {
        var cache = app.ApplicationServices.GetRequiredService<SiteCache>();
        var reads = app.ApplicationServices.GetRequiredService<ReadCounter>();

        // Not by Use with a lambda of two: that allocates for each request what goes on, which mostly nothing does.
        app.Use(next => http =>
        {
            var request = http.Request;
            if (!request.Path.StartsWithSegments(Root))
            {
                return next(http);
            }

            if (IsRead(request.Method) && cache.Find(KeyOf(request)) is { } kept)
            {
                return WriteAsync(http, kept, reads);
            }

            // Whoever is signed in at the desk is nobody here: no session is looked up, and none prolonged.
            request.Headers.Remove("Cookie");
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
        var (request, response, answer) = (http.Request, http.Response, kept.Answer);
        var headers = response.Headers;
        StrictTransport.Say(http);
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = NoSniff;
        headers["Referrer-Policy"] = NoReferrer;
        headers["Cross-Origin-Resource-Policy"] = kept.IsPage ? SameOrigin : CrossOrigin;
        headers.CacheControl = answer.IsForEver ? ForEver : answer.Needs.Count > 0 ? AskAgain : NoStore;
        if (answer.Location.Length > 0)
        {
            response.StatusCode = answer.Status;
            headers.Location = answer.Location;
            return Task.CompletedTask;
        }

        if (answer.Reads is { } article && answer.Status == StatusCodes.Status200OK && HttpMethods.IsGet(http.Request.Method))
        {
            reads.Count(article, request.Headers.Referer);
        }

        if (answer.Link.Length > 0)
        {
            headers.Link = answer.Link;
        }

        headers.Vary = Vary;
        if (answer.Status == StatusCodes.Status200OK && Has(request.Headers.IfNoneMatch, kept.Tag))
        {
            headers.ETag = kept.Tag;
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        var form = kept.For(request.Headers.AcceptEncoding);
        headers.ETag = form.Tag;
        headers.ContentType = kept.Type;
        headers.ContentLength = form.Body.Length;
        if (form.Coding.Count > 0)
        {
            headers.ContentEncoding = form.Coding;
        }

        if (answer.Status != StatusCodes.Status200OK)
        {
            response.StatusCode = answer.Status;
        }

        return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : WriteAsync(response, form.Body);
    }

    private static Task WriteAsync(HttpResponse response, byte[] body)
    {
        var written = response.BodyWriter.WriteAsync(body);
        return written.IsCompletedSuccessfully ? Task.CompletedTask : written.AsTask();
    }

    private static bool IsRead(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);

    private static bool Has(StringValues seen, string tag)
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
