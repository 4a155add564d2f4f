using Handbill.Groups.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server;

/// <summary>Until there is an organisation with an administrator, every page leads to the one where they are made.</summary>
internal static class SetUpGate
{
    private static readonly string[] Open = ["/set-up", "/join", "/a", "/language", "/health", "/ready"];

    public static void Use(IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (!Array.Exists(Open, path => http.Request.Path.StartsWithSegments(path, StringComparison.Ordinal))
            && !await http.RequestServices.GetRequiredService<ISetUp>().IsDoneAsync(http.RequestAborted))
        {
            http.Response.Redirect("/set-up");
            return;
        }

        await next(http);
    });
}
