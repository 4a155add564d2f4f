using Handbill.Kernel.Data;
using Handbill.Site.Articles;
using Handbill.Site.Imports.Saving;
using Handbill.Site.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Site.Serving;

/// <summary>
/// Leads readers who come by an address of before to what stood there, and those who come to the root to the site. Only who is not signed in, only where the server has no
/// page of its own, and only while the site is open: the desk stays where it is.
/// </summary>
internal static class OldAddressDoor
{
    // How WordPress names a post in a query; what else stands there came later, with a link from somewhere.
    private static readonly string[] Named = ["p", "page_id"];

    /// <summary>Stands behind what says who asks, and before what asks for it.</summary>
    public static void Use(IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (IsStranger(http) && await FindAsync(http) is var (location, isForEver))
        {
            http.Response.Headers.CacheControl = isForEver ? "public, no-cache" : "no-store";
            http.Response.Redirect(location, permanent: isForEver);
            return;
        }

        await next(http);
    });

    private static bool IsStranger(HttpContext http) =>
        (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)) && (http.GetEndpoint() is null || http.Request.Path == "/") && http.User.Identity?.IsAuthenticated != true;

    private static async Task<(string Location, bool IsForEver)?> FindAsync(HttpContext http)
    {
        var db = http.RequestServices.GetRequiredService<HandbillDb>();
        if (!await db.Set<SiteSetting>().AnyAsync(setting => setting.IsOpen, http.RequestAborted))
        {
            return null;
        }

        var paths = Paths(http.Request).Where(path => path.Length > 0).ToList();
        var found = await db.Set<OldAddress>().AsNoTracking().Where(old => EF.Parameter(paths).Contains(old.Path)).ToListAsync(http.RequestAborted);
        return paths.Select(path => found.Find(old => old.Path == path)).FirstOrDefault(old => old is not null) is { } known
            ? ($"{SiteDoor.Root}/{Escaped(known.Target)}", true)
            : http.Request.Path == "/" ? (SiteDoor.Root, false) : null;
    }

    // The nearest first.
    private static IEnumerable<string> Paths(HttpRequest request)
    {
        var path = request.Path.Value ?? "";
        yield return OldPath.Of(path, request.QueryString.Value ?? "");
        if (request.QueryString.HasValue)
        {
            foreach (var name in Named.Where(request.Query.ContainsKey))
            {
                yield return OldPath.Of(path, QueryHelpers.AddQueryString("", name, request.Query[name].ToString()));
            }

            yield return OldPath.Of(path, "");
        }
    }

    private static string Escaped(string target) => string.Join('/', target.Split('/').Select(Uri.EscapeDataString));
}
