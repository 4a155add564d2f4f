using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Handbill.Mail.Tests;

/// <summary>A server that says its lines one after the other whatever it hears, and at null hangs up.</summary>
internal sealed class Script : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string?[] _lines;
    private readonly Task _running;
    private readonly CancellationTokenSource _end = new();
    private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _spoken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Script(params string?[] lines)
    {
        _lines = lines;
        _listener.Start();
        _running = RunAsync();
    }

    /// <summary>At null says nothing more instead.</summary>
    public bool IsSilent { get; init; }

    public int Connections { get; private set; }

    public Task Connected => _connected.Task.WaitAsync(TimeSpan.FromSeconds(10));

    public Task Spoken => _spoken.Task.WaitAsync(TimeSpan.FromSeconds(10));

    public SmtpSettings Settings() =>
        new() { Host = "127.0.0.1", Port = ((IPEndPoint)_listener.LocalEndpoint).Port, Security = SmtpSecurity.None, HelloName = "test.example.org", ConnectTimeout = TimeSpan.FromSeconds(20) };

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _running;
        _end.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_end.Token);
                Connections++;
                _connected.TrySetResult();
                await SpeakAsync(client.GetStream());
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException or ObjectDisposedException or IOException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task SpeakAsync(NetworkStream stream)
    {
        var heard = new byte[8192];
        foreach (var line in _lines)
        {
            if (line is null)
            {
                _spoken.TrySetResult();
                await (IsSilent ? Task.Delay(Timeout.Infinite, _end.Token) : Task.CompletedTask);
                return;
            }

            await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), _end.Token);
            var text = "";
            do
            {
                var count = await stream.ReadAsync(heard, _end.Token);
                if (count == 0)
                {
                    return;
                }

                text += Encoding.ASCII.GetString(heard, 0, count);
            }
            while (line.StartsWith("354", StringComparison.Ordinal) && _lines[^2] != line && !text.EndsWith("\r\n.\r\n", StringComparison.Ordinal));
        }
    }
}
