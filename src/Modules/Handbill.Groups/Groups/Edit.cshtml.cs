using Handbill.Groups.Contracts;
using Handbill.Groups.Workplaces;
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

namespace Handbill.Groups.Groups;

/// <summary>A group with its workplaces, for who keeps groups, and for the group's own secretary, who says for it whether its sheets may be public.</summary>
[Authorize(nameof(Permission.KeepWorkplaces))]
internal sealed class EditModel(HandbillDb db, IEnumerable<ISheetWishFollower> followers, IAccess access, IStringLocalizer<WorkplaceWords> words) : PageModel
{
    [BindProperty]
    public GroupForm Input { get; set; } = new();

    public Group Group { get; private set; } = null!;

    /// <summary>False for who is of this group and may not rename or archive it.</summary>
    public bool KeepsGroups { get; private set; }

    public IReadOnlyList<Workplace> Places { get; private set; } = [];

    public IReadOnlyList<Difference> Differences { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(GroupId id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        Input = GroupForm.Of(Group);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(GroupId id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        Input.Name = KeepsGroups ? Input.Name : Group.Name;
        if (Input.Check().Count > 0 || !ModelState.IsValid)
        {
            return this.Refuse(words, Input.Check());
        }

        if (Input.Version != Group.Version)
        {
            return Conflict(Group);
        }

        await using var work = await db.Database.BeginTransactionAsync(cancellation);
        Group.Name = Input.Name!.Trim();
        Group.Version++;
        db.Record(new AuditAct(access.Me?.Value, "group.change", "group", id.Value));
        var isAnother = Group.ShowsSheets != Input.ShowsSheets;
        if (isAnother)
        {
            // An act of its own: where sheets are shown, only this one matters.
            Group.ShowsSheets = Input.ShowsSheets;
            db.Record(new AuditAct(access.Me?.Value, "group.sheets", "group", id.Value, Input.ShowsSheets ? "public" : "withheld"));
        }

        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            await work.RollbackAsync(cancellation);
            db.ChangeTracker.Clear();
            return await FindAsync(id, cancellation) ? Conflict(Group) : NotFound();
        }

        foreach (var follower in isAnother ? followers : [])
        {
            await follower.SaidAsync(id, cancellation);
        }

        await work.CommitAsync(cancellation);
        Flash.Say(HttpContext, words["The group is saved."]);
        return Redirect(KeepsGroups ? "/groups" : "/workplaces");
    }

    private PageResult Conflict(Group saved)
    {
        Differences =
        [
            new Difference(words["Name"], Input.Name ?? "", saved.Name),
            .. Input.ShowsSheets == saved.ShowsSheets ? Array.Empty<Difference>() : [new Difference(words["Its sheets may be on the public site"], Said(Input.ShowsSheets), Said(saved.ShowsSheets))],
        ];
        Input.Version = saved.Version;
        Response.StatusCode = 409;
        return Page();
    }

    private string Said(bool yes) => yes ? words["yes"] : words["no"];

    private async Task<bool> FindAsync(GroupId id, CancellationToken cancellation)
    {
        KeepsGroups = await access.MayAsync(Permission.KeepGroups, new[] { Scope.Organisation }, cancellation);
        if (!(KeepsGroups || await access.MayAsync(Permission.KeepWorkplaces, new[] { Scope.Group(id) }, cancellation))
            || await db.Set<Group>().FirstOrDefaultAsync(one => one.Id == id, cancellation) is not { } group)
        {
            return false;
        }

        Group = group;
        Places =
        [
            .. (await db.Set<Workplace>().AsNoTracking().Where(one => one.GroupId == id).ToListAsync(cancellation))
                .OrderBy(one => one.ArchivedAt is not null).ThenBy(one => one.Name, StringComparer.OrdinalIgnoreCase),
        ];
        return true;
    }
}
