using Handbill.Kernel.Data;
using Handbill.Kernel.Outcomes;
using Handbill.Ui.Words;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Groups.Accounts.Entry;

/// <summary>Signing in: a passkey, or a passphrase and then a code. Whatever is wrong is answered in the same words.</summary>
[AllowAnonymous]
internal sealed class SignInModel(
    HandbillDb db,
    Passkeys passkeys,
    PassphraseSignIn passphrases,
    Sessions sessions,
    IDataProtectionProvider protection,
    IStringLocalizer<AccountWords> words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Then { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Passphrase { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Draft { get; set; }

    [BindProperty]
    public string? Credential { get; set; }

    /// <summary>True once the passphrase was right.</summary>
    public bool AsksCode { get; private set; }

    /// <summary>True when somebody who is signed in is asked to show it once more.</summary>
    public bool IsAgain => sessions.Current is not null;

    /// <summary>True when a page was asked for that is not for everybody.</summary>
    public bool Leads => LocalPath.OrRoot(Then) != "/";

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostPasskeyOptionsAsync() => Content(await passkeys.RequestOptionsAsync(), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync(CancellationToken cancellation) =>
        await passkeys.ReadSignInAsync(Credential, cancellation) is { } account
            ? await EnterAsync(account, SignInWay.Passkey, cancellation)
            : Again(new Refusal("", "This passkey is not known here. Take another, or use your passphrase."));

    public async Task<IActionResult> OnPostPassphraseAsync(CancellationToken cancellation)
    {
        var typed = Passphrase ?? "";
        if (typed.Length > Passphrases.Most || await passphrases.CheckAsync(Name ?? "", typed, cancellation) is not { } account)
        {
            return Again(new Refusal(nameof(Name), "The name and the passphrase do not go together. After {0} wrong tries from an unknown device this is the answer for five minutes, even when they do.", Tries.Most));
        }

        Draft = Drafts.Seal(protection, new CodeDraft(account.Id, account.SecurityStamp));
        AsksCode = true;
        return Page();
    }

    public async Task<IActionResult> OnPostCodeAsync(CancellationToken cancellation)
    {
        if (Drafts.Open<CodeDraft>(protection, Draft) is not { } draft
            || await db.Set<Account>().FirstOrDefaultAsync(one => one.Id == draft.Account && one.SecurityStamp == draft.Stamp && one.ClosedAt == null, cancellation) is not { } account)
        {
            return Again(new Refusal("", "That took too long. Begin again."));
        }

        if (await passphrases.CheckCodeAsync(account, Code ?? "", cancellation) is { } way)
        {
            return await EnterAsync(account, way, cancellation);
        }

        AsksCode = true;
        return Again(new Refusal(nameof(Code), "This code is wrong, or was used already. Wait for the next one."));
    }

    private async Task<IActionResult> EnterAsync(Account account, SignInWay way, CancellationToken cancellation)
    {
        await sessions.StartAsync(account, way, cancellation);
        return Redirect(LocalPath.OrRoot(Then));
    }

    private PageResult Again(Refusal refusal)
    {
        ModelState.Refuse(refusal, words);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
