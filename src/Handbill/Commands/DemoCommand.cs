using System.CommandLine;
using Handbill.Demo;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Handbill.Server;
using Handbill.Site.Contracts;
using Handbill.Vault.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Handbill.Commands;

/// <summary>`handbill demo`: presses the sample issue, then runs a desk that is in the middle of it.</summary>
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
        var data = new Option<string?>("--data")
        {
            Description = "Folder that the desk keeps its data in; a new temporary one unless said.",
            HelpName = "DIR",
        };
        var urls = new Option<string>("--urls")
        {
            Description = "Addresses to listen at, separated by semicolons.",
            HelpName = "URLS",
            DefaultValueFactory = _ => HandbillServer.UsualUrls,
        };
        var only = new Option<bool>("--no-serve") { Description = "End after pressing: run no desk." };
        var command = new Command("demo", "Press the sample issue, then run the desk of an organisation of forty workplaces.") { output, data, urls, only };
        command.SetAction(async (parsed, _) =>
        {
            var code = Run(parsed.GetRequiredValue(output), ending);
            return code != 0 || parsed.GetValue(only) ? code : await ServeAsync(parsed.GetValue(data), parsed.GetRequiredValue(urls), ending);
        });
        return command;
    }

    private static async Task<int> ServeAsync(string? data, string urls, CancellationToken ending)
    {
        var letters = new DemoLetters(TimeProvider.System);
        var instance = new Instance(data is null ? Directory.CreateTempSubdirectory("handbill-demo-").FullName : Path.GetFullPath(data), Database: null) { Maps = new DemoLetterPages(letters).Map };
        try
        {
            await using var mail = await DemoMailServer.StartAsync(letters, ending);
            await using var app = await HandbillServer.PrepareAsync(instance, urls, ending);
            await using (var scope = app.Services.CreateAsyncScope())
            {
                Console.WriteLine($"\nMaking an organisation of forty workplaces in {instance.Data}");
                await DemoOrganisation.FillAsync(scope.ServiceProvider, FindSamples(), ending);
            }

            await app.StartAsync(ending);
            Console.WriteLine($"""

                The desk is at {string.Join(", ", app.Urls)}, its data in {instance.Data}. Ctrl-C ends it.
                """);
            await SayWhoCanSignInAsync(app, mail.Port, ending);
            await using var stopped = ending.Register(() => _ = app.StopAsync(CancellationToken.None));
            await app.WaitForShutdownAsync(CancellationToken.None);
            return 0;
        }
        catch (Exception problem) when (problem is StoreException or IOException)
        {
            // An address that is taken comes as an IOException, with the address in its words.
            throw new PressException(problem.Message, problem);
        }
    }

    private static async Task SayWhoCanSignInAsync(WebApplication app, int mailPort, CancellationToken ending)
    {
        var host = app.Urls.First().TrimEnd('/');
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IPostDemonstration>().StageAsync(mailPort, ending);
        await scope.ServiceProvider.GetRequiredService<ISiteDemonstration>().StageAsync(host, ending);
        Console.WriteLine($"The public site is at {host}/read, letters that go out from here at {host}{DemoLetterPages.Home}\n");
        var links = await DemoAccounts.LinksAsync(scope.ServiceProvider, ending);
        Console.WriteLine("Sign in as one of these; each link works once, and a new start of the demonstration prints new ones:");
        foreach (var (pseudonym, does, path) in links)
        {
            Console.WriteLine($"  {pseudonym}: {does}\n    {InstanceLinks.Of(app.Urls.First(), path)}");
        }

        Console.WriteLine($"What workers sent in opens with the passphrase of the demonstration: {scope.ServiceProvider.GetRequiredService<IVaultDemonstration>().Passphrase}");
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
