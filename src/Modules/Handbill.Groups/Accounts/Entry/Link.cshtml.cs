using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Handbill.Groups.Accounts.Entry;

/// <summary>A one-time link: looking at it uses nothing up, so that a program which looks ahead takes it from nobody.</summary>
[AllowAnonymous]
internal sealed class LinkModel(SignInLinks links, Sessions sessions) : PageModel
{
    public string? Name { get; private set; }

    public async Task OnGetAsync(string secret, CancellationToken cancellation)
    {
        Name = (await links.FindAsync(secret, cancellation))?.UserName;
        if (Name is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    public async Task<IActionResult> OnPostAsync(string secret, CancellationToken cancellation)
    {
        if (await links.FindAsync(secret, cancellation) is { } account && await links.TakeAsync(secret, account, cancellation))
        {
            await sessions.StartAsync(account, SignInWay.Link, cancellation);
            return Redirect("/");
        }

        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
