using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Ui.Assets;

/// <summary>Serves the embedded files.</summary>
internal static class AssetEndpoints
{
    private const string ForEver = "public, max-age=31536000, immutable";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var store = routes.ServiceProvider.GetRequiredService<AssetStore>();
        routes.MapMethods("/a/{version}/{name}", [HttpMethods.Get, HttpMethods.Head], (string version, string name, HttpContext http) => Answer(store, version, name, http))
            .AllowAnonymous().WithDisplayName("An embedded file");
        routes.MapMethods("/a/accent/{colour}.css", [HttpMethods.Get, HttpMethods.Head], (string colour, HttpContext http) => AnswerAccent(colour, http))
            .AllowAnonymous().WithDisplayName("The organisation's colour as a style sheet");
    }

    private static Task Answer(AssetStore store, string version, string name, HttpContext http)
    {
        if (store.Find(name) is not { } asset)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        var (body, coding, tag) = asset.For(http.Request.Headers.AcceptEncoding);
        var headers = http.Response.Headers;
        headers.ETag = tag;
        headers.Vary = "Accept-Encoding";
        // A page from before an update may still ask for a part under the old address: it gets today's, which is not to be kept as the old.
        headers.CacheControl = version == store.Version ? ForEver : "no-cache";
        if (http.Request.Headers.IfNoneMatch.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries)).Any(seen => seen == tag || seen == "W/" + tag))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        if (name.EndsWith("-worker.js", StringComparison.Ordinal))
        {
            // A worker answers for the pages that its page names, not for the folder of files that it lies in.
            headers["Service-Worker-Allowed"] = "/";
        }

        if (coding is not null)
        {
            headers.ContentEncoding = coding;
        }

        return Write(http, asset.ContentType, body);
    }

    private static Task AnswerAccent(string colour, HttpContext http)
    {
        if (Accent.Parse(colour) is not { } accent)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        http.Response.Headers.CacheControl = ForEver;
        return Write(http, "text/css; charset=utf-8", System.Text.Encoding.UTF8.GetBytes(accent.ToStyleSheet()));
    }

    private static Task Write(HttpContext http, string type, byte[] body)
    {
        http.Response.ContentType = type;
        http.Response.ContentLength = body.Length;
        return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : http.Response.Body.WriteAsync(body).AsTask();
    }
}
