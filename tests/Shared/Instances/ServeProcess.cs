using System.Diagnostics;
using Handbill.Server;

namespace Handbill.DeskBench.Served;

/// <summary>`handbill serve` as a user starts it: a process of its own on two cores, on a free port of loopback.</summary>
internal sealed class ServeProcess : IAsyncDisposable
{
    private const string Said = "Handbill is at ";

    private readonly Process _process;

    private ServeProcess(Process process, Uri address, RequestLines log) => (_process, Address, Log) = (process, address, log);

    public Uri Address { get; }

    /// <summary>What the server writes of each request.</summary>
    public RequestLines Log { get; }

    /// <summary>Processor time of all its threads so far.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static async Task<ServeProcess> StartAsync(string program, Instance instance)
    {
        string[] serve = [program, "serve", "--data", instance.Data, "--urls", "http://127.0.0.1:0", .. instance.Database is { } database ? (string[])["--database", database] : []];
        string[] pinned = Environment.ProcessorCount > 2 && File.Exists("/usr/bin/taskset") ? ["/usr/bin/taskset", "-c", "0,1", .. serve] : serve;
        var process = Process.Start(new ProcessStartInfo(pinned[0], pinned[1..]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var log = RequestLines.Of(process.StandardError);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Said, StringComparison.Ordinal))
            {
                // Whatever else it says is read, so that it is never held up by saying it.
                _ = process.StandardOutput.ReadToEndAsync();
                return new ServeProcess(process, new Uri(line[Said.Length..line.IndexOf(',', StringComparison.Ordinal)]), log);
            }
        }

        throw new InvalidOperationException($"The server did not start: {string.Join('\n', log.Others)}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
