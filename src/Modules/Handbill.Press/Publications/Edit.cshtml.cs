using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Outcomes;
using Handbill.Press.Contracts;
using Handbill.Press.Styles;
using Handbill.Ui.Components;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Press.Publications;

/// <summary>Changes a publication.</summary>
[Authorize(nameof(Permission.KeepPublications))]
internal sealed class EditModel(HandbillDb db, IAccess access, IIssues issues, TimeProvider clock, IStringLocalizer<PublicationWords> words) : PageModel
{
    [BindProperty]
    public PublicationForm Input { get; set; } = new();

    public PublicationId Id { get; private set; }

    public string Name { get; private set; } = "";

    public string? Sentence { get; private set; }

    public IReadOnlyList<IssueDates> Preview { get; private set; } = [];

    public IReadOnlyList<Difference> Differences { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(PublicationId id, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is not { } publication)
        {
            return NotFound();
        }

        Input = PublicationForm.Of(publication);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(PublicationId id, string? then, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is not { } publication)
        {
            return NotFound();
        }

        var refusals = PublicationCheck.Of(Input, ShippedStyles.Default).ToList();
        if (Input.NextNumber is { } number && number != publication.NextNumber
            && await db.Set<PlannedIssue>().AnyAsync(issue => issue.PublicationId == id && issue.Number == number, cancellation))
        {
            refusals.Add(new Refusal("Input.NextNumber", "An issue has number {0} already. Write one that is free.", number));
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

        if (Input.Version != publication.Version)
        {
            return Conflict(publication);
        }

        Input.WriteTo(publication);
        publication.Version++;
        db.Record(new AuditAct(access.Me?.Value, "publication.change", "publication", id.Value));
        await using var work = await db.Database.BeginTransactionAsync(cancellation);
        try
        {
            await db.SaveChangesAsync(cancellation);
            await issues.TouchIssuesAsync(id, cancellation);
            await work.CommitAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            await work.RollbackAsync(cancellation);
            db.ChangeTracker.Clear();
            return Conflict(await db.Set<Publication>().AsNoTracking().FirstAsync(one => one.Id == id, cancellation));
        }
        catch (DbUpdateException problem) when (db.Store.IsDuplicate(problem))
        {
            return this.Refuse(words, new Refusal("Input.Slug", "Another publication has this short name. Choose one of its own."));
        }

        Flash.Say(HttpContext, words["The publication is saved."]);
        return Redirect($"/publications/{id}");
    }

    private PageResult Conflict(Publication saved)
    {
        Differences = Input.DifferencesTo(PublicationForm.Of(saved), name => words[FieldWords.Of(name)]);
        Input.Version = saved.Version;
        Response.StatusCode = 409;
        return Page();
    }

    private async Task<Publication?> FindAsync(PublicationId id, CancellationToken cancellation)
    {
        if (!await access.MayAsync(Permission.KeepPublications, new[] { Scope.Publication(id.Value) }, cancellation))
        {
            return null;
        }

        var publication = await db.Set<Publication>().FirstOrDefaultAsync(one => one.Id == id, cancellation);
        (Id, Name) = (id, publication?.Name ?? "");
        return publication;
    }
}
