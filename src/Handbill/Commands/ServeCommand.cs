using System.CommandLine;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Server;
using Handbill.Server.Logs;
using Handbill.Server.Numbers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
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
        using var logs = LineLogger.ToConsole();
        using var numbers = NumbersExport.Begin();
        await using var app = await HandbillServer.PrepareAsync(instance, urls, ending, logs);
        await StartAsync(app, urls, ending);
        foreach (var url in app.Urls)
        {
            Console.WriteLine($"Handbill is at {url}, its data in {(instance.Database is null ? instance.Data : "PostgreSQL")}. Ctrl-C ends it.");
        }

        await SayHowToSetUpAsync(app, ending);
        await using var stopped = ending.Register(() => _ = app.StopAsync(CancellationToken.None));
        await app.WaitForShutdownAsync(CancellationToken.None);
        return 0;
    }

    private static async Task StartAsync(IHost app, string urls, CancellationToken ending)
    {
        try
        {
            await StartOrStopAsync(app, ending);
        }
        catch (IOException problem) when (problem.InnerException is AddressInUseException)
        {
            throw new StoreException($"{urls}: another program listens there already, end it or give another address in --urls", problem);
        }
        catch (Exception problem) when (problem is IOException or System.Net.Sockets.SocketException)
        {
            throw new StoreException($"{urls}: cannot listen there, see that the address is this machine's and that this user may (ports under 1024 are the system's)", problem);
        }
        catch (Exception problem) when (problem is FormatException or InvalidOperationException)
        {
            throw new StoreException($"{urls}: not addresses to listen at, give such as {HandbillServer.UsualUrls} in --urls", problem);
        }
    }

    // What had begun ends as it does at a stop, before what it works with is taken away.
    private static async Task StartOrStopAsync(IHost app, CancellationToken ending)
    {
        try
        {
            await app.StartAsync(ending);
        }
        catch
        {
            await app.StopAsync(CancellationToken.None);
            throw;
        }
    }
}
