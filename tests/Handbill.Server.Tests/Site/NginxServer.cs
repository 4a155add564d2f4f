using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Handbill.Server.Tests.Site;

/// <summary>Debian's nginx on a free port of loopback, with what docs/desk/site-export.md tells to put into its configuration; gone with the test. Where it is missing the test is skipped, except under CI.</summary>
internal sealed class NginxServer : IAsyncDisposable
{
    private const string Program = "/usr/sbin/nginx";

    private readonly string _folder;
    private readonly Process _process;

    private NginxServer(string folder, Process process, int port) => (_folder, _process, Url) = (folder, process, new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/")));

    public Uri Url { get; }

    // What it complained about; nothing before it came so far as to say it.
    private string Errors => Path.Combine(_folder, "error.log") is var log && File.Exists(log) ? File.ReadAllText(log) : "";

    /// <summary>Serves a folder.</summary>
    /// <param name="site">The folder.</param>
    /// <param name="block">A `server` block that listens on port 80 and has `root /srv/handbill/public`.</param>
    public static async Task<NginxServer> StartAsync(string site, string block)
    {
        if (!File.Exists(Program))
        {
            Environment.GetEnvironmentVariable("CI").ShouldNotBe("true", $"{Program} must be here: Debian's package nginx-light.");
            Assert.Skip($"{Program} is not here: install Debian's package nginx-light.");
        }

        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        var folder = Directory.CreateTempSubdirectory("handbill-nginx-").FullName;
        var ours = block.Replace("listen 80;", string.Create(CultureInfo.InvariantCulture, $"listen 127.0.0.1:{port};"), StringComparison.Ordinal).Replace("/srv/handbill/public", site, StringComparison.Ordinal);
        var places = string.Concat(new[] { "client_body", "proxy", "fastcgi", "uwsgi", "scgi" }.Select(kind => $"{kind}_temp_path {folder}/{kind};\n"));
        await File.WriteAllTextAsync(Path.Combine(folder, "nginx.conf"), $"daemon off;\nmaster_process off;\npid {folder}/pid;\nevents {{}}\nhttp {{\ninclude /etc/nginx/mime.types;\naccess_log off;\n{places}{ours}\n}}\n", TestContext.Current.CancellationToken);
        var process = Process.Start(new ProcessStartInfo(Program, ["-p", folder, "-e", Path.Combine(folder, "error.log"), "-c", Path.Combine(folder, "nginx.conf")]) { UseShellExecute = false })!;
        var server = new NginxServer(folder, process, port);
        try
        {
            await server.AnswersAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task AnswersAsync()
    {
        var began = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var line = new TcpClient();
                await line.ConnectAsync(Url.Host, Url.Port, TestContext.Current.CancellationToken);
                return;
            }
            catch (SocketException)
            {
                (_process.HasExited || began.Elapsed > TimeSpan.FromSeconds(15)).ShouldBeFalse($"nginx does not start: {Errors}");
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
        }
    }
}
