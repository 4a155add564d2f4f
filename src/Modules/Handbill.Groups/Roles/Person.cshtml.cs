using Handbill.Groups.Accounts;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Handbill.Kernel.Outcomes;
using Handbill.Ui.Components;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Groups.Roles;

/// <summary>One person: give them a role, take one back, close their account.</summary>
[Authorize(nameof(Permission.KeepPeople))]
internal sealed class PersonModel(HandbillDb db, IAccess access, Giving giving, Closing closing, ScopeNames names, TimeProvider clock, IStringLocalizer<AccountWords> words) : PageModel
{
    private IReadOnlyList<(Role Role, Scope Scope)> _own = [];
    private int _administrators;
    private Account _person = null!;

    [BindProperty]
    public string? Role { get; set; }

    [BindProperty]
    public string? For { get; set; }

    [BindProperty]
    public string? Grant { get; set; }

    public string Name => _person.UserName ?? "";

    public IReadOnlyList<Row> Roles { get; private set; } = [];

    public IEnumerable<Choice> RoleChoices => names.RoleChoices(_own);

    public IEnumerable<Choice> ScopeChoices { get; private set; } = [];

    public bool MayClose { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellation) => await FindAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostGiveAsync(string id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        var (role, scope) = (RoleText.Read(Role), await names.ReadAsync(For, cancellation));
        if (scope is null || role is null || !RolePowers.ScopesOf(role.Value).Contains(scope.Value.Kind))
        {
            return Again(new Refusal(nameof(For), "This role is not given for that. Choose a group for members and secretaries of groups, the whole organisation for its secretary and administrators, a publication or the whole for the others."));
        }

        if (!GivingRules.May(_own, role.Value, scope.Value))
        {
            return Again(new Refusal(nameof(Role), "You may not give this role: only an administrator makes administrators."));
        }

        var (me, them) = (access.Me!.Value, _person.AccountId);
        var has = await db.Set<Grant>().AnyAsync(one => one.AccountId == them && one.Role == role && one.ScopeKind == scope.Value.Kind && one.ScopeId == scope.Value.Id, cancellation);
        if (!has)
        {
            db.Add(new Grant
            {
                Id = NewId.Of<GrantId>(clock), AccountId = them, Role = role.Value, ScopeKind = scope.Value.Kind, ScopeId = scope.Value.Id, GivenAt = clock.GetUtcNow(), GivenBy = me,
            });
            db.Record(new AuditAct(me.Value, "role.give", "account", them.Value, $"role={role},scope={ScopeNames.Write(scope.Value)}"));
            await db.SaveChangesAsync(cancellation);
        }

        Flash.Say(HttpContext, words["The role is given."]);
        return RedirectToPage(new { id });
    }

    public async Task<IActionResult> OnPostTakeAsync(string id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || !GrantId.TryParse(Grant, null, out var grantId))
        {
            return NotFound();
        }

        var them = _person.AccountId;
        await using var whole = await db.Database.BeginTransactionAsync(cancellation);

        // One at a time, so that two administrators who take each other's role do not both succeed.
        await db.LockAsync(StoreGate.Audit, cancellation);
        if (await db.Set<Grant>().FirstOrDefaultAsync(one => one.Id == grantId && one.AccountId == them, cancellation) is not { } grant)
        {
            return NotFound();
        }

        if (!GivingRules.MayTake(_own, grant.Role, grant.Scope, await giving.AdministratorsAsync(cancellation)))
        {
            return Again(new Refusal("", "You may not take this role: only an administrator unmakes administrators, and the last one stays."));
        }

        db.Remove(grant);
        db.Record(new AuditAct(access.Me!.Value.Value, "role.take", "account", them.Value, $"role={grant.Role},scope={ScopeNames.Write(grant.Scope)}"));
        await db.SaveChangesAsync(cancellation);
        await whole.CommitAsync(cancellation);
        Flash.Say(HttpContext, words["The role is taken back."]);
        return RedirectToPage(new { id });
    }

    public async Task<IActionResult> OnPostCloseAsync(string id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        if (!await closing.CloseAsync(_person.AccountId, access.Me!.Value, cancellation))
        {
            return Again(new Refusal("", "You may not close this account: only an administrator closes an administrator’s, nobody their own, and the last administrator stays."));
        }

        Flash.Say(HttpContext, words["The account is closed."]);
        return Redirect("/people");
    }

    private async Task<bool> FindAsync(string id, CancellationToken cancellation)
    {
        if (!AccountId.TryParse(id, null, out var them) || !await access.MayAsync(Permission.KeepPeople, new[] { Scope.Organisation }, cancellation)
            || await db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == them.Value && one.ClosedAt == null, cancellation) is not { } person)
        {
            return false;
        }

        _person = person;
        _own = await giving.RolesOfAsync(access.Me!.Value, cancellation);
        _administrators = await giving.AdministratorsAsync(cancellation);
        ScopeChoices = await names.ScopeChoicesAsync(cancellation);
        var rows = new List<Row>();
        foreach (var grant in await db.Set<Grant>().AsNoTracking().Where(one => one.AccountId == them).OrderBy(one => one.Role).ToListAsync(cancellation))
        {
            rows.Add(new Row(
                grant.Id, names.Of(grant.Role), await names.OfAsync(grant.Scope, cancellation), grant.GivenAt, GivingRules.MayTake(_own, grant.Role, grant.Scope, _administrators)));
        }

        Roles = rows;
        MayClose = them != access.Me && Roles.All(role => role.MayTake);
        return true;
    }

    private PageResult Again(Refusal refusal)
    {
        ModelState.Refuse(refusal, words);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    public sealed record Row(GrantId Id, string Role, string Scope, DateTimeOffset Given, bool MayTake);
}
