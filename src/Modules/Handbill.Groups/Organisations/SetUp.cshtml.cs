using Handbill.Groups.Accounts;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Outcomes;
using Handbill.Ui.Components;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Groups.Organisations;

/// <summary>The first page of all: who holds the set-up link names the organisation, and goes on to make the first administrator's account.</summary>
[AllowAnonymous]
internal sealed class SetUpModel(HandbillDb db, Joining joining, ISetUp setUp, TimeProvider clock, IStringLocalizer<AccountWords> words) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Language { get; set; }

    [BindProperty]
    public string? TimeZone { get; set; }

    public bool Holds { get; private set; }

    public bool HasSecret { get; private set; }

    public IEnumerable<Choice> Languages => OrganisationRules.LanguageChoices;

    public IEnumerable<Choice> Zones => TimeZones.All.Select(zone => new Choice(zone, zone.Replace('_', ' ')));

    public async Task<IActionResult> OnGetAsync(string? secret, CancellationToken cancellation)
    {
        if (!await OpenAsync(secret, cancellation))
        {
            return await AwayAsync(cancellation);
        }

        var begun = await db.Set<Organisation>().AsNoTracking().FirstOrDefaultAsync(cancellation);
        (Name, Language, TimeZone) = (begun?.Name, begun?.Language ?? Ui.Words.Language.Current.Code, begun?.TimeZone ?? "UTC");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? secret, CancellationToken cancellation)
    {
        if (!await OpenAsync(secret, cancellation))
        {
            return await AwayAsync(cancellation);
        }

        Name = Pseudonym.Tidy(Name);
        foreach (var refusal in OrganisationRules.Check(Name, Language, TimeZone))
        {
            ModelState.Refuse(refusal, words);
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        if (await db.Set<Organisation>().FirstOrDefaultAsync(cancellation) is { } begun)
        {
            (begun.Name, begun.Language, begun.TimeZone) = (Name, Language!, TimeZone!);
            begun.Version++;
        }
        else
        {
            db.Add(new Organisation { Name = Name, Language = Language!, TimeZone = TimeZone!, CreatedAt = clock.GetUtcNow() });
        }

        db.Record(new AuditAct(null, "organisation.make", "organisation", Guid.Empty));
        await db.SaveChangesAsync(cancellation);
        return Redirect($"/join/{secret}");
    }

    // Only the set-up link opens this page, not the invitation of a member.
    private async Task<bool> OpenAsync(string? secret, CancellationToken cancellation)
    {
        HasSecret = secret is not null;
        return Holds = await joining.FindAsync(secret, cancellation) is { InvitedBy: null };
    }

    private async Task<IActionResult> AwayAsync(CancellationToken cancellation) => await setUp.IsDoneAsync(cancellation) ? NotFound() : Page();
}
