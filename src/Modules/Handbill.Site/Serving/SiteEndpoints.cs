using Handbill.Kernel.Modules;
using Handbill.Site.Counting;
using Handbill.Site.Reading;
using Handbill.Ui.Words;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Handbill.Site.Serving;

/// <summary>The public pages' addresses. What is kept was answered before by <see cref="SiteDoor"/>; here it is made.</summary>
internal static class SiteEndpoints
{
    private static readonly string[] Reads = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods(SiteDoor.Root + "/{**path}", Reads, ReadAsync).AllowAnonymous().WithMetadata(new LeavesNoTraceAttribute(), new OwnLanguageAttribute()).WithDisplayName("A page of the public site");
        foreach (var name in new[] { "robots.txt", "sitemap.xml", "sitemap-news.xml" })
        {
            routes.MapMethods("/" + name, Reads, (HttpContext http, SiteReader reader, SiteCache cache, ReadCounter reads, CancellationToken cancellation) => MapAsync(name, http, reader, cache, reads, cancellation)).AllowAnonymous().WithMetadata(new LeavesNoTraceAttribute(), new OwnLanguageAttribute());
        }

        routes.MapMethods("/sitemap-{part}.xml", Reads, (string part, HttpContext http, SiteReader reader, SiteCache cache, ReadCounter reads, CancellationToken cancellation) => MapAsync($"sitemap-{part}.xml", http, reader, cache, reads, cancellation)).AllowAnonymous().WithMetadata(new LeavesNoTraceAttribute(), new OwnLanguageAttribute());
    }

    private static async Task ReadAsync(HttpContext http, SiteReader reader, SiteMaking making, ReadCounter reads)
    {
        var path = http.Request.Path.Value![SiteDoor.Root.Length..];
        var request = new SiteRequest(path.Length > 0 && path[0] == '/' ? path[1..] : path, http.Request.Query);

        // Who asked first may go away; the others wait for it all the same.
        var kept = await making.MakeAsync(SiteDoor.KeyOf(http.Request), http.Request.Path.Value + http.Request.QueryString.Value, () => reader.AnswerAsync(request, CancellationToken.None));
        await SiteDoor.WriteAsync(http, kept, reads);
    }

    private static async Task MapAsync(string name, HttpContext http, SiteReader reader, SiteCache cache, ReadCounter reads, CancellationToken cancellation)
    {
        var begun = cache.Now;
        if (await reader.MapAsync(name, cancellation) is not { } answer)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await SiteDoor.WriteAsync(http, cache.Keep("/" + name, answer, begun), reads);
    }
}
