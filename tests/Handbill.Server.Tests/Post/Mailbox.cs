using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using MimeKit;
using SmtpServer;
using SmtpServer.Mail;
using SmtpServer.Net;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Handbill.Server.Tests.Post;

/// <summary>A mail server on this machine, which keeps what it is given.</summary>
internal sealed class Mailbox : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly Task _running;
    private readonly TaskCompletionSource<int> _port = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Mailbox()
    {
        var settings = new SmtpServerOptionsBuilder().ServerName("mailbox").Endpoint(endpoint => endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, 0))).Build();
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add(new Store(this));
        services.Add(new Filter(this));
        var listening = new EndpointListenerFactory();
        listening.EndpointStarted += (_, started) => _port.TrySetResult(((IPEndPoint)started.LocalEndPoint).Port);
        services.Add(listening);
        _running = new SmtpServer.SmtpServer(settings, services).StartAsync(_end.Token);
    }

    public int Port { get; private set; }

    /// <summary>Letters as they came.</summary>
    public ConcurrentQueue<(string From, string To, MimeMessage Letter)> Letters { get; } = [];

    /// <summary>Addresses that there are not.</summary>
    public ConcurrentDictionary<string, bool> Unknown { get; } = new(StringComparer.OrdinalIgnoreCase);

    public static async Task<Mailbox> OpenAsync()
    {
        var mailbox = new Mailbox();
        mailbox.Port = await mailbox._port.Task.WaitAsync(TimeSpan.FromSeconds(10));
        return mailbox;
    }

    /// <summary>The next letter to an address.</summary>
    public async Task<MimeMessage> NextAsync(string to)
    {
        var until = DateTimeOffset.UtcNow.AddSeconds(20);
        while (DateTimeOffset.UtcNow < until)
        {
            if (Letters.FirstOrDefault(one => one.To == to) is { Letter: { } letter })
            {
                return letter;
            }

            await Task.Delay(20);
        }

        throw new TimeoutException($"No letter came to {to}.");
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _running.ContinueWith(_ => { }, TaskScheduler.Default);
        _end.Dispose();
    }

    private sealed class Store(Mailbox mailbox) : MessageStore
    {
        public override Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            using var bytes = new MemoryStream(buffer.ToArray());
            var letter = MimeMessage.Load(bytes);
            foreach (var to in transaction.To)
            {
                mailbox.Letters.Enqueue(($"{transaction.From.User}@{transaction.From.Host}", $"{to.User}@{to.Host}", letter));
            }

            return Task.FromResult(SmtpResponse.Ok);
        }
    }

    private sealed class Filter(Mailbox mailbox) : IMailboxFilter
    {
        public Task<bool> CanAcceptFromAsync(ISessionContext context, IMailbox from, int size, CancellationToken cancellationToken) => Task.FromResult(true);

        public Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken) =>
            Task.FromResult(!mailbox.Unknown.ContainsKey($"{to.User}@{to.Host}"));
    }
}
