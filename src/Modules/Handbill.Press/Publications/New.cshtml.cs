using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Handbill.Kernel.Outcomes;
using Handbill.Press.Contracts;
using Handbill.Press.Styles;
using Handbill.Typesetting.Pages;
using Handbill.Ui.Layout;
using Handbill.Ui.Words;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Press.Publications;

/// <summary>Makes a publication.</summary>
[Authorize(nameof(Permission.KeepPublications))]
internal sealed class NewModel(HandbillDb db, IAccess access, PageSetting setting, TimeProvider clock, IStringLocalizer<PublicationWords> words) : PageModel
{
    [BindProperty]
    public PublicationForm Input { get; set; } = new();

    /// <summary>True to make a newspaper.</summary>
    [BindProperty]
    public bool IsPaper { get; set; }

    public string? Sentence { get; private set; }

    public IReadOnlyList<IssueDates> Preview { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await access.MayAsync(Permission.KeepPublications, new[] { Scope.Organisation }, cancellation))
        {
            return NotFound();
        }

        var zone = (await setting.FaceAsync()).TimeZone;
        Input = PublicationForm.Begin(Language.Current.Code, zone.Id, LocalClock.Shown(clock.GetUtcNow(), zone).Day);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? then, CancellationToken cancellation)
    {
        if (!await access.MayAsync(Permission.KeepPublications, new[] { Scope.Organisation }, cancellation))
        {
            return NotFound();
        }

        var refusals = PublicationCheck.Of(Input, ShippedStyles.Default);
        if (IsPaper && Sheet.Find(Input.Sheet ?? "") is { Pages: not 4 })
        {
            refusals = [.. refusals, new Refusal("Input.Sheet", "A newspaper is folded: choose A3-folded or Tabloid-folded.")];
        }

        if (refusals.Count > 0 || !ModelState.IsValid)
        {
            return this.Refuse(words, refusals);
        }

        if (then == "preview")
        {
            Sentence = CadenceWords.Say(words, Input.Schedule(), clock.GetUtcNow());
            Preview = [.. Cadence.Ahead(Input.Schedule(), clock.GetUtcNow()).Take(5)];
            return Page();
        }

        var publication = new Publication
        {
            Id = NewId.Of<PublicationId>(clock), Slug = "", Name = "", Language = "", Sheet = "", TimeZone = "", CreatedAt = clock.GetUtcNow(),
        };
        Input.WriteTo(publication);
        publication.IsPaper = IsPaper;
        db.Add(publication);
        db.Record(new AuditAct(access.Me?.Value, "publication.make", "publication", publication.Id.Value));
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException problem) when (db.Store.IsDuplicate(problem))
        {
            return this.Refuse(words, new Refusal("Input.Slug", "Another publication has this short name. Choose one of its own."));
        }

        Flash.Say(HttpContext, words["The publication is made. Its issues open by themselves."]);
        return Redirect($"/publications/{publication.Id}");
    }
}
