using System.Net;

namespace Handbill.Mail;

/// <summary>The mail server that takes our mails and sends them on.</summary>
public sealed record SmtpSettings
{
    /// <summary>Its name or address.</summary>
    public required string Host { get; init; }

    /// <summary>587 for STARTTLS, 465 for TLS from the beginning.</summary>
    public int Port { get; init; } = 587;

    /// <summary>Whom to sign in as; null to send without.</summary>
    public string? User { get; init; }

    /// <summary>The password of <see cref="User"/>.</summary>
    public string? Password { get; init; }

    /// <summary>How the connection is kept. With TLS the server's certificate must hold, but on this machine.</summary>
    public SmtpSecurity Security { get; init; } = SmtpSecurity.StartTls;

    /// <summary>The name with which we greet; null for this machine's.</summary>
    public string? HelloName { get; init; }

    /// <summary>How long connecting and signing in may take.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one mail may take.</summary>
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a connection that is not needed is kept.</summary>
    public TimeSpan IdleTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>So many mails go through one connection.</summary>
    public int MessagesPerConnection { get; init; } = 100;

    /// <summary>So many connections at once.</summary>
    public int Connections { get; init; } = 4;

    /// <summary>True when the server is this machine.</summary>
    public bool IsLoopback => AsksCertificates is false && (Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address)));

    /// <summary>Lets tests, whose servers are all on this machine, treat it as another.</summary>
    internal bool AsksCertificates { get; init; }

    /// <summary>What is wrong with the settings and what to do; null when nothing is.</summary>
    public string? Problem() => this switch
    {
        { Host: "" } => "no mail server is named: set its host",
        { Port: < 1 or > 65535 } => "the mail server's port is no number from 1 to 65535: set it, usually to 587 or 465",
        { User: not null, Password: null } => "there is a user for the mail server and no password: set it",
        { Security: SmtpSecurity.None, IsLoopback: false } => "without TLS everybody on the way reads the mails and the password: set STARTTLS (port 587) or TLS (port 465)",
        { MessagesPerConnection: < 1 } or { Connections: < 1 or > 100 } => "mails for each connection are at least 1 and connections 1 to 100: set them",
        _ when ConnectTimeout <= TimeSpan.Zero || SendTimeout <= TimeSpan.Zero => "the mail server is given no time: set timeouts of some seconds",
        _ => null,
    };

    /// <summary>The server, without user and password, which stay out of logs.</summary>
    public override string ToString() => $"{Host}:{Port} ({Security})";
}
