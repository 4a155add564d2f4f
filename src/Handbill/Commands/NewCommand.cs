using System.CommandLine;
using Handbill.Press.Contracts;

namespace Handbill.Commands;

/// <summary>`handbill new`: writes a starter issue.</summary>
internal static class NewCommand
{
    public static Command Build()
    {
        var folder = new Argument<string>("FOLDER") { Description = "Folder to write the starter to; missing or empty." };
        var command = new Command("new", "Write a starter issue, with comments that explain it.") { folder };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(folder)));
        return command;
    }

    private static int Run(string folder)
    {
        foreach (var file in IssuePress.WriteStarter(folder, DateOnly.FromDateTime(DateTime.Today)))
        {
            Console.WriteLine(Path.Combine(folder, file));
        }

        Console.WriteLine($"""

            Next
              handbill press {folder} --out out
              handbill watch {folder} --out out     and change a line
            """);
        return 0;
    }
}
