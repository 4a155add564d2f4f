using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Handbill.Floor.Writing;

/// <summary>What a browser may do on a page on the floor: less than elsewhere, but hear the microphone when it is asked to. Nothing is kept of it.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class FloorPageAttribute : Attribute, IAlwaysRunResultFilter, IPageFilter
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src blob:; connect-src 'self'; form-action 'self'; "
        + "frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    private const string Permissions =
        "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), idle-detection=(), magnetometer=(), "
        + "microphone=(self), midi=(), payment=(), serial=(), usb=(), xr-spatial-tracking=()";

    /// <summary>Sets the headers of an answer.</summary>
    public static void Guard(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers["Permissions-Policy"] = Permissions;
        response.Headers.CacheControl = "no-store";
    }

    /// <summary>A page would otherwise be written, with nothing in it, for a method that it has no handler for.</summary>
    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (context.HandlerMethod is null)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
        }
    }

    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }

    public void OnResultExecuting(ResultExecutingContext context) => Guard(context.HttpContext.Response);

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
