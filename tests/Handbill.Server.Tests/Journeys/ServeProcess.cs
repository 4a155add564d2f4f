using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Handbill.Commands;
using Handbill.Server.Tests.Hosting;

namespace Handbill.Server.Tests.Journeys;

/// <summary>`handbill serve` as somebody starts it: a process of its own, on a port that was free.</summary>
internal sealed partial class ServeProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServeProcess(Process process, Uri address, string setUpLink) => (_process, Address, SetUpLink) = (process, address, setUpLink);

    public Uri Address { get; }

    /// <summary>The link that the first start printed.</summary>
    public string SetUpLink { get; }

    /// <summary>The program as it was built.</summary>
    public static string Program { get; } = Path.ChangeExtension(typeof(CommandLine).Assembly.Location, null);

    public static async Task<ServeProcess> StartAsync(TestStore store)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var address = new Uri($"http://localhost:{FreePort()}");
        string[] arguments = ["serve", "--data", store.Instance.Data, "--urls", address.ToString().TrimEnd('/'), .. store.Instance.Database is { } database ? (string[])["--database", database] : []];
        var process = Process.Start(new ProcessStartInfo(Program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = new List<string>();
        while (await process.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            said.Add(line);
            if (Link().Match(line) is { Success: true } link)
            {
                // Whatever else it says is read, so that it is never held up by saying it.
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
                return new ServeProcess(process, address, link.Value);
            }
        }

        throw new InvalidOperationException($"The server ended: {string.Join('\n', said)}{await process.StandardError.ReadToEndAsync(cancellation)}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"http://localhost:\d+/set-up/\S+")]
    private static partial Regex Link();
}
