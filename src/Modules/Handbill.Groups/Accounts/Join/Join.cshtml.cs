using Handbill.Groups.Contracts;
using Handbill.Groups.Roles;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Handbill.Kernel.Outcomes;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Handbill.Groups.Accounts.Join;

/// <summary>
/// What an invitation opens: choose a name, then a passkey, or a passphrase with an app that shows codes. Nothing is written until all of it
/// is there, so that who breaks off can begin again with the same link.
/// </summary>
[AllowAnonymous]
internal sealed class JoinModel(
    Joining joining,
    Passkeys passkeys,
    Sessions sessions,
    ScopeNames names,
    PageSetting setting,
    IPasswordHasher<Account> hasher,
    IDataProtectionProvider protection,
    TimeProvider clock,
    IStringLocalizer<AccountWords> words) : PageModel
{
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

    public Invitation? Invitation { get; private set; }

    public string RoleName => names.Of(Invitation!.Role);

    public string ScopeName { get; private set; } = "";

    /// <summary>There while the app is being connected.</summary>
    public string? TotpSecret { get; private set; }

    public string TotpAddress { get; private set; } = "";

    /// <summary>There once the account is made with a passphrase.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }

    public Task<IActionResult> OnGetAsync(string secret, CancellationToken cancellation) => FindAsync(secret, cancellation);

    /// <summary>The challenge for a browser that is to make a passkey; or what is wrong with the name, which the page then says.</summary>
    public async Task<IActionResult> OnPostPasskeyOptionsAsync(string secret, CancellationToken cancellation)
    {
        await FindAsync(secret, cancellation);
        if (Invitation is null || !await NameHoldsAsync())
        {
            return BadRequest();
        }

        return Content(await passkeys.CreationOptionsAsync(NewId.Of<AccountId>(clock).Value, Name!), "application/json");
    }

    public async Task<IActionResult> OnPostPassphraseAsync(string secret, CancellationToken cancellation)
    {
        var found = await FindAsync(secret, cancellation);
        if (Invitation is null)
        {
            return found;
        }

        var nameHolds = await NameHoldsAsync();
        if (!string.IsNullOrEmpty(Credential))
        {
            return nameHolds ? await JoinByPasskeyAsync(cancellation) : Again();
        }

        var organisation = (await setting.FaceAsync()).Name;
        ModelState.Refuse(Passphrases.Check(nameof(Passphrase), Passphrase ?? "", Name!, organisation), words);
        if (!ModelState.IsValid)
        {
            return Again();
        }

        var draft = new PassphraseDraft(Invitation.Id.Value, Name!, hasher.HashPassword(joining.New(Guid.Empty, Name!), Passphrase!), Totp.NewSecret());
        Draft = Drafts.Seal(protection, draft);
        return await ShowAppAsync(draft);
    }

    public async Task<IActionResult> OnPostCodeAsync(string secret, CancellationToken cancellation)
    {
        var found = await FindAsync(secret, cancellation);
        var draft = Drafts.Open<PassphraseDraft>(protection, Draft);
        if (Invitation is null || draft?.For != Invitation.Id.Value)
        {
            return Invitation is null ? found : RedirectToPage(new { secret });
        }

        if (Totp.StepOf(draft.TotpSecret, Code ?? "", clock.GetUtcNow(), used: 0) is not { } step)
        {
            ModelState.Refuse(new Refusal(nameof(Code), "This is not the code that the app shows now. Check that your device’s clock is right, and take the newest code."), words);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return await ShowAppAsync(draft);
        }

        var account = joining.New(NewId.Of<AccountId>(clock).Value, draft.Pseudonym);
        (account.PasswordHash, account.TotpSecret, account.TotpStep) = (draft.PasswordHash, draft.TotpSecret, step);
        var codes = RecoveryCode.New();
        var refused = Refused(await joining.JoinAsync(Invitation.Id, account, null, codes, cancellation), draft.Pseudonym);
        if (refused is not null)
        {
            return refused;
        }

        await sessions.StartAsync(account, SignInWay.Passphrase, cancellation);
        Codes = codes;
        return Page();
    }

    private async Task<IActionResult> JoinByPasskeyAsync(CancellationToken cancellation)
    {
        if (await passkeys.ReadNewAsync(Credential) is not { } made)
        {
            ModelState.Refuse(new Refusal("", "The passkey did not reach us whole. Try again, or take a passphrase."), words);
            return Again();
        }

        var account = joining.New(made.Account, Name!);
        made.Passkey.Name = Device.Of(Request.Headers.UserAgent);
        var refused = Refused(await joining.JoinAsync(Invitation!.Id, account, made.Passkey, [], cancellation), Name!);
        if (refused is not null)
        {
            return refused;
        }

        await sessions.StartAsync(account, SignInWay.Passkey, cancellation);
        Flash.Say(HttpContext, words["You are in. Add a passkey of a second device in your account, so that a lost one does not lock you out."]);
        return Redirect("/");
    }

    private async Task<IActionResult> FindAsync(string secret, CancellationToken cancellation)
    {
        Invitation = await joining.FindAsync(secret, cancellation);
        if (Invitation is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else
        {
            ScopeName = await names.OfAsync(new Scope(Invitation.ScopeKind, Invitation.ScopeId), cancellation);
        }

        return Page();
    }

    private async Task<bool> NameHoldsAsync()
    {
        Name = Pseudonym.Tidy(Name);
        var refusal = Pseudonym.Check(nameof(Name), Name);
        if (refusal is null && await joining.IsTakenAsync(Name))
        {
            refusal = new Refusal(nameof(Name), "Somebody here has this name. Choose another.");
        }

        ModelState.Refuse(refusal, words);
        return refusal is null;
    }

    private async Task<PageResult> ShowAppAsync(PassphraseDraft draft)
    {
        TotpSecret = draft.TotpSecret;
        TotpAddress = Totp.Address(draft.TotpSecret, draft.Pseudonym, (await setting.FaceAsync()).Name);
        return Page();
    }

    private PageResult? Refused(JoinOutcome outcome, string name)
    {
        if (outcome == JoinOutcome.Joined)
        {
            return null;
        }

        if (outcome == JoinOutcome.Gone)
        {
            Invitation = null;
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        Name = name;
        ModelState.Refuse(new Refusal(nameof(Name), "Somebody here has this name. Choose another."), words);
        return Again();
    }

    private PageResult Again()
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
