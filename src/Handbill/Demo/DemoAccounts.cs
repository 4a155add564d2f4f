using Handbill.Floor.Contracts;
using Handbill.Groups.Contracts;
using Handbill.Vault.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Demo;

/// <summary>The accounts of the demonstration, named after what they do; each is signed in to by a link.</summary>
internal static class DemoAccounts
{
    private const string Group = "Riverside group";

    // Long enough to try it over a week.
    private static readonly TimeSpan LinksLast = TimeSpan.FromDays(7);

    // The last one also runs the server: an organisation has an administrator from the start.
    private static readonly (string Pseudonym, string Does, Role[] Roles)[] All =
    [
        ("Group secretary", $"writes items and holds the meetings of the {Group}", [Role.GroupSecretary]),
        ("Desk editor", "works on all stories, sees the board", [Role.DeskEditor]),
        ("Editorial board", "locks the editorial and the issue", [Role.EditorialBoard]),
        ("Translator", "translates the editorial", [Role.Translator]),
        ("Secretary", "keeps groups, publications and people; administers", [Role.OrganisationSecretary, Role.Administrator]),
    ];

    /// <summary>Makes the organisation and its accounts.</summary>
    public static async Task MakeAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await services.GetRequiredService<ISetUp>().FoundAsync("Handbill demonstration", "en", "Europe/Paris", cancellation);
        var group = Scope.Group(await services.GetRequiredService<INewWorkplaces>().GroupAsync(Group, cancellation));
        var accounts = services.GetRequiredService<IAccounts>();
        foreach (var (pseudonym, _, roles) in All)
        {
            await accounts.MakeAsync(pseudonym, [.. roles.Select(role => (role, role == Role.GroupSecretary ? group : Scope.Organisation))], cancellation);
        }

        var riverside = new GroupId(group.Id!.Value);
        var member = (await accounts.OfGroupAsync(riverside, cancellation))[0].Id;
        var recipient = await services.GetRequiredService<IVaultDemonstration>().StageAsync(riverside, member, cancellation);
        await services.GetRequiredService<IFloorDemonstration>().StageAsync(riverside, recipient, cancellation);
    }

    /// <summary>A new link for each account that is still there: who it is, what they do, and the path.</summary>
    public static async Task<IReadOnlyList<(string Pseudonym, string Does, string Path)>> LinksAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var accounts = services.GetRequiredService<IAccounts>();
        var links = new List<(string, string, string)>();
        foreach (var (pseudonym, does, _) in All)
        {
            if (await accounts.SignInLinkAsync(pseudonym, LinksLast, cancellation) is { } path)
            {
                links.Add((pseudonym, does, path));
            }
        }

        return links;
    }
}
