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

/// <summary>The date and deadlines of an issue, and for whom its editions are.</summary>
[Authorize(nameof(Permission.KeepPublications))]
internal sealed class PlanModel(
    HandbillDb db, IAccess access, IIssues issues, IWorkplaces workplaces, IssueOpening opening, TimeProvider clock, IStringLocalizer<PublicationWords> words) : PageModel
{
    [BindProperty]
    public IssueForm Input { get; set; } = new();

    public Publication Publication { get; private set; } = null!;

    public PlannedIssue Issue { get; private set; } = null!;

    public IssueStanding Standing => IssueStandings.Of(Issue, clock.GetUtcNow());

    public IReadOnlyList<PlannedEdition> Editions { get; private set; } = [];

    public IReadOnlyList<Choice> Missing { get; private set; } = [];

    public IReadOnlyList<Difference> Differences { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(IssueId id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        Input = Saved(Issue);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(IssueId id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        var zone = LocalClock.Zone(Publication.TimeZone);
        var refusals = Input.Check(zone);
        if (refusals.Count > 0 || !ModelState.IsValid)
        {
            return this.Refuse(words, refusals);
        }

        if (Issue.LockedAt is not null && (Input.Date != Issue.Date || Input.Number != Issue.Number))
        {
            return this.Refuse(words, new Refusal("Input.Date", "The issue is locked: its date and number stand on the sheet and stay. Deadlines can still be moved."));
        }

        if (Input.Version != Issue.Version)
        {
            return Conflict(Issue);
        }

        var dates = Input.Dates(zone);
        var isOnTheSheet = Input.Number != Issue.Number || dates.Date != Issue.Date;
        (Issue.Number, Issue.Date, Issue.CopyDue, Issue.LockDue, Issue.PressDue, Issue.HandOutAt) =
            (Input.Number!.Value, dates.Date, dates.CopyDue, dates.LockDue, dates.PressDue, dates.HandOutAt);
        Issue.Version++;
        db.Record(new AuditAct(access.Me?.Value, "issue.reschedule", "issue", id.Value, $"date={dates.Date:yyyyMMdd},copy={dates.CopyDue:yyyyMMdd'T'HHmm},lock={dates.LockDue:yyyyMMdd'T'HHmm}"));
        await using var work = await db.Database.BeginTransactionAsync(cancellation);
        try
        {
            await db.SaveChangesAsync(cancellation);
            if (isOnTheSheet)
            {
                await issues.TouchAllAsync(id, language: null, takesApprovalBack: false, cancellation);
            }

            await work.CommitAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            await work.RollbackAsync(cancellation);
            db.ChangeTracker.Clear();
            return Conflict(await db.Set<PlannedIssue>().AsNoTracking().FirstAsync(one => one.Id == id, cancellation));
        }
        catch (DbUpdateException problem) when (db.Store.IsDuplicate(problem))
        {
            return this.Refuse(words, new Refusal("Input.Number", "Another issue of the publication has this number. Choose one that is free."));
        }

        Flash.Say(HttpContext, words["The dates are saved."]);
        return Redirect($"/issues/{id}/plan");
    }

    public async Task<IActionResult> OnPostAddAsync(IssueId id, string? workplace, CancellationToken cancellation)
    {
        ModelState.Clear();
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        Input = Saved(Issue);
        if (!WorkplaceId.TryParse(workplace, null, out var chosen) || await workplaces.FindAsync(chosen, cancellation) is not { } card
            || Missing.All(choice => choice.Value != workplace) || Issue.LockedAt is not null)
        {
            return this.Refuse(words, new Refusal("workplace", "Choose a workplace that has no edition yet, while the issue is not locked."));
        }

        var edition = opening.EditionFor(id, card, Publication.Language);
        db.Add(edition);
        db.Record(new AuditAct(access.Me?.Value, "edition.add", "edition", edition.Id.Value));
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException problem) when (db.Store.IsDuplicate(problem))
        {
            return Redirect($"/issues/{id}/plan");
        }

        Flash.Say(HttpContext, words["The edition is added."]);
        return Redirect($"/editions/{edition.Id}/plan");
    }

    private PageResult Conflict(PlannedIssue saved)
    {
        Differences = Input.DifferencesTo(Saved(saved), name => words[FieldWords.Of(name)]);
        Input.Version = saved.Version;
        Response.StatusCode = 409;
        return Page();
    }

    private IssueForm Saved(PlannedIssue issue) => IssueForm.Of(
        issue.Number,
        new IssueDates(issue.Date, issue.OpenedAt, issue.CopyDue, issue.LockDue, issue.PressDue, issue.HandOutAt),
        LocalClock.Zone(Publication.TimeZone),
        issue.Version);

    private async Task<bool> FindAsync(IssueId id, CancellationToken cancellation)
    {
        if (await db.Set<PlannedIssue>().FirstOrDefaultAsync(one => one.Id == id, cancellation) is not { } issue
            || !await access.MayAsync(Permission.KeepPublications, new[] { Scope.Publication(issue.PublicationId.Value) }, cancellation))
        {
            return false;
        }

        Issue = issue;
        Publication = await db.Set<Publication>().AsNoTracking().FirstAsync(one => one.Id == issue.PublicationId, cancellation);
        Editions =
        [
            .. (await db.Set<PlannedEdition>().AsNoTracking().Where(edition => edition.IssueId == id).ToListAsync(cancellation))
                .OrderBy(edition => edition.WorkplaceName, StringComparer.OrdinalIgnoreCase),
        ];
        var there = Editions.Select(edition => edition.WorkplaceId).ToHashSet();
        Missing =
        [
            .. (Publication.IsPaper ? [] : await workplaces.AllAsync(cancellation)).Where(card => !there.Contains(card.Id))
                .OrderBy(card => card.Name, StringComparer.OrdinalIgnoreCase).Select(card => new Choice(card.Id.ToString(), card.Name)),
        ];
        return true;
    }
}
