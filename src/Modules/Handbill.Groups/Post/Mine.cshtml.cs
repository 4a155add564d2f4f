using Handbill.Groups.Accounts;
using Handbill.Groups.Accounts.Own;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Kernel.Outcomes;
using Handbill.Mail;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Handbill.Groups.Post;

/// <summary>Where one wants to be told that something waits.</summary>
[Authorize(nameof(Permission.SignedIn))]
internal sealed class MineModel(HandbillDb db, Sessions sessions, NoticeDesk desk, IPost post, IStringLocalizer<AccountWords> words, IStringLocalizer<PostWords> own) : OwnPage(db, sessions, words)
{
    public string? Address { get; private set; }

    public bool IsConfirmed { get; private set; }

    public bool IsSetUp { get; private set; }

    public string? Typed { get; private set; }

    /// <summary>True when the address looks like a slip: sent once more as it is, it is taken.</summary>
    public bool IsAsked { get; private set; }

    private AccountId Me => Session.AccountId;

    public async Task<IActionResult> OnGetAsync(string? confirm, CancellationToken cancellation)
    {
        if (confirm is not null)
        {
            var isDone = await desk.ConfirmAsync(Me, confirm, cancellation);
            Flash.Say(HttpContext, isDone ? own["Your address is confirmed."] : own["This link was used, or is older than two days. Ask for notices again."], isDone ? Tone.Done : Tone.Attention);
            return Redirect("/account/notices");
        }

        await LoadAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAskAsync(string? address, string? sure, CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        Typed = address;
        if (!MailAddress.TryParse(address, out var to, out _))
        {
            return this.Refuse(own, new Refusal("address", "Write a whole e-mail address, such as name@example.org."));
        }

        if (MailHint.Suggest(to) is { } meant && address != sure)
        {
            IsAsked = true;
            return this.Refuse(own, new Refusal("address", "Did you mean {0}? Correct it, or press once more if it is right as it stands.", meant.ToString()));
        }

        var confirm = new Uri($"{Request.Scheme}://{Request.Host}/account/notices?confirm=");
        if (await desk.AskAsync(Me, to, confirm, cancellation) is not { } outcome)
        {
            return this.Refuse(own, new Refusal("address", "No mail server is set up, so no letters can go out. Whoever administers this server can do that on the page “Mail”."));
        }

        if (outcome.Kind != SendKind.Sent)
        {
            return this.Refuse(own, new Refusal("address", "The letter did not go out. Look at the address and try again; if it is right, try later."));
        }

        Flash.Say(HttpContext, own["A letter is on its way. Open the link in it within two days."]);
        return Redirect("/account/notices");
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken cancellation)
    {
        await desk.ForgetAsync(Me, cancellation);
        await Db.SaveChangesAsync(cancellation);
        Flash.Say(HttpContext, own["The address is forgotten."]);
        return Redirect("/account/notices");
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        IsSetUp = await post.OpenAsync(cancellation) is not null;
        if (await desk.FindAsync(Me, cancellation) is { } row)
        {
            (Address, IsConfirmed) = (desk.TextOf(row) ?? "", row.ConfirmedAt is not null);
        }
    }
}
