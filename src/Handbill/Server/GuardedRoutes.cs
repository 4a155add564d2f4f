using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Handbill.Server;

/// <summary>A page or address that says nothing of who may open it stops the start: forgetting is not an option.</summary>
internal static class GuardedRoutes
{
    /// <summary>Holds every route to a policy, or to the word that it is for everyone.</summary>
    /// <exception cref="InvalidOperationException">One has neither; the message names all that have not.</exception>
    public static void Demand(IEnumerable<Endpoint> endpoints)
    {
        var open = endpoints.OfType<RouteEndpoint>().Where(IsUnguarded).Select(route => route.RoutePattern.RawText ?? "").Order(StringComparer.Ordinal).ToList();
        if (open.Count > 0)
        {
            throw new InvalidOperationException($"These addresses have no policy: {string.Join(", ", open)}. Give each one, or say [AllowAnonymous].");
        }
    }

    private static bool IsUnguarded(RouteEndpoint route) =>
        route.Metadata.GetMetadata<IAllowAnonymous>() is null
        && !route.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(data => !string.IsNullOrEmpty(data.Policy));
}
