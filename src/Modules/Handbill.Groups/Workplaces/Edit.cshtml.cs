using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Outcomes;
using Handbill.Ui.Components;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Groups.Workplaces;

/// <summary>Changes a workplace that one keeps.</summary>
[Authorize(nameof(Permission.KeepWorkplaces))]
internal sealed class EditModel(
    HandbillDb db, IAccess access, WorkplaceKeeping keeping, ISheetChoices choices, TimeProvider clock, IStringLocalizer<WorkplaceWords> words) : PageModel
{
    [BindProperty]
    public WorkplaceForm Input { get; set; } = new();

    public Workplace Workplace { get; private set; } = null!;

    public IReadOnlyList<Choice> Groups { get; private set; } = [];

    public IReadOnlyList<Difference> Differences { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(WorkplaceId id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        Input = WorkplaceForm.Of(Workplace);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(WorkplaceId id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        var refusals = new List<Refusal>();
        var draft = WorkplaceDraft.Read(Input.Entry(), choices, refusals);
        refusals = [.. refusals.Select(refusal => refusal with { Field = WorkplaceForm.FieldOf(refusal.Field) })];
        var group = WorkplaceKeeping.Chosen(Input.Group, Groups, refusals);
        if (draft is not null && draft.Slug != Workplace.Slug && await keeping.HasHistoryAsync(id, cancellation))
        {
            refusals.Add(new Refusal("Input.Slug", "Sheets were made under {0}: it names their files and stays.", Workplace.Slug));
        }

        if (refusals.Count > 0 || !ModelState.IsValid)
        {
            return this.Refuse(words, refusals);
        }

        if (Input.Version != Workplace.Version)
        {
            return Conflict(Workplace);
        }

        draft!.WriteTo(Workplace, clock);
        Workplace.GroupId = group!.Value;
        Workplace.Version++;
        db.Record(new AuditAct(access.Me?.Value, "workplace.change", "workplace", id.Value));
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return await FindAsync(id, cancellation) ? Conflict(Workplace) : NotFound();
        }
        catch (DbUpdateException problem) when (db.Store.IsDuplicate(problem))
        {
            return this.Refuse(words, new Refusal("Input.Slug", "Another workplace has this short name. Choose one of its own."));
        }

        Flash.Say(HttpContext, words["The workplace is saved."]);
        return Redirect("/workplaces");
    }

    private PageResult Conflict(Workplace saved)
    {
        Differences = Input.DifferencesTo(
            WorkplaceForm.Of(saved), name => words[WorkplaceForm.WordsOf(name)], id => Groups.FirstOrDefault(choice => choice.Value == id)?.Words ?? "–");
        Input.Version = saved.Version;
        Response.StatusCode = 409;
        return Page();
    }

    private async Task<bool> FindAsync(WorkplaceId id, CancellationToken cancellation)
    {
        if (await keeping.FindAsync(id, cancellation) is not { } workplace)
        {
            return false;
        }

        Workplace = workplace;
        Groups = await keeping.GroupsAsync(workplace.GroupId, cancellation);
        return true;
    }
}
