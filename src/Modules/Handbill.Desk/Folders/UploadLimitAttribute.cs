using Handbill.Press.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Handbill.Desk.Folders;

/// <summary>Refuses what is larger than any packed issue by what it says of its length, before a byte of it is kept.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class UploadLimitAttribute : Attribute, IAuthorizationFilter, IOrderedFilter
{
    // A form has a little beside the file.
    private const long Most = IssueFiles.LongestArchive + (1 << 20);

    /// <summary>Before the form is read for its token.</summary>
    public int Order => -3000;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (context.HttpContext.Request.ContentLength > Most)
        {
            var words = context.HttpContext.RequestServices.GetRequiredService<IStringLocalizer<FolderWords>>();
            context.Result = new ContentResult
            {
                StatusCode = StatusCodes.Status400BadRequest,
                ContentType = "text/plain; charset=utf-8",
                Content = words["The file has more than {0} MiB, which no issue has. Pack the issue folder alone, with smaller pictures, and try again.", IssueFiles.LongestArchive >> 20].Value,
            };
        }
    }
}
