using System.Globalization;
using Handbill.Floor.Submissions;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Outcomes;
using Handbill.Press.Contracts;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Floor.Reading;

/// <summary>A group's short address, and the tokens that are printed on its sheets.</summary>
[Authorize(nameof(Permission.ReadSubmissions))]
internal sealed class SettingsModel(HandbillDb db, InboxDesk desk, IIssues issues, IAccess access, IStringLocalizer<InboxWords> words) : PageModel
{
    public const int MostTokens = 500;

    [BindProperty]
    public InboxForm Input { get; set; } = new();

    public GroupCard Group { get; private set; } = null!;

    public Inbox? Inbox { get; private set; }

    /// <summary>Tokens that were not used yet.</summary>
    public int Unused { get; private set; }

    public bool HasKeys { get; private set; }

    /// <summary>Addresses with the tokens that were made just now: shown this once.</summary>
    public IReadOnlyList<string> Made { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(GroupId id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        Input = InboxForm.Of(Inbox, Group);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(GroupId id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        var slug = Input.Slug?.Trim().ToLowerInvariant();
        if (!InboxAddress.IsAddress(slug))
        {
            return this.Refuse(words, new Refusal("Input.Slug", "Write 2 to {0} small letters and digits, with hyphens between if you like.", Inbox.LongestSlug));
        }

        var (isSaved, isTaken) = await SaveAsync(id, slug!, cancellation);
        if (!isSaved)
        {
            return !await LoadAnewAsync(id, cancellation) ? NotFound() : isTaken ? this.Refuse(words, new Refusal("Input.Slug", "Another group has this address. Choose one of its own.")) : Conflict();
        }

        Flash.Say(HttpContext, words["The address is saved. Sheets with an older one lead nowhere from now on."]);
        return Redirect($"/groups/{id}/inbox");
    }

    public async Task<IActionResult> OnPostTokensAsync(GroupId id, string? count, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation) || Inbox is null || !HasKeys)
        {
            return NotFound();
        }

        Input = InboxForm.Of(Inbox, Group);
        if (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) || wanted is < 1 or > MostTokens)
        {
            return this.Refuse(words, new Refusal("count", "Write how many, 1 to {0}.", MostTokens));
        }

        if (Unused + wanted > MostTokens * 20)
        {
            return this.Refuse(words, new Refusal("count", "There are so many unused ones that no more are made. Take the old ones back first."));
        }

        var made = Enumerable.Range(0, wanted).Select(_ => EntryToken.Make(id, uses: 1)).ToList();
        db.AddRange(made.Select(one => one.Row));
        db.Record(new AuditAct(access.Me?.Value, "inbox.tokens", "group", id.Value, $"count={wanted}"));
        await db.SaveChangesAsync(cancellation);
        var newest = (await desk.EpochsAsync(id, cancellation))[^1];
        (Made, Unused) = ([.. made.Select(one => InboxAddress.Of(IndexModel.HostOf(Request), Inbox.Slug, newest.Fingerprint, one.Token))], Unused + wanted);
        Response.Headers.CacheControl = "no-store";
        return Page();
    }

    public async Task<IActionResult> OnPostTakeBackAsync(GroupId id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        await using var all = await db.Database.BeginTransactionAsync(cancellation);
        var count = await db.Set<EntryToken>().Where(one => one.GroupId == id).ExecuteDeleteAsync(cancellation);
        db.Record(new AuditAct(access.Me?.Value, "inbox.tokens.end", "group", id.Value, $"count={count}"));
        await db.SaveChangesAsync(cancellation);
        await all.CommitAsync(cancellation);
        Flash.Say(HttpContext, words["The tokens are taken back. Sheets that carry one still work, as those without do."]);
        return Redirect($"/groups/{id}/inbox/settings");
    }

    private async Task<(bool IsSaved, bool IsTaken)> SaveAsync(GroupId id, string slug, CancellationToken cancellation)
    {
        await using var act = await db.BeginActAsync(cancellation);
        var inbox = await db.Set<Inbox>().FirstOrDefaultAsync(one => one.GroupId == id, cancellation);
        if (inbox is not null && inbox.Version != Input.Version)
        {
            return (false, false);
        }

        if (inbox is null)
        {
            db.Add(inbox = new Inbox { GroupId = id, Slug = slug });
        }
        else
        {
            inbox.Version++;
        }

        (inbox.Slug, inbox.Host, inbox.IsOnSheets, inbox.HasTokens) = (slug, IndexModel.HostOf(Request), Input.IsOnSheets, Input.HasTokens && Input.IsOnSheets);
        db.Record(new AuditAct(access.Me?.Value, "inbox.address", "group", id.Value));

        // What its open sheets print is another now.
        await issues.TouchGroupAsync(id, cancellation);
        try
        {
            await db.SaveActAsync(act, cancellation);
            return (true, false);
        }
        catch (DbUpdateException taken) when (db.Store.IsDuplicate(taken))
        {
            return (false, true);
        }
    }

    private PageResult Conflict()
    {
        Input.Version = Inbox?.Version ?? 0;
        ModelState.Clear();
        ModelState.AddModelError("Input.Slug", words["Somebody else changed this meanwhile: it is now {0}. Save again if yours is right.", Inbox?.Slug ?? ""]);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private Task<bool> LoadAnewAsync(GroupId id, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        return LoadAsync(id, cancellation);
    }

    private async Task<bool> LoadAsync(GroupId id, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, cancellation) is not { } group || !await desk.MayKeepAsync(id, cancellation))
        {
            return false;
        }

        Group = group;
        Inbox = await db.Set<Inbox>().FirstOrDefaultAsync(one => one.GroupId == id, cancellation);
        Unused = await db.Set<EntryToken>().Where(one => one.GroupId == id).SumAsync(one => one.Left, cancellation);
        HasKeys = (await desk.EpochsAsync(id, cancellation)).Count > 0;
        return true;
    }
}

/// <summary>A group's short address as its form has it.</summary>
internal sealed class InboxForm
{
    public string? Slug { get; set; }

    public bool IsOnSheets { get; set; }

    public bool HasTokens { get; set; }

    public int Version { get; set; }

    /// <summary>As it is saved, or as it is proposed for a group that has none.</summary>
    public static InboxForm Of(Inbox? inbox, GroupCard group) => inbox is null
        ? new InboxForm { Slug = InboxAddress.Propose(group.Name), IsOnSheets = true }
        : new InboxForm { Slug = inbox.Slug, IsOnSheets = inbox.IsOnSheets, HasTokens = inbox.HasTokens, Version = inbox.Version };
}
