using System.CommandLine;
using Handbill.Press.Contracts;
using Handbill.Screens;

namespace Handbill.Commands;

/// <summary>`handbill press`: from an issue folder to sheets.</summary>
internal static class PressCommand
{
    public static Command Build(CancellationToken ending)
    {
        var folder = Parameters.Folder();
        var output = Parameters.Out();
        var only = Parameters.Only(folder);
        var variant = Parameters.Variant();
        var jobs = Parameters.Jobs();
        var print = Parameters.Print();
        var json = Parameters.Json();
        var command = new Command("press", "Make every edition's sheet, for reading and for printing.") { folder, output, only, variant, jobs, print, json };
        command.SetAction(parsed => Run(
            new PressOptions
            {
                Folder = parsed.GetRequiredValue(folder),
                Out = parsed.GetRequiredValue(output),
                Only = [.. parsed.GetRequiredValue(only)],
                Variant = parsed.GetValue(variant),
                Jobs = parsed.GetValue(jobs),
                Print = parsed.GetValue(print),
            },
            parsed.GetValue(json),
            ending));
        return command;
    }

    /// <summary>Presses, shows how it goes and what came of it.</summary>
    public static int Run(PressOptions options, bool json, CancellationToken ending)
    {
        using var screen = Screen.Open(options.Folder, json);
        var report = new IssuePress().Press(options, screen, ending);
        screen.End(report);
        return report.ExitCode;
    }
}
