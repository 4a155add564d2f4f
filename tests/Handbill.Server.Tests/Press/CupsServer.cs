using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Handbill.Server.Tests.Press;

/// <summary>
/// A CUPS server of a test's own on a free port of loopback, gone with it. It needs root, for CUPS starts its filters as somebody else; where that or CUPS is missing the
/// test is skipped, except under CI. Three queues: `pdf` keeps what it prints as a file, `slow` is never done, `typewriter` reads no PDF.
/// </summary>
internal sealed class CupsServer : IAsyncDisposable
{
    private const string Program = "/usr/sbin/cupsd";

    // The copies are made by CUPS itself, in the file: what comes out is what a plain printer would print.
    private const string Description = """
        *PPD-Adobe: "4.3"
        *FormatVersion: "4.3"
        *FileVersion: "1.0"
        *LanguageVersion: English
        *LanguageEncoding: ISOLatin1
        *PCFileName: "KEEP.PPD"
        *Product: "(Keep)"
        *Manufacturer: "Handbill"
        *ModelName: "Keep"
        *ShortNickName: "Keep"
        *NickName: "Keep"
        *PSVersion: "(3010.000) 0"
        *LanguageLevel: "3"
        *ColorDevice: False
        *cupsVersion: 2.3
        *cupsManualCopies: True
        *cupsFilter: "{0} 0 -"
        *OpenUI *PageSize/Page Size: PickOne
        *DefaultPageSize: A4
        *PageSize A4/A4: "<</PageSize[595 842]>>setpagedevice"
        *CloseUI: *PageSize
        *OpenUI *PageRegion: PickOne
        *DefaultPageRegion: A4
        *PageRegion A4/A4: "<</PageSize[595 842]>>setpagedevice"
        *CloseUI: *PageRegion
        *DefaultImageableArea: A4
        *ImageableArea A4/A4: "0 0 595 842"
        *DefaultPaperDimension: A4
        *PaperDimension A4/A4: "595 842"

        """;

    private readonly string _folder;
    private readonly Process _process;
    private readonly int _port;

    private CupsServer(string folder, Process process, int port) => (_folder, _process, _port) = (folder, process, port);

    /// <summary>Starts one.</summary>
    public static async Task<CupsServer> StartAsync()
    {
        var isRoot = Environment.IsPrivilegedProcess;
        if (!isRoot || !File.Exists(Program))
        {
            (isRoot && Environment.GetEnvironmentVariable("CI") == "true").ShouldBeFalse("CUPS must be installed here: apt-get install cups cups-client printer-driver-cups-pdf.");
            Assert.Skip("A CUPS server of one's own needs root, and Debian's package cups.");
        }

        var folder = Directory.CreateTempSubdirectory("handbill-cups-").FullName;
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        Write(folder, port);
        var process = Process.Start(new ProcessStartInfo(Program, ["-f", "-c", Path.Combine(folder, "cupsd.conf"), "-s", Path.Combine(folder, "cups-files.conf")])
        {
            UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true,
        })!;
        var server = new CupsServer(folder, process, port);
        await server.AnswersAsync();
        return server;
    }

    /// <summary>Address of a queue.</summary>
    public string Queue(string name) => string.Create(CultureInfo.InvariantCulture, $"ipp://127.0.0.1:{_port}/printers/{name}");

    /// <summary>What was printed, in the order of its jobs: the title of each and its file.</summary>
    public IReadOnlyList<(string Title, string Path)> Printed() =>
        [.. Directory.GetFiles(Path.Combine(_folder, "out"), "*.pdf").Order(StringComparer.Ordinal).Select(path => (File.ReadAllText(Path.ChangeExtension(path, ".title")).Trim(), path))];

    /// <summary>What it says of its work so far.</summary>
    public string Log => File.Exists(Path.Combine(_folder, "error_log")) ? File.ReadAllText(Path.Combine(_folder, "error_log")) : "";

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

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
                await line.ConnectAsync(IPAddress.Loopback, _port, TestContext.Current.CancellationToken);
                return;
            }
            catch (SocketException)
            {
                (_process.HasExited || began.Elapsed > TimeSpan.FromSeconds(15)).ShouldBeFalse("CUPS does not start.");
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }
    }

    private static void Allow(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }

    private static void Write(string folder, int port)
    {
        // CUPS starts filters and backends as the user lp, who must come as far as here.
        const UnixFileMode open = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        Allow(folder, open);
        foreach (var name in new[] { "root", "root/ppd", "spool", "cache", "state", "tmp", "bin", "bin/backend", "out" })
        {
            Directory.CreateDirectory(Path.Combine(folder, name));
            Allow(Path.Combine(folder, name), open);
        }

        foreach (var name in new[] { "out", "tmp", "cache" })
        {
            Allow(Path.Combine(folder, name), open | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite);
        }

        foreach (var name in new[] { "filter", "daemon", "notifier", "monitor", "cgi-bin" })
        {
            Directory.CreateSymbolicLink(Path.Combine(folder, "bin", name), Path.Combine("/usr/lib/cups", name));
        }

        var output = Path.Combine(folder, "out");
        Backend("keep", "");
        Backend("wait", "while :; do sleep 0.1; done\n");
        File.WriteAllText(Path.Combine(folder, "cupsd.conf"), string.Create(CultureInfo.InvariantCulture, $"""
            LogLevel info
            Listen 127.0.0.1:{port}
            Listen {folder}/state/cups.sock
            Browsing No
            WebInterface No
            DefaultAuthType None
            JobPrivateAccess all
            <Location />
              Order allow,deny
              Allow all
            </Location>

            """));
        File.WriteAllText(Path.Combine(folder, "cups-files.conf"), $"""
            ServerRoot {folder}/root
            ServerBin {folder}/bin
            DataDir /usr/share/cups
            RequestRoot {folder}/spool
            CacheDir {folder}/cache
            StateDir {folder}/state
            TempDir {folder}/tmp
            ErrorLog {folder}/error_log
            AccessLog {folder}/access_log
            PageLog {folder}/page_log
            SystemGroup root

            """);
        Printer("pdf", "keep:/", "application/vnd.cups-pdf");
        Printer("slow", "wait:/", "application/vnd.cups-pdf");
        Printer("typewriter", "keep:/", "application/x-typewriter");

        void Backend(string name, string first)
        {
            var path = Path.Combine(folder, "bin", "backend", name);
            File.WriteAllText(path, $"#!/bin/sh\n[ $# -ge 5 ] || exit 0\n{first}echo \"$3\" > '{output}/'$(printf %05d \"$1\").title\ncat > '{output}/'$(printf %05d \"$1\").part\nmv '{output}/'$(printf %05d \"$1\").part '{output}/'$(printf %05d \"$1\").pdf\n");
            Allow(path, open);
        }

        void Printer(string name, string device, string reads)
        {
            File.AppendAllText(Path.Combine(folder, "root", "printers.conf"), $"""
                <Printer {name}>
                UUID urn:uuid:{Guid.NewGuid()}
                Info {name}
                DeviceURI {device}
                State Idle
                Type 4
                Accepting Yes
                Shared Yes
                JobSheets none none
                QuotaPeriod 0
                PageLimit 0
                KLimit 0
                OpPolicy default
                ErrorPolicy abort-job
                </Printer>

                """);
            File.WriteAllText(Path.Combine(folder, "root", "ppd", $"{name}.ppd"), Description.Replace("{0}", reads, StringComparison.Ordinal));
        }
    }
}
