using System.CommandLine;
using Handbill.Desk.Contracts;
using Handbill.Press.Contracts;
using Handbill.Screens;
using Handbill.Server;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Commands;

/// <summary>`handbill import`: an issue folder into an instance; older archives are commands of its own.</summary>
internal static class ImportCommand
{
    public static Command Build(CancellationToken ending)
    {
        var instance = new InstanceOptions();
        var folder = new Argument<string>("FOLDER") { Description = "The issue folder, or a zip file of one." };
        var dry = new Option<bool>("--dry-run") { Description = "Say what would become of each file, and write nothing." };
        var group = new Option<string?>("--group") { Description = "Group for workplaces that are new; a group each unless said.", HelpName = "NAME" };
        var command = new Command("import", "Take an issue folder into the desk: whole, or not at all. With one of the words below, take an older archive into the public site, or a list of subscribers.") { folder, dry, group };
        instance.AddTo(command);
        foreach (var archive in ImportArchiveCommand.Build(ending))
        {
            command.Add(archive);
        }

        command.Add(ImportSubscribersCommand.Build(ending));
        command.SetAction((parsed, _) => RunAsync(instance.Of(parsed), parsed.GetRequiredValue(folder), parsed.GetValue(dry), parsed.GetValue(group), ending));
        return command;
    }

    private static async Task<int> RunAsync(Instance instance, string folder, bool dry, string? group, CancellationToken ending)
    {
        var faults = new List<IssueFault>();
        var files = Read(folder, faults);
        if (faults.Count > 0 || IssueText.Read(files, faults) is not { } text)
        {
            return Refuse(folder, faults);
        }

        Directory.CreateDirectory(instance.Data);
        await using var opened = await OpenedInstance.OpenAsync(instance, ending);
        var folders = opened.Services.GetRequiredService<IIssueFolders>();
        var plan = await folders.PlanAsync(text, group, ending);
        if (plan.Faults.Count > 0)
        {
            return Refuse(folder, plan.Faults);
        }

        foreach (var edition in plan.Editions)
        {
            Console.WriteLine($"{edition.Slug}: {edition.Items} items, {edition.Held} held{(edition.IsNewWorkplace ? $", new workplace in the group {edition.Group}" : "")}");
        }

        var what = $"{plan.Publication}{(plan.IsNewPublication ? " (new)" : "")} {plan.Number}: {plan.Editions.Count} editions, {plan.Stories} stories, {plan.Pictures} pictures";
        if (dry)
        {
            Console.WriteLine($"{what}. Nothing was written.");
            return 0;
        }

        if (await folders.ImportAsync(text, group, by: null, ending) is not { } issue)
        {
            await Console.Error.WriteLineAsync("The issue came in meanwhile; nothing was written.");
            return 1;
        }

        Console.WriteLine($"{what}. Its id is {issue}.");
        return 0;
    }

    private static IssueFiles Read(string folder, List<IssueFault> faults)
    {
        if (!File.Exists(folder))
        {
            return IssueFiles.ReadFolder(folder, faults);
        }

        using var archive = File.OpenRead(folder);
        return IssueFiles.ReadArchive(archive, faults);
    }

    private static int Refuse(string folder, IEnumerable<IssueFault> faults)
    {
        foreach (var fault in faults)
        {
            Console.Error.WriteLine(FaultWords.Of(folder, fault));
        }

        return 1;
    }
}
