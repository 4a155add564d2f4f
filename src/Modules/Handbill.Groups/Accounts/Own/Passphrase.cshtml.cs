using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Outcomes;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Groups.Accounts.Own;

/// <summary>A new passphrase with a new secret for the app, or new recovery codes.</summary>
[Authorize(nameof(Permission.SignedIn))]
internal sealed class PassphraseModel(
    HandbillDb db,
    Sessions sessions,
    IPasswordHasher<Account> hasher,
    IDataProtectionProvider protection,
    PageSetting setting,
    TimeProvider clock,
    IStringLocalizer<AccountWords> words) : OwnPage(db, sessions, words)
{
    [BindProperty]
    public string? Current { get; set; }

    [BindProperty]
    public string? Passphrase { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Draft { get; set; }

    public bool HasOne { get; private set; }

    /// <summary>Who came in by passphrase says it once more; a passkey or a rescue link may stand for one that is forgotten.</summary>
    public bool AsksCurrent => HasOne && Session.Way == SignInWay.Passphrase;

    public int CodesLeft { get; private set; }

    public string? TotpSecret { get; private set; }

    public string TotpAddress { get; private set; } = "";

    public IReadOnlyList<string>? Codes { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation) => await ShowAsync(cancellation);

    public async Task<IActionResult> OnPostPassphraseAsync(CancellationToken cancellation)
    {
        var me = await ShowAsync(cancellation);
        if (AsksCurrent && hasher.VerifyHashedPassword(me, me.PasswordHash!, Current ?? "") == PasswordVerificationResult.Failed)
        {
            ModelState.Refuse(new Refusal(nameof(Current), "This is not your passphrase until now."), T);
        }

        ModelState.Refuse(Passphrases.Check(nameof(Passphrase), Passphrase ?? "", me.UserName!, (await setting.FaceAsync()).Name), T);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        var draft = new PassphraseDraft(me.Id, me.UserName!, hasher.HashPassword(me, Passphrase!), Totp.NewSecret());
        Draft = Drafts.Seal(protection, draft);
        return await ShowAppAsync(draft);
    }

    public async Task<IActionResult> OnPostCodeAsync(CancellationToken cancellation)
    {
        var me = await ShowAsync(cancellation);
        if (Drafts.Open<PassphraseDraft>(protection, Draft) is not { } draft || draft.For != me.Id)
        {
            return RedirectToPage();
        }

        if (Totp.StepOf(draft.TotpSecret, Code ?? "", clock.GetUtcNow(), used: 0) is not { } step)
        {
            await ShowAppAsync(draft);
            return Again(new Refusal(nameof(Code), "This is not the code that the app shows now. Check that your device’s clock is right, and take the newest code."));
        }

        (me.PasswordHash, me.TotpSecret, me.TotpStep, me.SecurityStamp) = (draft.PasswordHash, draft.TotpSecret, step, LinkSecret.New().Text);
        await KeepCodesAsync(me, "passphrase.change", cancellation);
        await Sessions.EndAsync(me.AccountId, null, Session.Id, me.AccountId, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostRenewAsync(CancellationToken cancellation)
    {
        var me = await ShowAsync(cancellation);
        if (!HasOne)
        {
            return RedirectToPage();
        }

        await KeepCodesAsync(me, "recovery.renew", cancellation);
        return Page();
    }

    private async Task KeepCodesAsync(Account me, string act, CancellationToken cancellation)
    {
        var id = me.AccountId;
        await using var whole = await Db.Database.BeginTransactionAsync(cancellation);
        await Db.Set<RecoveryCode>().Where(one => one.AccountId == id).ExecuteDeleteAsync(cancellation);
        Codes = RecoveryCode.New();
        Db.AddRange(Codes.Select(code => RecoveryCode.Of(id, code)));
        Db.Record(new AuditAct(me.Id, act, "account", me.Id));
        await Db.SaveChangesAsync(cancellation);
        await whole.CommitAsync(cancellation);
    }

    private async Task<Account> ShowAsync(CancellationToken cancellation)
    {
        var me = await MeAsync(cancellation);
        var id = me.AccountId;
        HasOne = me.PasswordHash is not null;
        CodesLeft = await Db.Set<RecoveryCode>().CountAsync(one => one.AccountId == id, cancellation);
        return me;
    }

    private async Task<IActionResult> ShowAppAsync(PassphraseDraft draft)
    {
        TotpSecret = draft.TotpSecret;
        TotpAddress = Totp.Address(draft.TotpSecret, draft.Pseudonym, (await setting.FaceAsync()).Name);
        return Page();
    }
}
