using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Groups.Post;

/// <summary>By which mail server letters go out, and in whose name: one row, there once somebody set it up. What is secret is sealed with a key of the server's.</summary>
internal sealed class MailSetting
{
    public const int Only = 1, UsualPort = 587, UsualRate = 600;

    public int Id { get; init; } = Only;

    public string Host { get; set; } = "";

    public int Port { get; set; } = UsualPort;

    public MailSafety Safety { get; set; } = MailSafety.StartTls;

    /// <summary>Name at the mail server; empty when it asks for none.</summary>
    public string User { get; set; } = "";

    /// <summary>The password, sealed; empty when there is none.</summary>
    public byte[] Password { get; set; } = [];

    /// <summary>Address from which letters come.</summary>
    public string From { get; set; } = "";

    /// <summary>Address to which an answer goes; empty for where they come from.</summary>
    public string ReplyTo { get; set; } = "";

    /// <summary>Names the key in the domain's records; empty when letters are not signed here.</summary>
    public string DkimSelector { get; set; } = "";

    /// <summary>The key that signs them, PEM, sealed.</summary>
    public byte[] DkimKey { get; set; } = [];

    /// <summary>What tokens in letters are made with, sealed: 32 bytes that nobody chose.</summary>
    public byte[] Secret { get; set; } = [];

    /// <summary>How many letters a minute go to addresses of one domain.</summary>
    public int PerMinute { get; set; } = UsualRate;

    /// <summary>Domains with a number of their own, as <see cref="HostPaces"/> has them.</summary>
    public string Hosts { get; set; } = "";

    /// <summary>One more with each change: who saves an older one is told.</summary>
    public int Version { get; set; }

    public static void Shape(EntityTypeBuilder<MailSetting> setting)
    {
        setting.Property(one => one.Id).ValueGeneratedNever();
        setting.Property(one => one.Host).HasMaxLength(253);
        setting.Property(one => one.User).HasMaxLength(254);
        setting.Property(one => one.From).HasMaxLength(254);
        setting.Property(one => one.ReplyTo).HasMaxLength(254);
        setting.Property(one => one.DkimSelector).HasMaxLength(63);
        setting.Property(one => one.Hosts).HasMaxLength(HostPaces.MostLetters);
        setting.Property(one => one.Version).IsConcurrencyToken();
    }
}

/// <summary>How the connection to the mail server is kept from listeners.</summary>
internal enum MailSafety
{
    /// <summary>Not at all: only for a server on this machine.</summary>
    None = 0,

    /// <summary>Encrypted after the greeting, or not used.</summary>
    StartTls = 1,

    /// <summary>Encrypted from the start.</summary>
    Tls = 2,
}
