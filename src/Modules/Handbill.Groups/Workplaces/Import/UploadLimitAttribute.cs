using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Handbill.Groups.Workplaces.Import;

/// <summary>
/// Turns an upload that is far too large away before any of it is read, so that nobody waits for what is refused anyway, and keeps the
/// rest in memory: nothing of it is written to the disk.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class UploadLimitAttribute : Attribute, IAuthorizationFilter, IOrderedFilter
{
    // A file and a pasted table may come together, and a form writes some signs as three.
    private const long MostBytes = 4L * CsvText.MostBytes;

    // Before the antiforgery token is looked for, which reads the form.
    public int Order => -2000;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (http.Request.ContentLength > MostBytes)
        {
            var words = http.RequestServices.GetRequiredService<IStringLocalizer<WorkplaceWords>>();
            http.Response.Headers.Connection = "close";
            context.Result = new ContentResult
            {
                StatusCode = 400,
                ContentType = "text/plain; charset=utf-8",
                Content = words["This is larger than 2 MB. Split the table and import its parts one after the other."],
            };
            return;
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MostBytes;
        }

        http.Features.Set<IFormFeature>(new FormFeature(http.Request, new Microsoft.AspNetCore.Http.Features.FormOptions
        {
            MemoryBufferThreshold = (int)MostBytes,
            ValueLengthLimit = (int)MostBytes,
            MultipartBodyLengthLimit = MostBytes,
        }));
    }
}
