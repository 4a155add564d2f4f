using System.Buffers;
using System.Net;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Net;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Handbill.Demo;

/// <summary>The demonstration's mail server: at a free port of this machine alone, keeps what it is given, and sends nothing on.</summary>
internal sealed class DemoMailServer : IAsyncDisposable
{
    private const int LongestLetter = 1 << 20;

    private readonly CancellationTokenSource _end = new();
    private readonly TaskCompletionSource<int> _port = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _running;

    private DemoMailServer(DemoLetters letters)
    {
        var settings = new SmtpServerOptionsBuilder().ServerName("localhost").MaxMessageSize(LongestLetter, MaxMessageSizeHandling.Strict).Endpoint(endpoint => endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, 0))).Build();
        var services = new ServiceProvider();
        services.Add(new Store(letters));
        var listening = new EndpointListenerFactory();
        listening.EndpointStarted += (_, started) => _port.TrySetResult(((IPEndPoint)started.LocalEndPoint).Port);
        services.Add(listening);
        _running = new SmtpServer.SmtpServer(settings, services).StartAsync(_end.Token);
    }

    /// <summary>Where it listens.</summary>
    public int Port { get; private set; }

    /// <summary>Starts one.</summary>
    public static async Task<DemoMailServer> StartAsync(DemoLetters letters, CancellationToken cancellation)
    {
        var server = new DemoMailServer(letters);
        server.Port = await server._port.Task.WaitAsync(TimeSpan.FromSeconds(10), cancellation);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    private sealed class Store(DemoLetters letters) : MessageStore
    {
        public override Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            var bytes = buffer.ToArray();
            foreach (var to in transaction.To)
            {
                letters.Take(to.AsAddress(), bytes);
            }

            return Task.FromResult(SmtpResponse.Ok);
        }
    }
}
