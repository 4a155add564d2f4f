using System.Globalization;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Outcomes;
using Handbill.Press.Contracts;
using Handbill.Ui.Components;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Press.Publications;

/// <summary>Language and copies of one edition.</summary>
[Authorize(nameof(Permission.KeepPublications))]
internal sealed class EditionPlanModel(HandbillDb db, IAccess access, IIssues issues, IStringLocalizer<PublicationWords> words) : PageModel
{
    [BindProperty]
    public EditionForm Input { get; set; } = new();

    public Publication Publication { get; private set; } = null!;

    public PlannedIssue Issue { get; private set; } = null!;

    public PlannedEdition Edition { get; private set; } = null!;

    public IReadOnlyList<Difference> Differences { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(EditionId id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        Input = EditionForm.Of(Edition);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(EditionId id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        var language = Issues.Languages.Find(Input.Language ?? "");
        var changesLanguage = language is not null && language != Edition.Language;
        if (Refusals(language, changesLanguage) is { Count: > 0 } refusals || !ModelState.IsValid)
        {
            return this.Refuse(words, Refusals(language, changesLanguage));
        }

        if (Input.Version != Edition.Version)
        {
            return Conflict(Edition);
        }

        (Edition.Language, Edition.Copies, Edition.Version) = (language!, Input.Copies!.Value, Edition.Version + 1);
        db.Record(new AuditAct(access.Me?.Value, "edition.change", "edition", id.Value, $"language={language},copies={Input.Copies}"));
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            await transaction.RollbackAsync(cancellation);
            db.ChangeTracker.Clear();
            return Conflict(await db.Set<PlannedEdition>().AsNoTracking().FirstAsync(one => one.Id == id, cancellation));
        }

        if (changesLanguage)
        {
            await issues.TouchAsync(id, cancellation);
        }

        await transaction.CommitAsync(cancellation);
        Flash.Say(HttpContext, words["The edition is saved."]);
        return Redirect($"/issues/{Issue.Id}/plan");
    }

    private List<Refusal> Refusals(string? language, bool changesLanguage)
    {
        var refusals = new List<Refusal>();
        if (language is null)
        {
            refusals.Add(new Refusal("Input.Language", "Choose a language of the list."));
        }
        else if (changesLanguage && Issue.LockedAt is not null)
        {
            refusals.Add(new Refusal("Input.Language", "The issue is locked: the language of its editions stays."));
        }

        if (Input.Copies is not (>= 0 and <= EditionForm.MostCopies))
        {
            refusals.Add(new Refusal("Input.Copies", "Write how many copies, 0 to {0}.", EditionForm.MostCopies));
        }

        return refusals;
    }

    private PageResult Conflict(PlannedEdition saved)
    {
        var differences = new List<Difference>();
        Add("Language", Input.Language ?? "", saved.Language);
        Add("Copies", FormattableString.Invariant($"{Input.Copies}"), saved.Copies.ToString(CultureInfo.InvariantCulture));
        Differences = differences.Count > 0 ? differences : [new Difference(words["Copies"], FormattableString.Invariant($"{Input.Copies}"), saved.Copies.ToString(CultureInfo.InvariantCulture))];
        Input.Version = saved.Version;
        Response.StatusCode = 409;
        return Page();

        void Add(string name, string yours, string theirs)
        {
            if (yours != theirs)
            {
                differences.Add(new Difference(words[FieldWords.Of(name)], yours, theirs));
            }
        }
    }

    private async Task<bool> FindAsync(EditionId id, CancellationToken cancellation)
    {
        if (await db.Set<PlannedEdition>().FirstOrDefaultAsync(one => one.Id == id, cancellation) is not { } edition)
        {
            return false;
        }

        var issue = await db.Set<PlannedIssue>().AsNoTracking().FirstAsync(one => one.Id == edition.IssueId, cancellation);
        if (!await access.MayAsync(Permission.KeepPublications, new[] { Scope.Publication(issue.PublicationId.Value) }, cancellation))
        {
            return false;
        }

        (Edition, Issue) = (edition, issue);
        Publication = await db.Set<Publication>().AsNoTracking().FirstAsync(one => one.Id == issue.PublicationId, cancellation);
        return true;
    }
}
