using System.Collections.Immutable;
using Handbill.Press.Contracts;

namespace Handbill.Screens;

/// <summary>One JSON object at the end, for programs.</summary>
internal sealed class JsonScreen(string folder) : Screen(folder)
{
    public override void Begin(int editions)
    {
        // Programs are told at the end.
    }

    public override void Made(EditionResult edition)
    {
        // Programs are told at the end.
    }

    public override void Refused(string slug, ImmutableArray<IssueFault> faults)
    {
        // Programs are told at the end.
    }

    protected override void Close(PressReport report)
    {
        using var output = Console.OpenStandardOutput();
        report.Write(output);
    }
}
