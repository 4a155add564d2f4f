using System.CommandLine;
using Handbill.Press.Contracts;
using Handbill.Screens;

namespace Handbill.Commands;

/// <summary>`handbill check`: all faults and each edition's fit.</summary>
internal static class CheckCommand
{
    public static Command Build(CancellationToken ending)
    {
        var folder = Parameters.Folder();
        var why = new Option<string>("--why") { Description = "Tell what the fitter turned to fill this edition, and by how much.", HelpName = "SLUG" };
        why.CompletionSources.Add(context => Parameters.Slugs(context, folder));
        var variant = Parameters.Variant();
        var jobs = Parameters.Jobs();
        var json = Parameters.Json();
        var command = new Command("check", "Find all faults and how each edition fits. Writes nothing.") { folder, why, variant, jobs, json };
        command.SetAction(parsed =>
        {
            var reason = parsed.GetValue(why);
            var options = new PressOptions
            {
                Folder = parsed.GetRequiredValue(folder),
                Out = "",
                Only = reason is null ? [] : [reason],
                Variant = parsed.GetValue(variant),
                Jobs = parsed.GetValue(jobs),
            };
            using var screen = Screen.Open(options.Folder, parsed.GetValue(json));
            var report = new IssuePress().Check(options, screen, ending);
            screen.End(report);
            if (reason is not null && !parsed.GetValue(json))
            {
                foreach (var edition in report.Editions)
                {
                    FitWords.WriteReasons(Console.Out, edition);
                }
            }

            return report.ExitCode;
        });
        return command;
    }
}
