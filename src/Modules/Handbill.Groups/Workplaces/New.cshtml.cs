using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Handbill.Kernel.Outcomes;
using Handbill.Ui.Components;
using Handbill.Ui.Layout;
using Handbill.Ui.Words;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Groups.Workplaces;

/// <summary>Adds a workplace to a group that one keeps.</summary>
[Authorize(nameof(Permission.KeepWorkplaces))]
internal sealed class NewModel(
    HandbillDb db, IAccess access, WorkplaceKeeping keeping, ISheetChoices choices, TimeProvider clock, IStringLocalizer<WorkplaceWords> words) : PageModel
{
    [BindProperty]
    public WorkplaceForm Input { get; set; } = new();

    public IReadOnlyList<Choice> Groups { get; private set; } = [];

    public async Task OnGetAsync(string? group, CancellationToken cancellation)
    {
        Groups = await keeping.GroupsAsync(null, cancellation);
        Input = new WorkplaceForm { Group = group, Languages = Language.Current.Code, Copies = "100" };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Groups = await keeping.GroupsAsync(null, cancellation);
        var refusals = new List<Refusal>();
        var draft = WorkplaceDraft.Read(Input.Entry(), choices, refusals);
        refusals = [.. refusals.Select(refusal => refusal with { Field = WorkplaceForm.FieldOf(refusal.Field) })];
        var group = WorkplaceKeeping.Chosen(Input.Group, Groups, refusals);
        if (refusals.Count > 0 || !ModelState.IsValid)
        {
            return this.Refuse(words, refusals);
        }

        var workplace = new Workplace
        {
            Id = NewId.Of<WorkplaceId>(clock), Slug = "", Name = "", GroupId = group!.Value, Languages = [], CreatedAt = clock.GetUtcNow(),
        };
        draft!.WriteTo(workplace, clock);
        db.Add(workplace);
        db.Record(new AuditAct(access.Me?.Value, "workplace.make", "workplace", workplace.Id.Value));
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException problem) when (db.Store.IsDuplicate(problem))
        {
            return this.Refuse(words, new Refusal("Input.Slug", "Another workplace has this short name. Choose one of its own."));
        }

        Flash.Say(HttpContext, words["The workplace is added. The next issue that opens has an edition for it."]);
        return Redirect("/workplaces");
    }
}
