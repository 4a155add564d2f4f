using System.CommandLine;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Handbill.Commands;

/// <summary>`handbill serve`: the desk in a browser.</summary>
internal static class ServeCommand
{
    public static Command Build(CancellationToken ending)
    {
        var instance = new InstanceOptions();
        var urls = new Option<string>("--urls")
        {
            Description = "Addresses to listen at, separated by semicolons.",
            HelpName = "URLS",
            DefaultValueFactory = _ => HandbillServer.UsualUrls,
        };
        var command = new Command("serve", "Run the desk: the whole organisation puts the issue together in a browser.") { urls };
        instance.AddTo(command);
        command.SetAction((parsed, _) => RunAsync(instance.Of(parsed), parsed.GetRequiredValue(urls), ending));
        return command;
    }

    private static async Task SayHowToSetUpAsync(WebApplication app, CancellationToken ending)
    {
        await using var scope = app.Services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<ISetUp>().NewLinkAsync(ending) is { } path)
        {
            Console.WriteLine($"""

                There is no organisation yet. Open this link to make it and its first administrator; it works until it is used:
                  {InstanceLinks.Of(app.Urls.First(), path)}

                """);
        }
    }

    private static async Task<int> RunAsync(Instance instance, string urls, CancellationToken ending)
    {
        try
        {
            await using var app = await HandbillServer.PrepareAsync(instance, urls, ending);
            await app.StartAsync(ending);
            foreach (var url in app.Urls)
            {
                Console.WriteLine($"Handbill is at {url}, its data in {(instance.Database is null ? instance.Data : "PostgreSQL")}. Ctrl-C ends it.");
            }

            await SayHowToSetUpAsync(app, ending);

            await using var stopped = ending.Register(() => _ = app.StopAsync(CancellationToken.None));
            await app.WaitForShutdownAsync(CancellationToken.None);
            return 0;
        }
        catch (StoreException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return 1;
        }
    }
}
