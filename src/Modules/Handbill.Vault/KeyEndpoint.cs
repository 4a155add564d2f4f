using Handbill.Groups.Contracts;
using Handbill.Typesetting.Pages;
using Handbill.Vault.Groups;
using Handbill.Vault.Members;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Handbill.Vault;

/// <summary>What the scripts of the vault read: one's own sealed keys, and the words for opening them. Nothing of it can be opened here.</summary>
internal static class KeyEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/vault/keys", KeysAsync).RequireAuthorization(nameof(Permission.SignedIn));
        routes.MapGet("/vault/sheet.svg", SheetAsync).RequireAuthorization(nameof(Permission.SignedIn));
    }

    private static async Task<IResult> SheetAsync(string? paper, IAccess access, IAccounts accounts, RecoverySheet sheet, CancellationToken cancellation)
    {
        var me = access.Me!.Value;
        var name = (await accounts.NamesAsync([me], cancellation)).GetValueOrDefault(me, "");
        return Results.Text(sheet.Draw(name, Sheet.Find(paper == "letter" ? "Letter" : "A4")!), "image/svg+xml");
    }

    private static async Task<IResult> KeysAsync(HttpContext http, IAccess access, IGroups groups, MemberKeys members, GroupKeyBook book, IStringLocalizer<VaultWords> words, CancellationToken cancellation)
    {
        var me = access.Me!.Value;
        var key = await members.FindAsync(me, cancellation);
        var wraps = await members.WrapsAsync(me, cancellation);
        var held = new List<object>();
        foreach (var id in (await access.ReachAsync(Permission.ApproveItems, cancellation)).Groups)
        {
            if (await groups.FindAsync(id, cancellation) is { } group)
            {
                held.Add(await GroupAsync(group, me, book, cancellation));
            }
        }

        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(new
        {
            recipient = key?.Recipient ?? "",
            wraps = wraps.Select(wrap => new { kind = wrap.Kind.ToString().ToLowerInvariant(), label = wrap.Label, passkey = wrap.Passkey, file = Convert.ToBase64String(wrap.File) }),
            groups = held,
            words = WordsOf(words),
        });
    }

    private static async Task<object> GroupAsync(GroupCard group, AccountId me, GroupKeyBook book, CancellationToken cancellation)
    {
        var files = (await book.GivenToAsync(group.Id, me, cancellation)).ToDictionary(one => one.Number, one => Convert.ToBase64String(one.File));
        return new
        {
            id = group.Id.ToString(),
            name = group.Name,
            isLocked = await book.IsLockedAsync(group.Id, cancellation),
            epochs = (await book.EpochsAsync(group.Id, cancellation)).Select(epoch => new
            {
                epoch = epoch.Number, recipient = epoch.Recipient, verifying = epoch.Verifying, fingerprint = epoch.Fingerprint, succession = epoch.Succession, isAccepted = epoch.IsAccepted,
                file = files.GetValueOrDefault(epoch.Number, ""),
            }),
        };
    }

    private static Dictionary<string, string> WordsOf(IStringLocalizer<VaultWords> words) => new()
    {
        ["title"] = words["Unlock your keys"],
        ["memory"] = words["They stay open in this tab until you leave the page, and nowhere else."],
        ["passphrase"] = words["Passphrase of your keys"],
        ["unlock"] = words["Unlock"],
        ["passkey"] = words["Unlock with a passkey"],
        ["code"] = words["Code of your recovery sheet"],
        ["other"] = words["Use the recovery sheet"],
        ["working"] = words["Opening takes a few seconds."],
        ["open"] = words["Your keys are open in this tab."],
        ["wrong"] = words["This does not open your keys. Look at what you typed and try again."],
        ["badcode"] = words["This is no code of a recovery sheet: it has 24 letters and digits. Compare it with the paper."],
        ["damaged"] = words["Your keys came here damaged. Load the page again; if that does not help, unlock in another way."],
        ["cancelled"] = words["The passkey was not used. Try again, or type your passphrase."],
        ["unable"] = words["This browser or passkey cannot open keys. Type your passphrase."],
        ["none"] = words["You have no keys yet. Make them on the page “My keys” first."],
        ["lost"] = words["The server was not reached. Try again when there is a connection."],
    };
}
