using System.Globalization;
using System.Text.RegularExpressions;
using Handbill.Desk.Contracts;
using Handbill.Distribution.Contracts;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Demo;

/// <summary>Fills an empty instance with an organisation in the middle of its fortnight.</summary>
internal static partial class DemoOrganisation
{
    // Copy was due yesterday, the lock is two days off: something of everything is on the board.
    private const int DaysToHandOut = 4;

    /// <summary>Takes the samples in and makes accounts, unless something is there already.</summary>
    /// <param name="services">Services of a scope.</param>
    /// <param name="samples">Folder of the samples.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="PressException">The samples have faults.</exception>
    public static async Task FillAsync(IServiceProvider services, string samples, CancellationToken cancellation)
    {
        if ((await services.GetRequiredService<IPublications>().AllAsync(cancellation)).Count > 0)
        {
            return;
        }

        var handOut = DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime).AddDays(DaysToHandOut);
        var fortnight = await TakeInAsync(services, WithNeighbours(Read(Path.Combine(samples, "fortnight")), handOut), cancellation);
        await services.GetRequiredService<IImprintDemonstration>().StageAsync(fortnight, cancellation);
        await services.GetRequiredService<IDemonstration>().StageAsync(fortnight, cancellation);
        await TakeInAsync(services, Dated(Read(Path.Combine(samples, "paper")), handOut.AddDays(10)), cancellation);
        await services.GetRequiredService<IPrintDemonstration>().StageAsync(cancellation);
        await DemoAccounts.MakeAsync(services, cancellation);
        await services.GetRequiredService<IRoundDemonstration>().StageAsync(fortnight, cancellation);
    }

    private static IssueFiles Read(string folder)
    {
        var faults = new List<IssueFault>();
        var files = IssueFiles.ReadFolder(folder, faults);
        return faults.Count == 0 ? files : throw new PressException(string.Join('\n', faults));
    }

    private static IssueFiles WithNeighbours(IssueFiles files, DateOnly handOut)
    {
        for (var place = 0; place < DemoWorkplaces.All.Count; place++)
        {
            var workplace = DemoWorkplaces.All[place];
            var head = string.Create(CultureInfo.InvariantCulture, $"---\nworkplace: {workplace.Name}\ncopies: {workplace.Copies}\n---\n");
            files.Set($"workplaces/{workplace.Slug}.md", $"{head}\n{string.Join('\n', DemoCopy.For(place, workplace.Items))}");
        }

        return Dated(files, handOut);
    }

    private static IssueFiles Dated(IssueFiles files, DateOnly date) => files.Set(
        "issue.yaml", DateLine().Replace(files.FindText("issue.yaml") ?? "", string.Create(CultureInfo.InvariantCulture, $"date: {date:yyyy-MM-dd}")));

    private static async Task<IssueId> TakeInAsync(IServiceProvider services, IssueFiles files, CancellationToken cancellation)
    {
        var faults = new List<IssueFault>();
        var text = IssueText.Read(files, faults) ?? throw new PressException(string.Join('\n', faults));
        var places = services.GetRequiredService<INewWorkplaces>();
        var known = (await places.FindAsync([.. text.Editions.Select(edition => edition.Slug)], cancellation)).Select(card => card.Slug).ToHashSet(StringComparer.Ordinal);
        foreach (var workplace in DemoWorkplaces.All.Where(one => text.Editions.Any(edition => edition.Slug == one.Slug) && !known.Contains(one.Slug)))
        {
            places.Add(workplace.Slug, workplace.Name, await places.GroupAsync(workplace.Group, cancellation, showsSheets: true), "en", workplace.Copies, workplace.Region);
        }

        await services.GetRequiredService<HandbillDb>().SaveChangesAsync(cancellation);
        return await services.GetRequiredService<IIssueFolders>().ImportAsync(text, group: null, by: null, cancellation)
            ?? throw new PressException("the samples cannot be taken in: the number of one is taken");
    }

    [GeneratedRegex(@"^date: .*$", RegexOptions.Multiline)]
    private static partial Regex DateLine();
}
