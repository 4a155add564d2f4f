using System.Diagnostics;
using System.Text.RegularExpressions;
using Handbill.Server;

namespace Handbill.Instances;

/// <summary>`handbill serve` as somebody starts it: a process of its own on two cores of loopback.</summary>
internal sealed partial class ServeProcess : IAsyncDisposable
{
    private readonly Process _process;
    private bool _isDisposed;

    private ServeProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Its number among the processes of this machine.</summary>
    public int Id => _process.Id;

    /// <summary>The link that the first start of an instance printed; null when there is an organisation.</summary>
    public string? SetUpLink { get; private init; }

    /// <summary>Processor time of all its threads so far.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Memory that it has in use, in bytes.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Starts one and waits until it is up.</summary>
    /// <param name="program">The executable.</param>
    /// <param name="instance">What it serves.</param>
    /// <param name="url">Where; port 0 for a free one.</param>
    /// <param name="isNew">True for an instance without an organisation, to wait for the link by which one is made.</param>
    /// <param name="readLog">Reads its log to the end, so that it is never held up by writing it; null for nobody who wants to know.</param>
    /// <exception cref="InvalidOperationException">It ended instead.</exception>
    public static async Task<ServeProcess> StartAsync(string program, Instance instance, string url, bool isNew = false, Action<TextReader>? readLog = null)
    {
        string[] serve = [program, "serve", .. instance.Arguments, "--urls", url];
        string[] pinned = Environment.ProcessorCount > 2 && File.Exists("/usr/bin/taskset") ? ["/usr/bin/taskset", "-c", "0,1", .. serve] : serve;
        var process = Process.Start(new ProcessStartInfo(pinned[0], pinned[1..]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var log = Task.FromResult("");
        if (readLog is null)
        {
            log = process.StandardError.ReadToEndAsync();
        }
        else
        {
            readLog(process.StandardError);
        }

        var said = new List<string>();
        Uri? address = null;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
            address ??= Up().Match(line) is { Success: true } up ? new Uri(up.Groups[1].Value) : null;
            var link = Link().Match(line);
            if (address is not null && link.Success == isNew)
            {
                // Whatever else it says is read, so that it is never held up by saying it.
                _ = process.StandardOutput.ReadToEndAsync();
                return new ServeProcess(process, address) { SetUpLink = isNew ? link.Value : null };
            }
        }

        throw new InvalidOperationException($"The server ended: {string.Join('\n', said)}{await log}");
    }

    /// <summary>Ends it, if that was not done before.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [GeneratedRegex("^Handbill is at ([^,]+),")]
    private static partial Regex Up();

    [GeneratedRegex(@"http://[^/\s]+/set-up/\S+")]
    private static partial Regex Link();
}
