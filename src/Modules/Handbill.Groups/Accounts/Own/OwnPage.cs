using Handbill.Kernel.Data;
using Handbill.Kernel.Outcomes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Groups.Accounts.Own;

/// <summary>A page on which one changes how one signs in: only a short while after having done so, so that an open screen is not enough.</summary>
internal abstract class OwnPage(HandbillDb db, Sessions sessions, IStringLocalizer<AccountWords> words) : PageModel
{
    protected HandbillDb Db => db;

    protected Sessions Sessions => sessions;

    protected IStringLocalizer<AccountWords> T => words;

    /// <summary>Whether this page asks to sign in again when that was long ago.</summary>
    protected virtual bool AsksAgain => true;

    protected RunningSession Session => sessions.Current!;

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (AsksAgain && !sessions.IsFresh)
        {
            context.Result = new RedirectResult(sessions.AddressFor(Request.Path));
        }
    }

    protected Task<Account> MeAsync(CancellationToken cancellation) => db.Set<Account>().SingleAsync(one => one.Id == Session.AccountId.Value, cancellation);

    protected PageResult Again(Refusal refusal)
    {
        ModelState.Refuse(refusal, words);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
