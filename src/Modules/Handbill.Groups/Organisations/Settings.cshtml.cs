using Handbill.Groups.Accounts;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Ui.Assets;
using Handbill.Ui.Components;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Groups.Organisations;

/// <summary>Name, language, time zone and colour of the organisation.</summary>
[Authorize(nameof(Permission.Administer))]
internal sealed class SettingsModel(HandbillDb db, IAccess access, IStringLocalizer<AccountWords> words) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Language { get; set; }

    [BindProperty]
    public string? TimeZone { get; set; }

    [BindProperty]
    public string? Colour { get; set; }

    [BindProperty]
    public int Version { get; set; }

    /// <summary>What somebody else saved meanwhile.</summary>
    public Organisation? Theirs { get; private set; }

    public IEnumerable<Choice> Languages => OrganisationRules.LanguageChoices;

    public IEnumerable<Choice> Zones => TimeZones.All.Select(zone => new Choice(zone, zone.Replace('_', ' ')));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is not { } organisation)
        {
            return NotFound();
        }

        (Name, Language, TimeZone, Colour, Version) = (organisation.Name, organisation.Language, organisation.TimeZone, organisation.Accent, organisation.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is not { } organisation)
        {
            return NotFound();
        }

        Name = Pseudonym.Tidy(Name);
        foreach (var refusal in OrganisationRules.Check(Name, Language, TimeZone, Colour?.Trim()))
        {
            ModelState.Refuse(refusal, words);
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        if (organisation.Version != Version)
        {
            return Conflict(organisation);
        }

        var accent = Accent.Parse(Colour?.Trim());
        (organisation.Name, organisation.Language, organisation.TimeZone, organisation.Accent) = (Name, Language!, TimeZone!, accent?.ToString());
        organisation.Version++;
        db.Record(new AuditAct(access.Me!.Value.Value, "organisation.change", "organisation", Guid.Empty));
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Conflict(await db.Set<Organisation>().AsNoTracking().SingleAsync(cancellation));
        }

        if (accent is { } colour && colour.OnPaper.ToString() is var shown && shown != colour.ToString())
        {
            Flash.Say(HttpContext, words["Saved. Your colour is too light to be read on paper: words in it are shown darker, as {0}.", shown], Tone.Attention);
        }
        else
        {
            Flash.Say(HttpContext, words["Saved."]);
        }

        return RedirectToPage();
    }

    private async Task<Organisation?> FindAsync(CancellationToken cancellation) =>
        await access.MayAsync(Permission.Administer, new[] { Scope.Organisation }, cancellation) ? await db.Set<Organisation>().FirstOrDefaultAsync(cancellation) : null;

    private PageResult Conflict(Organisation theirs)
    {
        Theirs = theirs;
        Version = theirs.Version;
        ModelState.Remove(nameof(Version));
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}
