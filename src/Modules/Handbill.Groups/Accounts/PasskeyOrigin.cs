using Microsoft.AspNetCore.Http;

namespace Handbill.Groups.Accounts;

/// <summary>
/// Whether a passkey was asked for by a page of this server. Identity compares with the request's Origin header, which is "null" under our
/// Referrer-Policy; the name that the request was sent to says the same.
/// </summary>
internal static class PasskeyOrigin
{
    /// <summary>True for a page of the server itself, in a frame of nobody else's.</summary>
    /// <param name="origin">What the browser signed as the page's origin.</param>
    /// <param name="isCrossOrigin">Whether it was in a frame of another's page.</param>
    /// <param name="scheme">How the request came in; behind a server that ends TLS the origin may be of https all the same.</param>
    /// <param name="host">The name that the request was sent to.</param>
    public static bool Holds(string? origin, bool isCrossOrigin, string scheme, HostString host) =>
        !isCrossOrigin
        && Uri.TryCreate(origin, UriKind.Absolute, out var page)
        && (page.Scheme == Uri.UriSchemeHttps || (page.Scheme == Uri.UriSchemeHttp && scheme == Uri.UriSchemeHttp))
        && page.Host.Equals(host.Host, StringComparison.OrdinalIgnoreCase)
        && (host.Port is { } port ? page.Port == port : page.IsDefaultPort);
}
