using System.Collections.Immutable;
using Handbill.Press.Contracts;

namespace Handbill.Screens;

/// <summary>A line for each edition, for files, pipes and terminals that can do no more.</summary>
internal sealed class PlainScreen(string folder, TextWriter output) : Screen(folder)
{
    public override void Begin(int editions)
    {
        // The lines themselves show how it goes.
    }

    public override void Made(EditionResult edition) => output.WriteLine(Line(edition));

    public override void Refused(string slug, ImmutableArray<IssueFault> faults) =>
        output.WriteLine($"{slug}: not made, {FitWords.Count(Math.Max(1, faults.Length), "fault")}");

    /// <summary>An edition in one line.</summary>
    public static string Line(EditionResult edition)
    {
        var size = edition.Bytes == 0 ? "" : $" · {FitWords.Size(edition.Bytes)}";
        return $"{edition.Slug}: {edition.Workplace} ({edition.Language}) · front {FitWords.Of(edition.Front)} · back {FitWords.Of(edition.Back)}{size}";
    }

    protected override void Close(PressReport report)
    {
        if (report.Issue is not null)
        {
            output.WriteLine(FitWords.Summary(report, Elapsed));
        }
    }
}
