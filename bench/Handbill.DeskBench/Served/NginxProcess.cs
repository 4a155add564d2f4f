using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Handbill.DeskBench.Served;

/// <summary>Debian's nginx with two workers, serving files of a folder on loopback.</summary>
internal sealed class NginxProcess : IAsyncDisposable
{
    /// <summary>Where Debian's package `nginx-light` puts it.</summary>
    public const string Program = "/usr/sbin/nginx";

    private readonly Process _process;
    private readonly DirectoryInfo _folder;

    private NginxProcess(Process process, DirectoryInfo folder, Uri address) => (_process, _folder, Address) = (process, folder, address);

    public Uri Address { get; }

    /// <summary>Starts one and waits until it answers.</summary>
    /// <param name="files">What it serves: name and bytes.</param>
    public static async Task<NginxProcess> StartAsync(params (string Name, byte[] Bytes)[] files)
    {
        var folder = Directory.CreateTempSubdirectory("handbill-nginx-");
        folder.CreateSubdirectory("www");

        // Its workers are of another user when it is started by root.
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder.FullName, (UnixFileMode)0b111_101_101);
        }

        foreach (var (name, bytes) in files)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "www", name), bytes);
        }

        var port = FreePort();
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "nginx.conf"), string.Create(CultureInfo.InvariantCulture, $$"""
            daemon off; worker_processes 2; pid {{folder.FullName}}/pid; error_log {{folder.FullName}}/error.log;
            events { worker_connections 1024; }
            http {
              access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000; keepalive_timeout 60;
              client_body_temp_path {{folder.FullName}}/body; proxy_temp_path {{folder.FullName}}/proxy; fastcgi_temp_path {{folder.FullName}}/fastcgi; uwsgi_temp_path {{folder.FullName}}/uwsgi; scgi_temp_path {{folder.FullName}}/scgi;
              types { text/html html; } gzip_static on; open_file_cache max=100 inactive=60s;
              server { listen 127.0.0.1:{{port}}; root {{folder.FullName}}/www; }
            }
            """));
        var process = Process.Start(new ProcessStartInfo(Program, ["-p", folder.FullName, "-c", Path.Combine(folder.FullName, "nginx.conf")]) { UseShellExecute = false })!;
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
        using var line = new HttpClient { BaseAddress = address };
        for (var tries = 0; ; tries++)
        {
            try
            {
                (await line.GetAsync(files[0].Name)).EnsureSuccessStatusCode();
                return new NginxProcess(process, folder, address);
            }
            catch (HttpRequestException) when (tries < 100 && !process.HasExited)
            {
                await Task.Delay(50);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        // Its master ends its workers; killed, it would leave them.
        using (var ending = Process.Start("/bin/kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await ending.WaitForExitAsync();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
