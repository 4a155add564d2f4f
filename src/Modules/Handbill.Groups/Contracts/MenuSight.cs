using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Groups.Contracts;

/// <summary>Who sees an item of the menu.</summary>
public static class MenuSight
{
    /// <summary>Those who may do this somewhere.</summary>
    public static Func<HttpContext, bool> Of(Permission permission) => http => Sees(http, permission);

    // The page's own policy has nearly always read the grants by now, so that this waits for nothing.
    private static bool Sees(HttpContext http, Permission permission) => http.User.Identity?.IsAuthenticated == true
        && http.RequestServices.GetRequiredService<IAccess>().MayAnywhereAsync(permission, http.RequestAborted).AsTask().GetAwaiter().GetResult();
}
