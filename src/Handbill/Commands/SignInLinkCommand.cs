using System.CommandLine;
using Handbill.Groups.Contracts;
using Handbill.Server;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Commands;

/// <summary>`handbill sign-in-link`: lets somebody in again who has lost all their ways, by whoever can touch the server.</summary>
internal static class SignInLinkCommand
{
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(1);

    public static Command Build(CancellationToken ending)
    {
        var instance = new InstanceOptions();
        var name = new Argument<string>("NAME") { Description = "Pseudonym of the account." };
        var url = new Option<string>("--url")
        {
            Description = "Address that people reach the server at.",
            HelpName = "URL",
            DefaultValueFactory = _ => HandbillServer.UsualUrls,
        };
        var command = new Command("sign-in-link", "Print a link that signs somebody in, once, within the hour: for who has lost all other ways.") { name, url };
        instance.AddTo(command);
        command.SetAction((parsed, _) => RunAsync(instance.Of(parsed), parsed.GetRequiredValue(name), parsed.GetRequiredValue(url), ending));
        return command;
    }

    private static async Task<int> RunAsync(Instance instance, string name, string url, CancellationToken ending)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            return await RefuseAsync($"{url} is no address of a server: write it like {HandbillServer.UsualUrls}");
        }

        await using var opened = await OpenedInstance.OpenAsync(instance, ending);
        if (await opened.Services.GetRequiredService<IAccounts>().SignInLinkAsync(name, Lasts, ending) is not { } path)
        {
            return await RefuseAsync($"Nobody here is called {name}.");
        }

        Console.WriteLine(InstanceLinks.Of(url, path));
        return 0;
    }

    private static async Task<int> RefuseAsync(string words)
    {
        await Console.Error.WriteLineAsync(words);
        return 1;
    }
}
