using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Handbill.Mail;

/// <summary>One connection to the mail server.</summary>
internal sealed class SmtpLine : SmtpClient
{
    private static readonly FormatOptions Utf8 = MakeUtf8();

    private readonly SmtpSettings _settings;
    private readonly HeldSocket _held;
    private readonly LastBytes _bytes;
    private long _size;

    private SmtpLine(SmtpSettings settings, HeldSocket held, LastBytes bytes)
        : base(bytes)
    {
        (_settings, _held, _bytes) = (settings, held, bytes);
        LocalDomain = settings.HelloName ?? LocalDomain;
        Timeout = (int)Math.Min(settings.SendTimeout.TotalMilliseconds, int.MaxValue);

        // Whether a certificate was called back is asked of another server at each connection; when that one is away, no mail would go.
        CheckCertificateRevocation = false;
        ServerCertificateValidationCallback = (_, _, _, errors) => errors == SslPolicyErrors.None || settings.IsLoopback;
    }

    /// <summary>Mails that went through.</summary>
    public int Count { get; private set; }

    /// <summary>When it was last used, by the clock's timestamp.</summary>
    public long LastUsed { get; set; }

    /// <summary>True once the server took the reader's address: from then on it may have the mail though nothing more is heard of it.</summary>
    public bool IsReaderTaken { get; private set; }

    /// <summary>Connects and signs in; what goes wrong is thrown.</summary>
    public static async Task<SmtpLine> OpenAsync(SmtpSettings settings, CancellationToken cancellation)
    {
        var held = new HeldSocket(settings.IsLoopback);
        var line = new SmtpLine(settings, held, new LastBytes(held));
        try
        {
            // Commands are short and each waits for its answer: held back until the last one is acknowledged, a mail would take a tenth of a second.
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            held.Socket = socket;
            await socket.ConnectAsync(settings.Host, settings.Port, cancellation);
            await line.ConnectAsync(socket, settings.Host, settings.Port, Option(settings.Security), cancellation);
            if (settings.User is { } user)
            {
                await line.AuthenticateAsync(Encoding.UTF8, new System.Net.NetworkCredential(user, settings.Password), cancellation);
            }

            // In chunks (RFC 3030) a mail has no end that can be seen.
            line.Capabilities &= ~SmtpCapabilities.Chunking;
            if (settings.IsLoopback)
            {
                // Commands sent together save a round trip, which is nothing here, and servers that answer each alone then wait 40 ms for an acknowledgement.
                line.Capabilities &= ~SmtpCapabilities.Pipelining;
            }

            return line;
        }
        catch
        {
            line.Dispose();
            throw;
        }
    }

    /// <summary>Sends the bytes as they are; what goes wrong is thrown.</summary>
    public async Task SendAsync(Posting posting, IHandOverWitness? witness, CancellationToken cancellation)
    {
        IsReaderTaken = false;
        var isUtf8 = posting.To.NeedsUtf8 || posting.ReturnPath.NeedsUtf8;
        if (isUtf8 && !Capabilities.HasFlag(SmtpCapabilities.UTF8))
        {
            throw new NotSupportedException("SMTPUTF8");
        }

        _size = posting.Bytes.Length;
        using var bytes = new MemoryStream(posting.Bytes, writable: false);
        using var message = MimeMessage.Load(ParserOptions.Default, bytes, persistent: true, cancellation);
        if (isUtf8)
        {
            KeepHeaders(message);
        }

        _bytes.Watch(witness);
        await SendAsync(isUtf8 ? Utf8 : FormatOptions.Default, message, Mailbox(posting.ReturnPath), [Mailbox(posting.To)], cancellation);
        Count++;
    }

    /// <summary>Says goodbye if the server still listens.</summary>
    public async Task CloseAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(_settings.ConnectTimeout);
            await DisconnectAsync(quit: true, limit.Token);
        }
        catch (Exception fault) when (SmtpTrouble.IsExpected(fault))
        {
            // Nothing is lost with a connection that has nothing more to carry.
        }
        finally
        {
            Dispose();
        }
    }

    /// <summary>The bytes are signed: nothing is encoded anew.</summary>
    protected override void Prepare(FormatOptions options, MimeMessage message, EncodingConstraint constraint, int maxLineLength)
    {
    }

    protected override Task<long> GetSizeAsync(FormatOptions options, MimeMessage message, CancellationToken cancellationToken) => Task.FromResult(_size);

    protected override void OnRecipientAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response) => IsReaderTaken = true;

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _held.Socket?.Dispose();
            _bytes.Dispose();
        }
    }

    /// <summary>In mails to addresses beyond ASCII the library writes all headers anew, in UTF-8, unless it is told what they are: they would not be those that were signed.</summary>
    private static void KeepHeaders(MimeMessage message)
    {
        foreach (var header in message.Headers.Concat(message.Body?.Headers ?? []))
        {
            header.SetRawValue(header.RawValue);
        }
    }

    private static FormatOptions MakeUtf8()
    {
        var options = FormatOptions.Default.Clone();
        options.International = true;
        return options;
    }

    private static MailboxAddress Mailbox(MailAddress address) => new(name: "", address.ToString());

    private static SecureSocketOptions Option(SmtpSecurity security) => security switch
    {
        SmtpSecurity.None => SecureSocketOptions.None,
        SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.SslOnConnect,
    };
}
