using Handbill.Kernel.Outcomes;
using Handbill.Mail;

namespace Handbill.Groups.Post;

/// <summary>The mail server's settings as a form has them; secrets that are there are not shown and stay when they are left empty.</summary>
internal sealed class MailForm
{
    public string? Host { get; set; }

    public int? Port { get; set; } = MailSetting.UsualPort;

    public MailSafety Safety { get; set; } = MailSafety.StartTls;

    public string? User { get; set; }

    public string? Password { get; set; }

    public string? From { get; set; }

    public string? ReplyTo { get; set; }

    public string? Selector { get; set; }

    public int? PerMinute { get; set; } = MailSetting.UsualRate;

    /// <summary>Hosts with a pace of their own, as <see cref="HostPaces"/> has them.</summary>
    public string? Hosts { get; set; }

    public int Version { get; set; }

    public static MailForm Of(MailSetting setting) => new()
    {
        Host = setting.Host, Port = setting.Port, Safety = setting.Safety, User = setting.User, From = setting.From, ReplyTo = setting.ReplyTo, Selector = setting.DkimSelector, PerMinute = setting.PerMinute, Hosts = setting.Hosts, Version = setting.Version,
    };

    /// <summary>What is wrong with it.</summary>
    public IEnumerable<Refusal> Check()
    {
        foreach (var wrong in HostPaces.Check(Hosts))
        {
            yield return wrong;
        }

        if (string.IsNullOrWhiteSpace(Host))
        {
            // Nothing set up: letters are not sent.
            yield break;
        }

        if (Port is null or < 1 or > 65535)
        {
            yield return new Refusal("Input.Port", "Write the mail server’s port, usually 587 or 465.");
        }

        if (!MailAddress.TryParse(From, out _, out _))
        {
            yield return new Refusal("Input.From", "Write the address from which letters come, such as news@example.org.");
        }

        if (!string.IsNullOrWhiteSpace(ReplyTo) && !MailAddress.TryParse(ReplyTo, out _, out _))
        {
            yield return new Refusal("Input.ReplyTo", "This is no e-mail address. Leave it empty where answers go to the one above.");
        }

        if (!string.IsNullOrWhiteSpace(Selector) && (Selector.Trim().Length > 63 || !Selector.Trim().All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')))
        {
            yield return new Refusal("Input.Selector", "A selector has letters, digits and hyphens, such as handbill1.");
        }

        if (PerMinute is null or < 1 or > 100_000)
        {
            yield return new Refusal("Input.PerMinute", "Write how many letters a minute, 1 to {0}.", 100_000);
        }

        if (Safety == MailSafety.None && !new SmtpSettings { Host = Host.Trim() }.IsLoopback)
        {
            yield return new Refusal("Input.Safety", "Without encryption everybody on the way reads the letters and the password: choose one of the others.");
        }
    }
}
