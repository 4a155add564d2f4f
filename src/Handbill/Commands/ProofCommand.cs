using System.CommandLine;
using Handbill.Press.Contracts;
using Handbill.Screens;

namespace Handbill.Commands;

/// <summary>`handbill proof`: one edition as it would print now.</summary>
internal static class ProofCommand
{
    public static Command Build(CancellationToken ending)
    {
        var folder = Parameters.Folder();
        var slug = new Argument<string>("SLUG") { Description = "The edition: the name of its file in `workplaces` without .md" };
        slug.CompletionSources.Add(context => Parameters.Slugs(context, folder));
        var output = new Option<string>("--out", "-o") { Description = "File to write: .png for a picture, .pdf for the reading file.", HelpName = "FILE", Required = true };
        output.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && Path.GetExtension(result.Tokens[0].Value).ToLowerInvariant() is not (".png" or ".pdf"))
            {
                result.AddError("--out: give a file that ends in .png or .pdf.");
            }
        });
        var command = new Command("proof", "Make one edition as it would print now, overset copy shown past a marked line.") { folder, slug, output };
        command.SetAction(parsed =>
        {
            var file = parsed.GetRequiredValue(output);
            using var screen = new PlainScreen(parsed.GetRequiredValue(folder), Console.Out);
            var report = new IssuePress().Proof(parsed.GetRequiredValue(folder), parsed.GetRequiredValue(slug), file, screen, ending);
            screen.End(report);
            return report.ExitCode;
        });
        return command;
    }
}
