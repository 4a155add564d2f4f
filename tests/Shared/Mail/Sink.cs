using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.Mail;
using SmtpServer.Net;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Handbill.Mail;

/// <summary>A mail server on this machine, which keeps what it is given.</summary>
internal sealed class Sink : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly SmtpServer.SmtpServer _server;
    private readonly Task _running;
    private readonly TaskCompletionSource<int> _port = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Sink(Options options)
    {
        var settings = new SmtpServerOptionsBuilder().ServerName("sink").MaxAuthenticationAttempts(1).Endpoint(endpoint =>
        {
            endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, 0)).AllowUnsecureAuthentication(options.Certificate is null);
            if (options.Certificate is { } certificate)
            {
                endpoint.Certificate(certificate).IsSecure(options.IsImplicit);
            }

            if (options.Password is not null)
            {
                endpoint.AuthenticationRequired();
            }
        }).Build();
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add(new Filter(options));
        services.Add(new Store(this, options));
        if (options.Password is { } password)
        {
            services.Add(new DelegatingUserAuthenticator((user, given) => user == "kurier" && given == password));
        }

        var listening = new EndpointListenerFactory();
        listening.EndpointStarted += (_, started) => _port.TrySetResult(((IPEndPoint)started.LocalEndPoint).Port);
        services.Add(listening);
        _server = new SmtpServer.SmtpServer(settings, services);
        _server.SessionCreated += (_, _) => Interlocked.Increment(ref _sessions);
        _running = _server.StartAsync(_end.Token);
    }

    private int _sessions;

    public ConcurrentQueue<(string From, string To, byte[] Bytes)> Mails { get; } = [];

    public int Sessions => _sessions;

    /// <summary>What was said beside the sender of the last mail.</summary>
    public IEnumerable<string> Parameters { get; private set; } = [];

    public int Port { get; private set; }

    public static async Task<Sink> OpenAsync(Options? options = null)
    {
        var sink = new Sink(options ?? new Options());
        sink.Port = await sink._port.Task.WaitAsync(TimeSpan.FromSeconds(10));
        return sink;
    }

    /// <summary>A certificate that nobody vouches for.</summary>
    public static X509Certificate2 MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    public SmtpSettings Settings() => new() { Host = "127.0.0.1", Port = Port, Security = SmtpSecurity.None, HelloName = "test.example.org" };

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        try
        {
            await _running;
        }
        catch (OperationCanceledException)
        {
            // The way it ends.
        }

        _end.Dispose();
    }

    public sealed record Options
    {
        public string? Password { get; init; }

        public X509Certificate2? Certificate { get; init; }

        public bool IsImplicit { get; init; }

        /// <summary>What is answered to a reader's address; null takes it.</summary>
        public Func<string, SmtpResponse?> Recipient { get; init; } = _ => null;

        public Func<string, SmtpResponse?> Sender { get; init; } = _ => null;

        public Func<string, SmtpResponse?> Mail { get; init; } = _ => null;

        public bool KeepsMails { get; init; } = true;

        /// <summary>What is waited for before a letter is taken.</summary>
        public Func<Task> Before { get; init; } = () => Task.CompletedTask;

        /// <summary>Called with what is kept, before it is answered.</summary>
        public Action<string, string, byte[]>? Taken { get; init; }
    }

    private sealed class Filter(Options options) : MailboxFilter
    {
        public override Task<bool> CanAcceptFromAsync(ISessionContext context, IMailbox from, int size, CancellationToken cancellationToken) =>
            options.Sender(from.AsAddress()) is { } answer ? throw new SmtpResponseException(answer) : Task.FromResult(true);

        public override Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken) =>
            options.Recipient(to.AsAddress()) is { } answer ? throw new SmtpResponseException(answer) : Task.FromResult(true);
    }

    private sealed class Store(Sink sink, Options options) : MessageStore
    {
        public override async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            await options.Before();
            sink.Parameters = transaction.Parameters.Keys;
            var to = transaction.To[0].AsAddress();
            var bytes = options.KeepsMails ? buffer.ToArray() : [];
            sink.Mails.Enqueue((transaction.From.AsAddress(), to, bytes));
            options.Taken?.Invoke(transaction.From.AsAddress(), to, bytes);
            return options.Mail(to) ?? SmtpResponse.Ok;
        }
    }
}
