using System.CommandLine;
using Handbill.Press.Contracts;

namespace Handbill.Commands;

/// <summary>`handbill demo`: presses the sample issue.</summary>
internal static class DemoCommand
{
    public static Command Build(CancellationToken ending)
    {
        var output = new Option<string>("--out", "-o")
        {
            Description = "Folder that the sheets are written to.",
            HelpName = "OUT",
            DefaultValueFactory = _ => "out",
        };
        var command = new Command("demo", "Press the sample issue: twelve workplaces, four languages.") { output };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(output), ending));
        return command;
    }

    private static int Run(string output, CancellationToken ending)
    {
        var samples = FindSamples();
        var folder = Path.GetRelativePath(Directory.GetCurrentDirectory(), Path.Combine(samples, "fortnight"));
        Console.WriteLine($"Pressing {folder} into {output}\n");
        var code = PressCommand.Run(new PressOptions { Folder = folder, Out = output }, json: false, ending);
        if (code == 1)
        {
            return code;
        }

        Console.WriteLine($"""

            Look at
              {Path.Combine(output, "*.pdf")}        the sheets for reading, one for each workplace
              {Path.Combine(output, "print")}        the same for the duplicator; only what is exactly full gets there
              {Path.Combine(output, "fit.json")}     how each edition fits, for programs

            Try next
              change a line in {Path.Combine(folder, "workplaces")} while this runs:
                handbill watch {folder} --out {output}
              see why an edition fits as it does:
                handbill check {folder} --why {FirstSlug(folder)}
              begin your own:
                handbill new newsletter
            """);

        // The sample has editions that must be cut, to show it: that is no failure of the demonstration.
        return 0;
    }

    private static string FirstSlug(string folder) => IssuePress.FindSlugs(folder).FirstOrDefault() ?? "SLUG";

    // In the repository when the executable was built there, else beside the executable.
    private static string FindSamples()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var samples = Path.Combine(at.FullName, "samples");
            if (Directory.Exists(Path.Combine(samples, "fortnight")))
            {
                return samples;
            }
        }

        throw new PressException("samples/fortnight: the sample issue is not here, run from a checkout of the repository");
    }
}
