using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Handbill.Server.Tests.Hosting;

/// <summary>A way to a PostgreSQL server that can be shut: to this test alone the server is then away.</summary>
internal sealed class PostgresGate : IAsyncDisposable
{
    private readonly List<Socket> _open = [];
    private readonly string _host;
    private readonly int _port;
    private TcpListener? _listener;
    private int _own;

    private PostgresGate(string host, int port) => (_host, _port) = (host, port);

    /// <summary>Opens a gate before an instance's database.</summary>
    /// <returns>The gate, and the instance seen through it.</returns>
    public static (PostgresGate Gate, Instance Instance) Before(Instance instance)
    {
        var to = new NpgsqlConnectionStringBuilder(instance.Database);
        var gate = new PostgresGate(to.Host!, to.Port);
        gate.Open();
        var through = new NpgsqlConnectionStringBuilder(instance.Database) { Host = "127.0.0.1", Port = gate._own, Timeout = 5 };
        return (gate, instance with { Database = through.ConnectionString });
    }

    public void Open()
    {
        _listener = new TcpListener(IPAddress.Loopback, _own);
        _listener.Start();
        _own = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync(_listener);
    }

    /// <summary>Ends all connections; new ones are refused.</summary>
    public void Shut()
    {
        _listener?.Stop();
        lock (_open)
        {
            _open.ForEach(socket => socket.Close());
            _open.Clear();
        }
    }

    public ValueTask DisposeAsync()
    {
        Shut();
        return ValueTask.CompletedTask;
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                var near = await listener.AcceptSocketAsync();
                var far = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await far.ConnectAsync(_host, _port);
                lock (_open)
                {
                    _open.AddRange([near, far]);
                }

                _ = CopyAsync(near, far);
                _ = CopyAsync(far, near);
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            // Shut.
        }
    }

    private static async Task CopyAsync(Socket from, Socket to)
    {
        try
        {
            await using var input = new NetworkStream(from);
            await using var output = new NetworkStream(to);
            await input.CopyToAsync(output);
        }
        catch (Exception ended) when (ended is IOException or ObjectDisposedException or SocketException)
        {
            // One side has gone; the other follows.
        }

        from.Close();
        to.Close();
    }
}
