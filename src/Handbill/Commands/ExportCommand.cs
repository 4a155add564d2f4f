using System.CommandLine;
using System.Globalization;
using Handbill.Desk.Contracts;
using Handbill.Press.Contracts;
using Handbill.Server;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Commands;

/// <summary>`handbill export`: an issue of an instance as a folder.</summary>
internal static class ExportCommand
{
    private const int MostIssues = 10_000;

    public static Command Build(CancellationToken ending)
    {
        var instance = new InstanceOptions();
        var issue = new Argument<string>("ISSUE") { Description = "The issue: PUBLICATION/NUMBER such as the-early-shift/48, or its id." };
        var output = new Option<string>("--out", "-o") { Description = "Folder to write; missing or empty. A name that ends in .zip makes a packed one.", HelpName = "FOLDER", Required = true };
        var command = new Command("export", "Write an issue of the desk as a folder that `handbill press` reads.") { issue, output };
        instance.AddTo(command);
        command.Add(ExportSiteCommand.Build(ending));
        command.SetAction((parsed, _) => RunAsync(instance.Of(parsed), parsed.GetRequiredValue(issue), parsed.GetRequiredValue(output), ending));
        return command;
    }

    private static async Task<int> RunAsync(Instance instance, string named, string output, CancellationToken ending)
    {
        await using var opened = await OpenedInstance.OpenAsync(instance, ending);
        var issue = await FindAsync(opened.Services, named, ending);
        var files = await opened.Services.GetRequiredService<IIssueFolders>().ExportAsync(issue, ending)
            ?? throw new PressException($"{named}: there is no such issue");
        if (output.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
        {
            using var archive = new MemoryStream();
            files.WriteArchive(archive);
            await File.WriteAllBytesAsync(output, archive.ToArray(), ending);
        }
        else
        {
            files.WriteFolder(output);
        }

        Console.WriteLine($"{files.Paths.Count()} files in {output}");
        return 0;
    }

    private static async Task<IssueId> FindAsync(IServiceProvider services, string named, CancellationToken ending)
    {
        if (IssueId.TryParse(named, null, out var id))
        {
            return id;
        }

        var publications = await services.GetRequiredService<IPublications>().AllAsync(ending);
        var slash = named.LastIndexOf('/');
        var slug = slash < 0 ? null : named[..slash];
        var publication = publications.FirstOrDefault(one => one.Slug == slug) ?? (slug is null && publications.Count == 1 ? publications[0] : null)
            ?? throw new PressException($"{named}: name the issue as PUBLICATION/NUMBER, with one of {string.Join(", ", publications.Select(one => one.Slug))}");
        return int.TryParse(named[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && (await services.GetRequiredService<IIssues>().LatestAsync(publication.Id, MostIssues, ending)).FirstOrDefault(issue => issue.Number == number) is { } found
            ? found.Id
            : throw new PressException($"{named}: {publication.Name} has no such number");
    }
}
