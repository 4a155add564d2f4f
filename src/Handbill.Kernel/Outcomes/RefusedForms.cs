using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Handbill.Kernel.Outcomes;

/// <summary>What a page does with refusals.</summary>
public static class RefusedForms
{
    /// <summary>Shows a page again with what is wrong on top and at each field, and all that was typed still there. The answer's status is 400.</summary>
    /// <param name="page">The page.</param>
    /// <param name="words">The module's words.</param>
    /// <param name="refusals">What is wrong.</param>
    public static PageResult Refuse(this PageModel page, IStringLocalizer words, params IEnumerable<Refusal> refusals)
    {
        foreach (var refusal in refusals)
        {
            page.ModelState.AddModelError(refusal.Field, words[refusal.Words, refusal.Values]);
        }

        page.Response.StatusCode = StatusCodes.Status400BadRequest;
        return page.Page();
    }
}
