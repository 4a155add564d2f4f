using System.Collections.Immutable;
using System.Diagnostics;
using Handbill.Press.Contracts;

namespace Handbill.Screens;

/// <summary>Shows a run: as it goes, and what came of it. Sheets on standard output, faults on standard error.</summary>
internal abstract class Screen(string folder) : IPressObserver, IDisposable
{
    private readonly long _began = Stopwatch.GetTimestamp();

    /// <summary>Time since the screen was opened.</summary>
    protected TimeSpan Elapsed => Stopwatch.GetElapsedTime(_began);

    /// <summary>A table and a bar on a terminal, plain lines off it, JSON for programs.</summary>
    /// <param name="folder">The issue folder as the user named it: faults are told with it.</param>
    /// <param name="json">True for JSON.</param>
    public static Screen Open(string folder, bool json)
    {
        if (json)
        {
            return new JsonScreen(folder);
        }

        var isTerminal = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb");
        return isTerminal ? new TerminalScreen(folder) : new PlainScreen(folder, Console.Out);
    }

    /// <inheritdoc/>
    public abstract void Begin(int editions);

    /// <inheritdoc/>
    public abstract void Made(EditionResult edition);

    /// <inheritdoc/>
    public abstract void Refused(string slug, ImmutableArray<IssueFault> faults);

    /// <summary>The run is over.</summary>
    public void End(PressReport report)
    {
        Close(report);
        foreach (var fault in report.Faults)
        {
            Console.Error.WriteLine(FaultWords.Of(folder, fault));
        }
    }

    /// <summary>Shows what came of it, faults apart.</summary>
    protected abstract void Close(PressReport report);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Leaves the terminal as it was, also when the run broke off.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
