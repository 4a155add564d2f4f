using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;

namespace Handbill.Desk.Locks;

/// <summary>What a page answers when the guard kept a locked text from it: no page forgets this, for none has to remember it.</summary>
internal sealed class LockedAnswer(IStringLocalizer<LockWords> words) : IExceptionFilter
{
    public void OnException(ExceptionContext context)
    {
        if (context.Exception is not LockedException)
        {
            return;
        }

        context.ExceptionHandled = true;
        context.Result = new ContentResult
        {
            StatusCode = StatusCodes.Status409Conflict,
            ContentType = "text/plain; charset=utf-8",
            Content = words["This text is locked, and nothing was saved. It changes only by a correction: ask the editorial board. Go back to find what you typed."].Value,
        };
    }
}
