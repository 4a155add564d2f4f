using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Handbill.Ui.Headers;

/// <summary>Tells browsers that came by HTTPS to come by nothing else.</summary>
public static class StrictTransport
{
    // Two years, as browsers ask for before they keep a name in their own lists.
    private static readonly StringValues TwoYears = "max-age=63072000; includeSubDomains";

    /// <summary>Says so where the request came by HTTPS: plain HTTP must not carry it (RFC 6797, 7.2).</summary>
    public static void Say(HttpContext http)
    {
        if (http.Request.IsHttps)
        {
            http.Response.Headers.StrictTransportSecurity = TwoYears;
        }
    }
}
