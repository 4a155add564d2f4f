using Handbill.Groups.Contracts;
using Handbill.Groups.Workplaces;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Outcomes;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Groups.Groups;

/// <summary>Archives a group or brings it back, after asking; one without workplaces, members and history may be deleted.</summary>
[Authorize(nameof(Permission.KeepGroups))]
internal sealed class ArchiveModel(
    HandbillDb db, IAccess access, WorkplaceKeeping keeping, TimeProvider clock, IStringLocalizer<WorkplaceWords> words) : PageModel
{
    public Group Group { get; private set; } = null!;

    public bool MayDelete { get; private set; }

    public async Task<IActionResult> OnGetAsync(GroupId id, CancellationToken cancellation) => await FindAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(GroupId id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        var isArchived = Group.ArchivedAt is not null;
        if (!isArchived && await db.Set<Workplace>().AnyAsync(one => one.GroupId == id && one.ArchivedAt == null, cancellation))
        {
            return this.Refuse(words, new Refusal("", "The group has workplaces in use. Give them to another group or archive them first."));
        }

        Group.ArchivedAt = isArchived ? null : clock.GetUtcNow();
        Group.Version++;
        db.Record(new AuditAct(access.Me?.Value, isArchived ? "group.return" : "group.archive", "group", id.Value));
        return await SaveAsync(isArchived ? "The group is back." : "The group is archived.", cancellation);
    }

    public async Task<IActionResult> OnPostDeleteAsync(GroupId id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        if (!MayDelete)
        {
            return this.Refuse(words, new Refusal("", "The group has a history: it can be archived, not deleted."));
        }

        db.Remove(Group);
        db.Record(new AuditAct(access.Me?.Value, "group.delete", "group", id.Value));
        return await SaveAsync("The group is deleted.", cancellation);
    }

    private async Task<IActionResult> SaveAsync(string done, CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return this.Refuse(words, new Refusal("", "Somebody else changed this group meanwhile. Look at it again before you go on."));
        }

        Flash.Say(HttpContext, words[done]);
        return Redirect("/groups");
    }

    private async Task<bool> FindAsync(GroupId id, CancellationToken cancellation)
    {
        if (!await access.MayAsync(Permission.KeepGroups, new[] { Scope.Organisation }, cancellation)
            || await db.Set<Group>().FirstOrDefaultAsync(one => one.Id == id, cancellation) is not { } group)
        {
            return false;
        }

        Group = group;
        MayDelete = !await keeping.HasHistoryAsync(id, cancellation);
        return true;
    }
}
