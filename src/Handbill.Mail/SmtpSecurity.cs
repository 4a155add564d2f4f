namespace Handbill.Mail;

/// <summary>How a connection to the mail server is kept from others' eyes.</summary>
public enum SmtpSecurity
{
    /// <summary>Not at all: on this machine alone.</summary>
    None,

    /// <summary>It begins in the clear and must turn to TLS (usually port 587).</summary>
    StartTls,

    /// <summary>TLS from the beginning (usually port 465).</summary>
    Implicit,
}
