using System.CommandLine;
using Handbill.Press.Contracts;
using Handbill.Screens;

namespace Handbill.Commands;

/// <summary>`handbill watch`: presses what a save touches.</summary>
internal static class WatchCommand
{
    public static Command Build(CancellationToken ending)
    {
        var folder = Parameters.Folder();
        var output = Parameters.Out();
        var variant = Parameters.Variant();
        var jobs = Parameters.Jobs();
        var print = Parameters.Print();
        var command = new Command("watch", "Press an issue, then whenever a file is saved the editions that it touches.") { folder, output, variant, jobs, print };
        command.SetAction(parsed =>
        {
            var options = new PressOptions
            {
                Folder = parsed.GetRequiredValue(folder),
                Out = parsed.GetRequiredValue(output),
                Variant = parsed.GetValue(variant),
                Jobs = parsed.GetValue(jobs),
                Print = parsed.GetValue(print),
            };
            new IssuePress().Watch(options, new WatchScreen(Console.Out, Console.Error, options.Folder), ending);
            return 0;
        });
        return command;
    }
}
