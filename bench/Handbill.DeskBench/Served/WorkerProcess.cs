using System.Diagnostics;
using System.Runtime.InteropServices;
using Handbill.Server;

namespace Handbill.DeskBench.Served;

/// <summary>`handbill worker` as a process of its own, at full speed or held to a quarter of a core.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private const int Stop = 19, Continue = 18;

    // A quarter: on for one of four turns, each worker of a core in another one.
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(10);

    private readonly Process _process;
    private readonly CancellationTokenSource _ending = new();
    private Thread? _holding;

    private WorkerProcess(Process process) => _process = process;

    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts one and waits until it takes part.</summary>
    /// <param name="program">The executable.</param>
    /// <param name="instance">Where its work is.</param>
    /// <param name="core">The core that it is kept on; null for any.</param>
    public static async Task<WorkerProcess> StartAsync(string program, Instance instance, int? core)
    {
        string[] worker = [program, "worker", .. instance.Arguments];
        string[] pinned = core is { } kept ? ["/usr/bin/taskset", "-c", $"{kept}", .. worker] : worker;
        var process = Process.Start(new ProcessStartInfo(pinned[0], pinned[1..]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        _ = process.StandardError.ReadToEndAsync();
        if (await process.StandardOutput.ReadLineAsync() is not { } line || !line.StartsWith("A worker", StringComparison.Ordinal))
        {
            throw new InvalidOperationException("The worker ended.");
        }

        _ = process.StandardOutput.ReadToEndAsync();
        return new WorkerProcess(process);
    }

    /// <summary>Holds it to a quarter of its core from now on.</summary>
    /// <param name="turn">In which of the four turns it may work.</param>
    public void HoldToQuarter(int turn)
    {
        _holding = new Thread(() =>
        {
            while (!_ending.IsCancellationRequested)
            {
                var isOn = Environment.TickCount64 / (long)Turn.TotalMilliseconds % 4 == turn % 4;
                _ = Send(_process.Id, isOn ? Continue : Stop);
                Thread.Sleep((int)(Turn.TotalMilliseconds - (Environment.TickCount64 % (long)Turn.TotalMilliseconds)));
            }

            _ = Send(_process.Id, Continue);
        })
        {
            IsBackground = true,
        };
        _holding.Start();
    }

    /// <summary>Kills it: no signal that it could answer.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _holding?.Join();
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
        _ending.Dispose();
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Send(int process, int signal);
}
