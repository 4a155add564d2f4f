using System.Buffers.Text;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Outcomes;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Handbill.Groups.Accounts.Own;

/// <summary>One's own passkeys. The last way in is never removed.</summary>
[Authorize(nameof(Permission.SignedIn))]
internal sealed class PasskeyListModel(HandbillDb db, Sessions sessions, Passkeys passkeys, UserManager<Account> users, IStringLocalizer<AccountWords> words)
    : OwnPage(db, sessions, words)
{
    private const int MostSigns = 60;

    [BindProperty]
    public string? Id { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Credential { get; set; }

    public IList<UserPasskeyInfo> Mine { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => await ShowAsync(cancellation);

    public string IdOf(UserPasskeyInfo passkey) => Base64Url.EncodeToString(passkey.CredentialId);

    public async Task<IActionResult> OnPostPasskeyOptionsAsync(CancellationToken cancellation)
    {
        var me = await MeAsync(cancellation);
        return Content(await passkeys.CreationOptionsAsync(me.Id, me.UserName!), "application/json");
    }

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancellation)
    {
        var me = await ShowAsync(cancellation);
        if (await passkeys.ReadNewAsync(Credential) is not { } made || made.Account != me.Id)
        {
            return Again(new Refusal("", "The passkey did not reach us whole. Try again."));
        }

        made.Passkey.Name = Device.Of(Request.Headers.UserAgent);
        await users.AddOrUpdatePasskeyAsync(me, made.Passkey);
        return await DoneAsync(me, "passkey.add", T["The passkey is added."], cancellation);
    }

    public async Task<IActionResult> OnPostNameAsync(CancellationToken cancellation)
    {
        var me = await ShowAsync(cancellation);
        if (Find() is not { } passkey)
        {
            return NotFound();
        }

        var name = Pseudonym.Tidy(Name);
        if (name.Length is 0 or > MostSigns)
        {
            return Again(new Refusal("", "The name of a passkey has 1 to 60 characters."));
        }

        passkey.Name = name;
        await users.AddOrUpdatePasskeyAsync(me, passkey);
        return await DoneAsync(me, "passkey.name", T["The passkey has its name."], cancellation);
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellation)
    {
        var me = await ShowAsync(cancellation);
        if (Find() is not { } passkey)
        {
            return NotFound();
        }

        if (Mine.Count == 1 && me.PasswordHash is null)
        {
            return Again(new Refusal("", "This is your only way in. Add another passkey or a passphrase first."));
        }

        await users.RemovePasskeyAsync(me, passkey.CredentialId);
        return await DoneAsync(me, "passkey.remove", T["The passkey is removed: it opens nothing here any more."], cancellation);
    }

    private async Task<Account> ShowAsync(CancellationToken cancellation)
    {
        var me = await MeAsync(cancellation);
        Mine = await users.GetPasskeysAsync(me);
        return me;
    }

    private UserPasskeyInfo? Find() => Mine.FirstOrDefault(one => IdOf(one) == Id);

    private async Task<IActionResult> DoneAsync(Account me, string act, string said, CancellationToken cancellation)
    {
        Db.Record(new AuditAct(me.Id, act, "account", me.Id));
        await Db.SaveChangesAsync(cancellation);
        Flash.Say(HttpContext, said);
        return RedirectToPage();
    }
}
