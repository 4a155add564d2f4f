using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Handbill.Ui.Errors;

/// <summary>What stands in place of an answer without words: what happened, what is safe, what to do. Also for forms, whose token was looked at already.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class IndexModel(IStringLocalizer<ErrorWords> words) : PageModel
{
    [FromRoute]
    public int Code { get; set; }

    public (string Title, string What, string ToDo) Said => Code switch
    {
        400 => (words["This form could not be taken"],
            words["It was open for very long, came from elsewhere, or was not whole. Nothing was changed."],
            words["Go back, load the page anew, and send it once more."]),
        404 or 405 => (words["There is no such page"],
            words["The address may be mistyped, or what stood here is not yours to see."],
            words["Go back, or begin at the front page."]),
        413 => (words["This is too large"],
            words["What you sent is larger than can be taken. Nothing was changed."],
            words["Make it smaller, and send it once more."]),
        _ => (words["Something went wrong here"],
            words["The fault is ours. What you had saved before is safe."],
            words["Go back and try once more. If it happens again, tell whoever runs this server when it was."]),
    };

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (Code is < 400 or > 599)
        {
            Code = StatusCodes.Status404NotFound;
        }

        Response.StatusCode = Code;
        if (!Request.Headers.Accept.ToString().Contains("html", StringComparison.OrdinalIgnoreCase) && Request.Headers.Accept.Count > 0)
        {
            // A program or a script of a page reads the number.
            context.Result = new EmptyResult();
        }
    }
}
