using System.Diagnostics;
using System.Runtime.InteropServices;
using Handbill.Server;

namespace Handbill.DeskBench.Served;

/// <summary>`handbill worker` as a process of its own, at full speed or held to a quarter of a core.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private const int Stop = 19, Continue = 18;

    // What a control group does with a quota of 25 ms in 100: what is not used in one period is not had in the next.
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100), Quota = Period / 4, Look = TimeSpan.FromMilliseconds(1);

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

    /// <summary>Holds it to a quarter of a core from now on, by what it has used of the processor's time.</summary>
    /// <param name="share">
    /// How much of its first period is over, from 0 to 1. Of several that began together all would always work in the same quarter of the time and wait for the machine's memory, which those on machines of their own do not.
    /// </param>
    public void HoldToQuarter(double share)
    {
        var now = Stopwatch.GetTimestamp() - (long)(Period.TotalSeconds * share * Stopwatch.Frequency);
        _holding = new Thread(() =>
        {
            var (began, start, owed, isOn) = (now, Used(), TimeSpan.Zero, true);
            while (!_ending.IsCancellationRequested)
            {
                var used = Used() - start;
                if (Stopwatch.GetElapsedTime(began) >= Period)
                {
                    began += (long)(Period.TotalSeconds * Stopwatch.Frequency);
                    owed = Max(TimeSpan.Zero, owed + used - Quota);
                    start += used;
                    used = TimeSpan.Zero;
                }

                if (isOn != owed + used < Quota)
                {
                    isOn = !isOn;
                    _ = Send(_process.Id, isOn ? Continue : Stop);
                }

                Thread.Sleep(Look);
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

    // To the nanosecond, which what /proc tells is not.
    private TimeSpan Used()
    {
        _ = ClockOf(_process.Id, out var clock);
        _ = Read(clock, out var time);
        return TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1e3);
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    [DllImport("libc", EntryPoint = "clock_getcpuclockid")]
    private static extern int ClockOf(int process, out int clock);

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int Read(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Time
    {
        public readonly long Seconds;

        public readonly long Nanoseconds;
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Send(int process, int signal);
}
