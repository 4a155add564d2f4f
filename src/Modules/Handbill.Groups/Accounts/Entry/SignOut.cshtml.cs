using Handbill.Groups.Contracts;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Handbill.Groups.Accounts.Entry;

/// <summary>Ends the session on this device.</summary>
[Authorize(nameof(Permission.SignedIn))]
internal sealed class SignOutModel(Sessions sessions, IStringLocalizer<AccountWords> words) : PageModel
{
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await sessions.SignOutAsync(cancellation);
        Flash.Say(HttpContext, words["You are signed out on this device."]);
        return Redirect(SigningIn.Address);
    }
}
