using System.Security.Cryptography;
using Handbill.Groups.Contracts;
using Handbill.Groups.Organisations;
using Handbill.Kernel.Data;
using Handbill.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Groups.Post;

/// <summary>Keeps the office of the newest settings open, with its connections.</summary>
internal sealed class PostRoom(IServiceScopeFactory scopes, SealedText texts, TimeProvider clock) : IPost, IAsyncDisposable
{
    /// <summary>What secrets are sealed for.</summary>
    public const string Password = "Password", Dkim = "Dkim", Secret = "Secret";

    private const int Connections = 8;

    private readonly SemaphoreSlim _gate = new(1, 1);
    private (int Version, string Name, PostOffice Office)? _open;

    public async ValueTask<PostOffice?> OpenAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HandbillDb>();
        var setting = await db.Set<MailSetting>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == MailSetting.Only, cancellation);
        if (setting is null || setting.Host.Length == 0 || !MailAddress.TryParse(setting.From, out var from, out _) || texts.Open(Secret, setting.Secret) is not { } secret)
        {
            return null;
        }

        var name = await db.Set<Organisation>().Select(one => one.Name).FirstOrDefaultAsync(cancellation) ?? "Handbill";
        await _gate.WaitAsync(cancellation);
        try
        {
            if (_open is { } open && (open.Version, open.Name) == (setting.Version, name))
            {
                return open.Office;
            }

            var before = _open?.Office;
            var office = Make(setting, name, from, secret);
            _open = (setting.Version, name, office);
            if (before is not null)
            {
                await CloseAsync(before);
            }

            return office;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>What a mail server is reached by.</summary>
    /// <param name="setting">The settings.</param>
    /// <param name="password">The password; null for none.</param>
    public static SmtpSettings SettingsOf(MailSetting setting, string? password) => new()
    {
        Host = setting.Host, Port = setting.Port, User = setting.User.Length > 0 ? setting.User : null, Password = setting.User.Length > 0 ? password : null, Connections = Connections,
        Security = setting.Safety switch { MailSafety.None => SmtpSecurity.None, MailSafety.Tls => SmtpSecurity.Implicit, _ => SmtpSecurity.StartTls },
    };

    /// <summary>A secret that nobody chose, in hexadecimal.</summary>
    public static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public async ValueTask DisposeAsync()
    {
        if (_open is { } open)
        {
            await CloseAsync(open.Office);
        }

        _gate.Dispose();
    }

    private PostOffice Make(MailSetting setting, string name, MailAddress from, string secret)
    {
        var keys = new List<DkimKey>();
        if (setting.DkimSelector.Length > 0 && texts.Open(Dkim, setting.DkimKey) is { } pem && DkimKey.TryRead(pem, from.Host, setting.DkimSelector, out var key, out _))
        {
            keys.Add(key);
        }

        return new PostOffice
        {
            Outlet = new SmtpOutlet(SettingsOf(setting, texts.Open(Password, setting.Password)), clock),
            Rate = new DomainRate(new DomainRateSettings { PerMinuteAndHost = Math.Max(1, setting.PerMinute), Hosts = HostPaces.Read(setting.Hosts).Hosts }, clock),
            FromName = name, From = from, ReplyTo = MailAddress.TryParse(setting.ReplyTo, out var reply, out _) ? reply : null, Keys = keys, Secret = Convert.FromHexString(secret),
        };
    }

    private static async Task CloseAsync(PostOffice office)
    {
        await office.Outlet.DisposeAsync();
        foreach (var key in office.Keys)
        {
            key.Dispose();
        }
    }
}
