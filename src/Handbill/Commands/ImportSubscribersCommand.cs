using System.CommandLine;
using Handbill.Server;
using Handbill.Site.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Commands;

/// <summary>`handbill import subscribers`: a list of people who want letters.</summary>
internal static class ImportSubscribersCommand
{
    // Some lines were not taken.
    private const int NotWhole = 2;

    // A million addresses; what is larger is no list of them.
    private const long MostBytes = 64 << 20;

    private const int MostTold = 100;

    public static Command Build(CancellationToken ending)
    {
        var file = new Argument<string>("FILE") { Description = "A list with an address a line, or a table with a column of them; docs/desk/mail.md tells the columns." };
        var dry = new Option<bool>("--dry-run") { Description = "Read everything, say what would become of it, and save nothing." };
        var consent = new Option<bool>("--consent-given") { Description = "All of them agreed elsewhere, and you can show it: they are not asked again. The audit trail keeps that you said so." };
        var slips = new Option<bool>("--as-written") { Description = "Take addresses as they stand that look like a slip of the finger." };
        var language = new Option<string>("--language") { Description = "Language of the letters where the list does not say, such as es; the site's usual one unless said.", HelpName = "TAG", DefaultValueFactory = _ => "" };
        var instance = new InstanceOptions();
        var command = new Command("subscribers", "Take in a list of people who want letters; each is asked by a letter first.") { file, dry, consent, slips, language };
        instance.AddTo(command);
        command.SetAction((parsed, _) => RunAsync(
            instance.Of(parsed), parsed.GetRequiredValue(file),
            list => new SubscriberImportOrder { List = list, IsDryRun = parsed.GetValue(dry), HasConsent = parsed.GetValue(consent), TakesSlips = parsed.GetValue(slips), Language = parsed.GetValue(language) ?? "" }, ending));
        return command;
    }

    private static async Task<int> RunAsync(Instance instance, string path, Func<byte[], SubscriberImportOrder> orderOf, CancellationToken ending)
    {
        byte[] list;
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > MostBytes })
            {
                throw new IOException($"{path} is larger than 64 MB. Split the list and import its parts one after the other.");
            }

            list = await File.ReadAllBytesAsync(path, ending);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return CommandLine.BadInput;
        }

        var order = orderOf(list);
        await using var opened = await OpenedInstance.OpenAsync(instance, ending);
        return Report(path, order, await opened.Services.GetRequiredService<ISubscriberImport>().RunAsync(order, ending));
    }

    private static int Report(string path, SubscriberImportOrder order, SubscriberImportReport report)
    {
        if (report.Refused is { } why)
        {
            Console.Error.WriteLine($"{path}: {why}");
            return CommandLine.BadInput;
        }

        foreach (var fault in report.Faults.Take(MostTold))
        {
            Console.Error.WriteLine($"{path}:{fault.Line}: {fault.Words}");
        }

        if (report.Faulty > MostTold)
        {
            Console.Error.WriteLine($"{path}: and {report.Faulty - MostTold} lines more");
        }

        Console.WriteLine($"{(order.IsDryRun ? "Dry run, nothing was saved: " : "")}{report.Read} rows: {report.New} {(order.HasConsent ? "subscribed" : "asked by a letter")}, {report.Known} there or asked already, {report.Twice} twice in the list, {report.Faulty} not taken");
        return report.Faulty == 0 ? 0 : report.Faulty == report.Read ? CommandLine.BadInput : NotWhole;
    }
}
