using System.Net.Sockets;
using System.Security.Authentication;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using AuthenticationException = MailKit.Security.AuthenticationException;

namespace Handbill.Mail;

/// <summary>What the library's exceptions mean for a mail, in words of our own.</summary>
internal static class SmtpTrouble
{
    /// <summary>True for what networks and servers do.</summary>
    public static bool IsExpected(Exception fault) => fault is SocketException or IOException or SslHandshakeException or CommandException or ProtocolException or AuthenticationException
        or System.Security.Authentication.AuthenticationException or SaslException or NotSupportedException or OperationCanceledException or TimeoutException
        or ServiceNotConnectedException or ServiceNotAuthenticatedException or FormatException;

    /// <summary>What it means that no connection came about.</summary>
    public static SendOutcome Connecting(Exception fault) => fault switch
    {
        SmtpCommandException { StatusCode: var code } command when (int)code is >= 400 and < 500 =>
            Reply(SendKind.Later, command, "the mail server takes no more connections now: it is tried again later; set fewer connections if this stays"),
        SmtpCommandException command => Reply(SendKind.Trouble, command, "the mail server refuses this machine: ask who runs it whether it may send"),
        AuthenticationException or SaslException => Trouble("the mail server does not take user and password: check both; many providers want a password made for programs"),
        SslHandshakeException => Trouble("the mail server's certificate does not hold, or there is no TLS on this port: check host, port and security; a certificate of your own must be trusted by this machine"),
        NotSupportedException => Trouble("the mail server does not offer what is set: it has no STARTTLS, or no way to sign in; check port and security"),
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => Trouble("nothing answers at the mail server's port: check the port, and whether the server runs"),
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } => Trouble("there is no mail server of that name: check the host, and whether this machine reaches the network"),
        OperationCanceledException or TimeoutException or SocketException { SocketErrorCode: SocketError.TimedOut } => Trouble("the mail server does not answer in time: check host and port, and whether a firewall stands between"),
        _ => Trouble("the mail server cannot be reached, or is no mail server: check host, port and security"),
    };

    /// <summary>What it means that a mail did not go through a connection that stood.</summary>
    public static SendOutcome Sending(Exception fault) => fault switch
    {
        ServiceNotAuthenticatedException => Trouble("the mail server wants a user and a password first: set them"),
        SmtpCommandException command => Command(command),
        NotSupportedException => new(SendKind.Refused, null, "5.6.7", "the mail server takes only addresses in ASCII (it has no SMTPUTF8)"),
        OperationCanceledException or TimeoutException => new(SendKind.Later, null, null, "the mail server did not take the mail in time: it is tried again later"),
        _ => new(SendKind.Later, null, null, "the connection to the mail server broke: the mail is tried again later"),
    };

    private static SendOutcome Command(SmtpCommandException command) => (int)command.StatusCode switch
    {
        < 500 => Reply(SendKind.Later, command, "the mail server takes the mail later: it is tried again"),
        530 or 534 or 535 or 538 => Reply(SendKind.Trouble, command, "the mail server wants to be signed in to first: check user and password"),
        _ when command.ErrorCode == SmtpErrorCode.SenderNotAccepted => Reply(SendKind.Trouble, command, "the mail server does not let us write from our address: check the sender, and that the account may use it"),
        _ when command.ErrorCode == SmtpErrorCode.RecipientNotAccepted => Reply(SendKind.Refused, command, "the mail server refuses this reader's address"),
        _ => Reply(SendKind.Refused, command, "the mail server refuses this mail"),
    };

    private static SendOutcome Trouble(string words) => new(SendKind.Trouble, null, null, words);

    private static SendOutcome Reply(SendKind kind, SmtpCommandException command, string words) => new(kind, (int)command.StatusCode, MailStatus.AtBegin(command.Message), words);
}
