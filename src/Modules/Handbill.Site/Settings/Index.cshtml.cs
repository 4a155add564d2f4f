using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Outcomes;
using Handbill.Site.Publishing;
using Handbill.Site.Reading;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Site.Settings;

/// <summary>How the site is set up, its pages beside the articles, its templates.</summary>
[Authorize(nameof(Permission.Publish))]
internal sealed class IndexModel(HandbillDb db, SiteDesk desk, SiteFrame frame, IAccess access, IStringLocalizer<SiteWords> words) : PageModel
{
    private static readonly string[] Usually = ["about", "contact", "imprint"];

    [BindProperty]
    public SiteForm Input { get; set; } = new();

    public IReadOnlyList<SitePage> Pages { get; private set; } = [];

    /// <summary>Pages that a site has as a rule, and this has not.</summary>
    public IReadOnlyList<string> Missing { get; private set; } = [];

    public IReadOnlySet<string> Own { get; private set; } = new HashSet<string>();

    public string Usual { get; private set; } = "en";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return Forbid();
        }

        Input = SiteForm.Of(await db.Set<SiteSetting>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == SiteSetting.Only, cancellation) ?? new SiteSetting { Host = $"{Request.Scheme}://{Request.Host}" });
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        ModelState.Clear();
        if (!await LoadAsync(cancellation))
        {
            return Forbid();
        }

        if (Input.Check().ToList() is { Count: > 0 } refusals)
        {
            return this.Refuse(words, refusals);
        }

        await using var act = await db.BeginActAsync(cancellation);
        var setting = await db.Set<SiteSetting>().FirstOrDefaultAsync(one => one.Id == SiteSetting.Only, cancellation);
        if ((setting?.Version ?? 0) != Input.Version)
        {
            return this.Refuse(words, new Refusal("", "Somebody changed the settings meanwhile. Load the page again to see theirs."));
        }

        if (setting is null)
        {
            db.Add(setting = new SiteSetting());
        }

        Input.WriteTo(setting);
        db.Record(new AuditAct(access.Me?.Value, "site.settings", "site", Guid.Empty, $"open={(setting.IsOpen ? 1 : 0)}"));
        await db.SaveActAsync(act, cancellation);
        Flash.Say(HttpContext, words["The settings are saved."]);
        return Redirect("/site/settings");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await desk.MayAsync(null, cancellation))
        {
            return false;
        }

        Pages = await db.Set<SitePage>().AsNoTracking().OrderBy(page => page.Slug).ThenBy(page => page.Language).ToListAsync(cancellation);
        Usual = (await frame.BaseAsync(cancellation)).Languages[0];
        Missing = [.. Usually.Where(slug => !Pages.Any(page => page.Slug == slug && page.Language == Usual))];
        Own = (await db.Set<SiteTemplate>().Select(one => one.Name).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
        return true;
    }
}
