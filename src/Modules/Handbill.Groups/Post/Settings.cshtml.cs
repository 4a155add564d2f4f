using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Outcomes;
using Handbill.Mail;
using Handbill.Ui.Layout;
using Handbill.Ui.Words;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Groups.Post;

/// <summary>By which mail server letters go out.</summary>
[Authorize(nameof(Permission.Administer))]
internal sealed class SettingsModel(HandbillDb db, SealedText texts, IPost post, IAccess access, TimeProvider clock, IStringLocalizer<PostWords> words) : PageModel
{
    [BindProperty]
    public MailForm Input { get; set; } = new();

    public bool HasPassword { get; private set; }

    public bool IsSetUp { get; private set; }

    /// <summary>The DNS record of the key that signs; null when none does.</summary>
    public (string Name, string Text)? Record { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation) => Input = MailForm.Of(await LoadAsync(cancellation));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        // What is no number is told in our words.
        ModelState.Clear();
        await LoadAsync(cancellation);
        if (Input.Check().ToList() is { Count: > 0 } refusals)
        {
            return this.Refuse(words, refusals);
        }

        await using var act = await db.BeginActAsync(cancellation);
        var setting = await db.Set<MailSetting>().FirstOrDefaultAsync(one => one.Id == MailSetting.Only, cancellation);
        if ((setting?.Version ?? 0) != Input.Version)
        {
            return this.Refuse(words, new Refusal("", "Somebody changed the settings meanwhile. Load the page again to see theirs."));
        }

        if (setting is null)
        {
            db.Add(setting = new MailSetting());
        }

        Write(setting);
        db.Record(new AuditAct(access.Me?.Value, "mail.settings", "mail", Guid.Empty));
        await db.SaveActAsync(act, cancellation);
        Flash.Say(HttpContext, words["The settings are saved."]);
        return Redirect("/organisation/mail");
    }

    public async Task<IActionResult> OnPostTryAsync(string? to, CancellationToken cancellation)
    {
        ModelState.Clear();
        Input = MailForm.Of(await LoadAsync(cancellation));
        if (!MailAddress.TryParse(to, out var address, out _) || await post.OpenAsync(cancellation) is not { } office)
        {
            return this.Refuse(words, new Refusal("to", "Write a whole e-mail address, such as name@example.org."));
        }

        var letter = new Letter(words["A letter from Handbill"], words["This letter shows that the mail server works. Nobody has to answer it."], null);
        var outcome = await office.Outlet.SendAsync(office.Notice(letter, address, clock.GetUtcNow(), Guid.CreateVersion7(clock.GetUtcNow()), Guid.Empty, Language.Current.Code), cancellation);
        if (outcome.Kind != SendKind.Sent)
        {
            return this.Refuse(words, new Refusal("to", "The letter did not go out: {0}", outcome.Words));
        }

        Flash.Say(HttpContext, words["The mail server took the letter. Look whether it comes."]);
        return Redirect("/organisation/mail");
    }

    private void Write(MailSetting setting)
    {
        setting.Host = Input.Host?.Trim() ?? "";
        setting.Port = Input.Port ?? MailSetting.UsualPort;
        setting.Safety = Input.Safety;
        setting.User = Input.User?.Trim() ?? "";
        setting.Password = setting.User.Length == 0 ? [] : string.IsNullOrEmpty(Input.Password) ? setting.Password : texts.Seal(PostRoom.Password, Input.Password);
        setting.From = Input.From?.Trim() ?? "";
        setting.ReplyTo = Input.ReplyTo?.Trim() ?? "";
        setting.PerMinute = Input.PerMinute ?? MailSetting.UsualRate;
        setting.Hosts = (Input.Hosts ?? "").Trim().ReplaceLineEndings("\n");
        setting.Secret = setting.Secret.Length == 0 ? texts.Seal(PostRoom.Secret, PostRoom.NewSecret()) : setting.Secret;
        var selector = Input.Selector?.Trim() ?? "";
        if (selector != setting.DkimSelector || (selector.Length > 0 && setting.DkimKey.Length == 0))
        {
            setting.DkimSelector = selector;
            setting.DkimKey = selector.Length > 0 && MailAddress.TryParse(setting.From, out var from, out _) ? texts.Seal(PostRoom.Dkim, NewKey(from.Host, selector)) : [];
        }

        setting.Version++;
    }

    private static string NewKey(string domain, string selector)
    {
        using var key = DkimKey.Make(DkimAlgorithm.Rsa, domain, selector);
        return key.ExportPem();
    }

    private async Task<MailSetting> LoadAsync(CancellationToken cancellation)
    {
        var setting = await db.Set<MailSetting>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == MailSetting.Only, cancellation) ?? new MailSetting();
        (HasPassword, IsSetUp) = (setting.Password.Length > 0, setting.Host.Length > 0);
        if (texts.Open(PostRoom.Dkim, setting.DkimKey) is { } pem && MailAddress.TryParse(setting.From, out var from, out _) && DkimKey.TryRead(pem, from.Host, setting.DkimSelector, out var key, out _))
        {
            using (key)
            {
                Record = (key.DnsName, key.DnsRecord);
            }
        }

        return setting;
    }
}
