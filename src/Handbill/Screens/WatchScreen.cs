using System.Collections.Immutable;
using Handbill.Press.Contracts;

namespace Handbill.Screens;

/// <summary>A watch, line by line.</summary>
internal sealed class WatchScreen(TextWriter output, TextWriter faults, string folder) : IWatchObserver
{
    public void Begin(int editions)
    {
        // Each edition has its line when it is made.
    }

    public void Made(EditionResult edition) => output.WriteLine(PlainScreen.Line(edition));

    public void Refused(string slug, ImmutableArray<IssueFault> refusal) => output.WriteLine($"{slug}: not made");

    public void Changed(ImmutableArray<string> files)
    {
        if (!files.IsEmpty)
        {
            output.WriteLine();
            output.WriteLine(files.Length <= 3 ? $"Saved: {string.Join(", ", files)}" : $"Saved: {FitWords.Count(files.Length, "file")}");
        }
    }

    public void Settled(PressReport report)
    {
        foreach (var fault in report.Faults)
        {
            faults.WriteLine(FaultWords.Of(folder, fault));
        }

        output.WriteLine("Waiting for the next save. Ctrl-C ends.");
    }

    public void Failed(PressException problem) => faults.WriteLine(problem.Message);
}
