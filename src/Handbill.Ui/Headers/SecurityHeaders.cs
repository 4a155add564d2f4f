using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Handbill.Ui.Headers;

/// <summary>What every answer tells the browser that it may do: nothing but what our own pages need.</summary>
internal static class SecurityHeaders
{
    /// <summary>Grown by need from nothing. Pictures may also be made in the page (data:, blob:), for previews of what is uploaded.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
        + "worker-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'";

    private const string PermissionsPolicy =
        "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), encrypted-media=(), geolocation=(), gyroscope=(), "
        + "hid=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), payment=(), "
        + "publickey-credentials-create=(self), publickey-credentials-get=(self), screen-wake-lock=(self), serial=(), usb=(), xr-spatial-tracking=()";

    public static void Use(IApplicationBuilder app) => app.Use((http, next) =>
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = PermissionsPolicy;
        StrictTransport.Say(http);
        http.Response.OnStarting(static state => KeepFromCaches((HttpContext)state), http);
        return next(http);
    });

    // What somebody signed in has read is not to be found in the browser afterwards. Who answers may say otherwise.
    private static Task KeepFromCaches(HttpContext http)
    {
        if (http.User.Identity?.IsAuthenticated == true && http.Response.Headers.CacheControl.Count == 0)
        {
            http.Response.Headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }
}
