using System.Text;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Handbill.Kernel.Outcomes;
using Handbill.Press.Contracts;
using Handbill.Press.Issues;
using Handbill.Press.Publications;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Press.Imprints;

/// <summary>Writes imprint rules of the organisation's own, or changes them: at `/organisation/imprints/new` there are none yet.</summary>
[Authorize(nameof(Permission.Administer))]
internal sealed class WriteModel(HandbillDb db, IAccess access, TimeProvider clock, IStringLocalizer<ImprintWords> words) : PageModel
{
    private const int LongestText = 64 * 1024;
    private const string BeginsFrom = "printer-and-publisher";

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public int Version { get; set; }

    public OwnProfile? Own { get; private set; }

    /// <summary>What is wrong with the text.</summary>
    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, string? from, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        ModelState.Clear();
        (Text, Version) = (Own?.Text ?? ShippedProfiles.Default.TextOf(from ?? "") ?? ShippedProfiles.Default.TextOf(BeginsFrom), Own?.Version ?? 0);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        var text = (Text ?? "").ReplaceLineEndings("\n");
        if (text.Length > LongestText)
        {
            return this.Refuse(words, new Refusal("Text", "Keep this to {0} signs.", LongestText));
        }

        if (Read(text) is not { } profile)
        {
            return this.Refuse(words, new Refusal("Text", "The rules cannot be read. What is wrong stands under the heading, line by line."));
        }

        if (ShippedProfiles.Default.Find(profile.Key) is not null)
        {
            return this.Refuse(words, new Refusal("Text", "Rules that come with the program have the key “{0}”. Write another key.", profile.Key));
        }

        if (Own is { } old && old.Key != profile.Key && await IsFollowedAsync(old.Key, cancellation))
        {
            return this.Refuse(words, new Refusal("Text", "Publications follow these rules by the key “{0}”. Keep the key, or make further rules.", old.Key));
        }

        if (Own is { } saved && saved.Version != Version)
        {
            return Conflict(saved.Version);
        }

        return await SaveAsync(profile.Key, text, cancellation);
    }

    public async Task<IActionResult> OnPostDeleteAsync(string id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || Own is not { } own)
        {
            return NotFound();
        }

        (Text, Version) = (own.Text, own.Version);
        ModelState.Clear();
        if (await IsFollowedAsync(own.Key, cancellation))
        {
            return this.Refuse(words, new Refusal("", "A publication or an open issue follows these rules. Untick them there first."));
        }

        db.Remove(own);
        db.Record(new AuditAct(access.Me?.Value, "imprint-rules.delete", "imprint-rules", own.Id.Value));
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return Conflict(await VersionAsync(own.Id, cancellation));
        }

        Flash.Say(HttpContext, words["The rules are taken out."]);
        return Redirect("/organisation/imprints");
    }

    private ImprintProfile? Read(string text)
    {
        var faults = new FaultList();
        var profile = CopyText.Decode("rules.yaml", Encoding.UTF8.GetBytes(text), faults) is { } read ? ImprintProfileReader.Read("rules.yaml", read, faults) : null;
        Faults = faults.ToSorted();
        return profile;
    }

    private async Task<IActionResult> SaveAsync(string key, string text, CancellationToken cancellation)
    {
        var own = Own ?? new OwnProfile { Id = NewId.Of<ImprintProfileId>(clock), Key = key, Text = text };
        (own.Key, own.Text) = (key, text);
        own.Version++;
        if (Own is null)
        {
            db.Add(own);
        }

        db.Record(new AuditAct(access.Me?.Value, Own is null ? "imprint-rules.make" : "imprint-rules.change", "imprint-rules", own.Id.Value));
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return Conflict(await VersionAsync(own.Id, cancellation));
        }
        catch (DbUpdateException problem) when (db.Store.IsDuplicate(problem))
        {
            return this.Refuse(words, new Refusal("Text", "Other rules of yours have the key “{0}”. Write another key.", key));
        }

        Flash.Say(HttpContext, words["The rules are saved. Where they change a line, an issue is locked only when somebody has looked at the line and saved it."]);
        return Redirect("/organisation/imprints");
    }

    private Task<int> VersionAsync(ImprintProfileId id, CancellationToken cancellation) =>
        db.Set<OwnProfile>().Where(one => one.Id == id).Select(one => one.Version).FirstOrDefaultAsync(cancellation);

    private PageResult Conflict(int version)
    {
        Version = version;
        ModelState.Remove(nameof(Version));
        ModelState.AddModelError("", words["Somebody else saved this while you were writing. Nothing was overwritten; what you wrote stands below. Look at the page in another window, then save again to have it your way."]);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<bool> IsFollowedAsync(string key, CancellationToken cancellation) =>
        (await db.Set<Publication>().AsNoTracking().Select(one => one.ImprintProfiles).ToListAsync(cancellation))
        .Concat(await db.Set<PlannedIssue>().AsNoTracking().Where(issue => issue.LockedAt == null).Select(issue => issue.ImprintProfiles).ToListAsync(cancellation))
        .Any(followed => followed.Contains(key));

    private async Task<bool> FindAsync(string id, CancellationToken cancellation)
    {
        if (id == "new")
        {
            return true;
        }

        Own = ImprintProfileId.TryParse(id, null, out var known) ? await db.Set<OwnProfile>().FirstOrDefaultAsync(one => one.Id == known, cancellation) : null;
        return Own is not null;
    }
}
