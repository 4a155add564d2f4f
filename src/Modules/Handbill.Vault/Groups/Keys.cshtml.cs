using System.Globalization;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Outcomes;
using Handbill.Ui.Layout;
using Handbill.Ui.Words;
using Handbill.Vault.Acts;
using Handbill.Vault.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Handbill.Vault.Groups;

/// <summary>The keys of a group, for its members: who has them, who waits, the next epoch, and what takes two people.</summary>
[Authorize(nameof(Permission.ApproveItems))]
internal sealed class KeysModel(GroupKeyBook book, GroupKeyActs acts, ITwoPersonActs pairs, IGroups groups, IAccess access, IAccounts accounts, IStringLocalizer<VaultWords> words) : PageModel
{
    private const int MostSealed = 1000;

    public GroupCard Group { get; private set; } = null!;

    public GroupStanding Standing { get; private set; } = null!;

    public IReadOnlyList<AskedAct> Asked { get; private set; } = [];

    public IReadOnlyDictionary<AccountId, string> Names { get; private set; } = new Dictionary<AccountId, string>();

    public AccountId Me => access.Me!.Value;

    public bool HasMyKeys => Standing.Members.Any(one => one.Id == Me && one.Key is not null);

    public bool IHaveIt => Standing.Members.Any(one => one.Id == Me && one.HasIt);

    public bool IsAsked(string kind, Guid subject) => Asked.Any(one => one.Kind == kind && one.Subject == subject && one.AgreedBy is null);

    public async Task<IActionResult> OnGetAsync(GroupId id, CancellationToken cancellation) => await LoadAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostEpochAsync(GroupId id, string? number, string? recipient, string? verifying, string? succession, List<string>? given, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var next) || !AgeForm.IsRecipient(recipient) || !GroupKeyText.IsHex(verifying, 64) || Read(given) is not { } keys)
        {
            return NotWhole();
        }

        return await acts.BeginEpochAsync(id, new NextEpoch(next, recipient!, verifying!, succession ?? ""), keys, Me, cancellation) switch
        {
            EpochOutcome.Done => Said(id, next == 1 ? words["The group has its key. Its fingerprint can be printed on sheets."] : words["A new epoch has begun. Who is not of the group any more opens nothing that is sealed from now on."]),
            EpochOutcome.MadeMeanwhile => Said(id, words["Somebody else made a new key just before you. Yours was not kept; look at how the group stands now."], Tone.Attention),
            EpochOutcome.Locked => Said(id, words["The group is locked: none of its keys is given out or made until two members have unlocked it."], Tone.Attention),
            _ => NotWhole(),
        };
    }

    public async Task<IActionResult> OnPostGiveAsync(GroupId id, List<string>? given, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        if (Standing.Lock is not null)
        {
            return Said(id, words["The group is locked: none of its keys is given out or made until two members have unlocked it."], Tone.Attention);
        }

        return Read(given) is { } keys && await acts.GiveAsync(id, keys, Me, cancellation) is { } got
            ? Said(id, got == 0 ? words["They had it already: somebody else gave it just before."] : words.Count(got, "{0} member has the key now.|{0} members have the key now."))
            : NotWhole();
    }

    public async Task<IActionResult> OnPostStopAsync(GroupId id, string? number, CancellationToken cancellation) =>
        await LoadAsync(id, cancellation) && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var which) && await acts.StopAsync(id, which, Me, cancellation)
            ? Said(id, words["Sheets with this fingerprint are not accepted any more."])
            : NotFound();

    public async Task<IActionResult> OnPostLockAsync(GroupId id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        await acts.LockAsync(id, Me, cancellation);
        return Said(id, words["The group is locked. Two members together can unlock it."]);
    }

    public async Task<IActionResult> OnPostAskAsync(GroupId id, string? kind, string? subject, string? recipient, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        var to = recipient?.Trim() ?? "";
        if (kind == KeyActs.Export && !AgeForm.IsRecipient(to))
        {
            return this.Refuse(words, new Refusal("", "Recipient of the export: write a whole age recipient, age1 and 58 letters and digits, as age-keygen prints it."));
        }

        var about = kind == KeyActs.Recover && AccountId.TryParse(subject, null, out var lost) ? lost.Value : id.Value;
        return kind is KeyActs.Unlock or KeyActs.Destroy or KeyActs.Recover or KeyActs.Export
            ? Told(id, await pairs.AskAsync(id, kind, about, kind == KeyActs.Export ? to : "", Me, cancellation), words["It is asked for. Another member has seven days to agree on this page."])
            : NotFound();
    }

    public async Task<IActionResult> OnPostAgreeAsync(GroupId id, string? act, CancellationToken cancellation) =>
        await LoadAsync(id, cancellation) && ActId.TryParse(act, null, out var asked) ? Told(id, await pairs.AgreeAsync(asked, Me, cancellation), words["You agreed, and it is done."]) : NotFound();

    public async Task<IActionResult> OnPostWithdrawAsync(GroupId id, string? act, CancellationToken cancellation) =>
        await LoadAsync(id, cancellation) && ActId.TryParse(act, null, out var asked) ? Told(id, await pairs.WithdrawAsync(asked, Me, cancellation), words["It is taken back."]) : NotFound();

    private IActionResult Told(GroupId id, ActOutcome outcome, string done) => outcome switch
    {
        ActOutcome.Done => Said(id, done),
        ActOutcome.AlreadySo => Said(id, words["Somebody else was faster: it stands below as it is now."], Tone.Attention),
        ActOutcome.SamePerson => Said(id, words["You asked for it yourself: it takes another member to agree."], Tone.Attention),
        ActOutcome.Expired => Said(id, words["It has run out. Ask for it again if it is still wanted."], Tone.Attention),
        _ => NotFound(),
    };

    // Each as "epoch account file".
    private static List<SealedKey>? Read(List<string>? given)
    {
        if (given is not { Count: > 0 and <= MostSealed })
        {
            return null;
        }

        var keys = new List<SealedKey>(given.Count);
        foreach (var parts in given.Select(one => (one ?? "").Split(' ')))
        {
            if (parts.Length != 3 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || !AccountId.TryParse(parts[1], null, out var to) || AgeForm.ToRecipient(parts[2]) is not { } file)
            {
                return null;
            }

            keys.Add(new SealedKey(number, to, file));
        }

        return keys;
    }

    private PageResult NotWhole() => this.Refuse(words, new Refusal("", "The sealed keys did not reach us whole, or somebody joined or left meanwhile. Nothing was changed. Load the page again and try once more."));

    private RedirectResult Said(GroupId id, string said, Tone tone = Tone.Done)
    {
        Flash.Say(HttpContext, said, tone);
        return Redirect($"/groups/{id}/keys");
    }

    private async Task<bool> LoadAsync(GroupId id, CancellationToken cancellation)
    {
        if (!await access.MayAsync(Permission.ApproveItems, new[] { Scope.Group(id) }, cancellation) || await groups.FindAsync(id, cancellation) is not { } group)
        {
            return false;
        }

        Group = group;
        Standing = await book.StandingAsync(id, cancellation);
        Asked = [.. (await pairs.OfAsync(id, cancellation)).Where(one => one.Kind is KeyActs.Unlock or KeyActs.Destroy or KeyActs.Recover or KeyActs.Export)];
        var people = Standing.Epochs.Select(one => one.MadeBy).Concat(Asked.SelectMany(one => new[] { one.AskedBy, new AccountId(one.Subject) })).ToHashSet();
        if (Standing.Lock is { } locked)
        {
            people.Add(locked.LockedBy);
        }

        Names = await accounts.NamesAsync(people, cancellation);
        return true;
    }
}
