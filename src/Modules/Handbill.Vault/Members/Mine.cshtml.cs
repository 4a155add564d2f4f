using Handbill.Groups.Contracts;
using Handbill.Kernel.Outcomes;
using Handbill.Ui.Layout;
using Handbill.Vault.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Handbill.Vault.Members;

/// <summary>One's own keys and the ways to open them. All secrets stay in the browser: what is posted is sealed.</summary>
[Authorize(nameof(Permission.SignedIn))]
internal sealed class MineModel(MemberKeys keys, IAccess access, IAccounts accounts, IGroups groups, IFreshSignIn signIn, IStringLocalizer<VaultWords> words) : PageModel
{
    public MemberKey? Key { get; private set; }

    public IReadOnlyList<KeyWrap> Wraps { get; private set; } = [];

    public IReadOnlyList<GroupCard> Groups { get; private set; } = [];

    public string Name { get; private set; } = "";

    /// <summary>Whether what opens the keys may be changed now.</summary>
    public bool IsFresh => signIn.IsFresh;

    public string SignInAgain => signIn.AddressFor("/vault");

    private AccountId Me => access.Me!.Value;

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public async Task<IActionResult> OnPostMakeAsync(string? recipient, string? byPassphrase, string? byRecovery, CancellationToken cancellation)
    {
        if (!AgeForm.IsRecipient(recipient) || AgeForm.ByPassphrase(byPassphrase) is not { } passphrase || AgeForm.ByPassphrase(byRecovery) is not { } recovery)
        {
            return await NotWholeAsync(cancellation);
        }

        return await keys.MakeAsync(Me, recipient!, passphrase, recovery, cancellation)
            ? Said(words["Your keys are made. Groups can now give you theirs."])
            : Said(words["You have keys already: they were made in another tab. Nothing was changed."], Tone.Attention);
    }

    public Task<IActionResult> OnPostPassphraseAsync(string? file, CancellationToken cancellation) =>
        WrapAsync(WrapKind.Passphrase, AgeForm.ByPassphrase(file), "", "", words["The new passphrase opens your keys. The old one does not any more."], cancellation);

    public Task<IActionResult> OnPostRecoveryAsync(string? file, CancellationToken cancellation) =>
        WrapAsync(WrapKind.Recovery, AgeForm.ByPassphrase(file), "", "", words["The new recovery sheet opens your keys. Destroy the old one: it opens nothing any more."], cancellation);

    public async Task<IActionResult> OnPostPasskeyAsync(string? file, string? label, string? passkey, CancellationToken cancellation)
    {
        var name = label?.Trim() ?? "";
        if (name.Length is 0 or > KeyWrap.LongestLabel)
        {
            await LoadAsync(cancellation);
            return this.Refuse(words, new Refusal("", "Name of the passkey: write 1 to {0} characters, then add it again.", KeyWrap.LongestLabel));
        }

        var isPasskey = passkey is { Length: > 0 and <= KeyWrap.LongestPasskey } && passkey.All(letter => letter is >= '!' and <= '~');
        return await WrapAsync(WrapKind.Passkey, isPasskey ? AgeForm.ByPasskey(file) : null, name, passkey ?? "", words["The passkey opens your keys from now on."], cancellation);
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? wrap, CancellationToken cancellation)
    {
        if (!WrapId.TryParse(wrap, null, out var id))
        {
            return NotFound();
        }

        if (!IsFresh)
        {
            return await LongAgoAsync(cancellation);
        }

        return await keys.RemoveAsync(Me, id, cancellation) switch
        {
            RemoveOutcome.Removed => Said(words["It opens your keys no more."]),
            RemoveOutcome.Last => Said(words["This is the last way to open your keys. Add another one first."], Tone.Attention),
            _ => NotFound(),
        };
    }

    public async Task<IActionResult> OnPostLostAsync(string? found, CancellationToken cancellation)
    {
        await keys.SayLostAsync(Me, found is null, cancellation);
        return Said(found is null ? words["Tell two members of your group in person. Once both have agreed you can make new keys here."] : words["Your keys stay as they are."]);
    }

    private async Task<IActionResult> WrapAsync(WrapKind kind, byte[]? file, string label, string passkey, string done, CancellationToken cancellation)
    {
        if (file is null)
        {
            return await NotWholeAsync(cancellation);
        }

        if (!IsFresh)
        {
            return await LongAgoAsync(cancellation);
        }

        return await keys.WrapAsync(Me, kind, file, label, passkey, cancellation)
            ? Said(done)
            : Said(words["Nothing was added: you have no keys, or {0} passkeys already. Take one away first.", KeyWrap.MostPasskeys], Tone.Attention);
    }

    private async Task<PageResult> NotWholeAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        return this.Refuse(words, new Refusal("", "The sealed key did not reach us whole, and nothing was changed. Scripts must be switched on. Try again."));
    }

    private async Task<PageResult> LongAgoAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        return this.Refuse(words, new Refusal("", "Nothing was changed: it is a while since you signed in. Sign in again with the link below, then do it once more."));
    }

    private RedirectResult Said(string said, Tone tone = Tone.Done)
    {
        Flash.Say(HttpContext, said, tone);
        return Redirect("/vault");
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        Key = await keys.FindAsync(Me, cancellation);
        Wraps = await keys.WrapsAsync(Me, cancellation);
        Name = (await accounts.NamesAsync([Me], cancellation)).GetValueOrDefault(Me, "");
        var mine = new List<GroupCard>();
        foreach (var id in (await access.ReachAsync(Permission.ApproveItems, cancellation)).Groups)
        {
            if (await groups.FindAsync(id, cancellation) is { } group)
            {
                mine.Add(group);
            }
        }

        Groups = [.. mine.OrderBy(group => group.Name, StringComparer.CurrentCultureIgnoreCase)];
    }
}
