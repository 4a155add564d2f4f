using Handbill.Groups.Contracts;
using Handbill.Groups.Workplaces;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Handbill.Kernel.Outcomes;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Handbill.Groups.Groups;

/// <summary>Makes a group.</summary>
[Authorize(nameof(Permission.KeepGroups))]
internal sealed class NewModel(HandbillDb db, IAccess access, TimeProvider clock, IStringLocalizer<WorkplaceWords> words) : PageModel
{
    [BindProperty]
    public GroupForm Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await MayAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await MayAsync(cancellation))
        {
            return NotFound();
        }

        if (Input.Check().Count > 0 || !ModelState.IsValid)
        {
            return this.Refuse(words, Input.Check());
        }

        var group = new Group { Id = NewId.Of<GroupId>(clock), Name = Input.Name!.Trim(), CreatedAt = clock.GetUtcNow() };
        db.Add(group);
        db.Record(new AuditAct(access.Me?.Value, "group.make", "group", group.Id.Value));
        await db.SaveChangesAsync(cancellation);
        Flash.Say(HttpContext, words["The group is made. Now give it its workplaces."]);
        return Redirect($"/groups/{group.Id}");
    }

    private async ValueTask<bool> MayAsync(CancellationToken cancellation) =>
        await access.MayAsync(Permission.KeepGroups, new[] { Scope.Organisation }, cancellation);
}
