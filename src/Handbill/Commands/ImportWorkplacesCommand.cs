using System.CommandLine;
using Handbill.Groups.Contracts;
using Handbill.Server;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Commands;

/// <summary>`handbill import-workplaces`: the same as on the screen, for who has the list as a file.</summary>
internal static class ImportWorkplacesCommand
{
    // What is larger is refused by its size, without reading it.
    private const long MostBytes = 2 * 1024 * 1024;

    public static Command Build(CancellationToken ending)
    {
        var file = new Argument<string>("FILE") { Description = "A CSV file with a row for each workplace; docs/desk/workplaces.md tells the columns." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only tell what would become of each row." };
        var instance = new InstanceOptions();
        var command = new Command("import-workplaces", "Take workplaces in from a table.") { file, dryRun };
        instance.AddTo(command);
        command.SetAction((parsed, _) => RunAsync(instance.Of(parsed), parsed.GetRequiredValue(file), parsed.GetValue(dryRun), ending));
        return command;
    }

    private static async Task<int> RunAsync(Instance instance, string path, bool isDryRun, CancellationToken ending)
    {
        try
        {
            var bytes = await ReadAsync(path, ending);
            await using var opened = await OpenedInstance.OpenAsync(instance, ending);
            return Report(path, await opened.Services.GetRequiredService<IWorkplaceImports>().RunAsync(bytes, isDryRun, ending), isDryRun);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return 1;
        }
    }

    private static async Task<byte[]> ReadAsync(string path, CancellationToken ending)
    {
        if (new FileInfo(path) is { Exists: true, Length: > MostBytes })
        {
            throw new IOException($"{path} is larger than 2 MB. Split the table and import its parts one after the other.");
        }

        return await File.ReadAllBytesAsync(path, ending);
    }

    private static int Report(string path, WorkplaceImportReport report, bool isDryRun)
    {
        if (report.Fault is not null)
        {
            Console.Error.WriteLine($"{path}: {report.Fault}");
            return 1;
        }

        foreach (var row in report.Rows.Where(row => row.Fate != "unchanged"))
        {
            (row.Fate == "refused" ? Console.Error : Console.Out).WriteLine($"{path}:{row.Line}: {row.Fate}: {row.Name}{string.Concat(row.Details.Select(detail => "\n    " + detail))}");
        }

        var groups = report.NewGroups.Count > 0 ? $"; groups made: {string.Join(", ", report.NewGroups)}" : "";
        Console.WriteLine($"{(isDryRun ? "Dry run, nothing was changed: " : "")}{report.Count("new")} new, {report.Count("changed")} changed, "
            + $"{report.Count("unchanged")} unchanged, {report.Count("refused")} refused{groups}");
        return report.Count("refused") > 0 ? 2 : 0;
    }
}
