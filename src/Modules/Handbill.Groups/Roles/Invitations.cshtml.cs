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

/// <summary>Makes links by which people join, shows those that are open, withdraws them.</summary>
[Authorize(nameof(Permission.KeepPeople))]
internal sealed class InvitationsModel(HandbillDb db, IAccess access, IAccounts accounts, Giving giving, ScopeNames names, TimeProvider clock, IStringLocalizer<AccountWords> words) : PageModel
{
    public const int MostDays = 60;
    private const int UsualDays = 7;

    private IReadOnlyList<(Role Role, Scope Scope)> _own = [];

    [BindProperty]
    public string? Role { get; set; }

    [BindProperty]
    public string? For { get; set; }

    [BindProperty]
    public int Days { get; set; } = UsualDays;

    [BindProperty]
    public string? Id { get; set; }

    /// <summary>The link that was just made: the only time that it is shown.</summary>
    public string? MadeLink { get; private set; }

    public IReadOnlyList<Row> Open { get; private set; } = [];

    public IEnumerable<Choice> RoleChoices => names.RoleChoices(_own);

    public IEnumerable<Choice> ScopeChoices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await ShowAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostMakeAsync(CancellationToken cancellation)
    {
        if (!await ShowAsync(cancellation))
        {
            return NotFound();
        }

        var (role, scope) = (RoleText.Read(Role), await names.ReadAsync(For, cancellation));
        if (scope is null || role is null || !RolePowers.ScopesOf(role.Value).Contains(scope.Value.Kind))
        {
            ModelState.Refuse(new Refusal(nameof(For), "This role is not given for that. Choose a group for members and secretaries of groups, the whole organisation for its secretary and administrators, a publication or the whole for the others."), words);
        }
        else if (!GivingRules.May(_own, role.Value, scope.Value))
        {
            ModelState.Refuse(new Refusal(nameof(Role), "You may not give this role: only an administrator makes administrators."), words);
        }

        if (Days is < 1 or > MostDays)
        {
            ModelState.Refuse(new Refusal(nameof(Days), "An invitation can be used for 1 to {0} days.", MostDays), words);
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        var secret = LinkSecret.New();
        var invitation = new Invitation
        {
            Id = NewId.Of<InvitationId>(clock), SecretHash = secret.Hash, Role = role!.Value, ScopeKind = scope!.Value.Kind, ScopeId = scope.Value.Id,
            InvitedBy = access.Me, ExpiresAt = clock.GetUtcNow().AddDays(Days),
        };
        db.Add(invitation);
        db.Record(new AuditAct(access.Me!.Value.Value, "invitation.make", "invitation", invitation.Id.Value, $"role={role},scope={ScopeNames.Write(scope.Value)}"));
        await db.SaveChangesAsync(cancellation);
        MadeLink = $"{Request.Scheme}://{Request.Host}/join/{secret.Text}";
        await ShowAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancellation)
    {
        if (!await ShowAsync(cancellation) || !InvitationId.TryParse(Id, null, out var id) || Open.All(one => one.Id != id))
        {
            return NotFound();
        }

        DateTimeOffset? now = clock.GetUtcNow();
        await using var whole = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.Set<Invitation>().Where(one => one.Id == id && one.UsedAt == null).ExecuteUpdateAsync(set => set.SetProperty(one => one.WithdrawnAt, now), cancellation) == 1)
        {
            db.Record(new AuditAct(access.Me!.Value.Value, "invitation.withdraw", "invitation", id.Value));
            await db.SaveChangesAsync(cancellation);
        }

        await whole.CommitAsync(cancellation);
        Flash.Say(HttpContext, words["The invitation is withdrawn."]);
        return RedirectToPage();
    }

    // Invitations that one may not give oneself are not one's to see or to withdraw either.
    private async Task<bool> ShowAsync(CancellationToken cancellation)
    {
        if (!await access.MayAsync(Permission.KeepPeople, new[] { Scope.Organisation }, cancellation))
        {
            return false;
        }

        _own = await giving.RolesOfAsync(access.Me!.Value, cancellation);
        ScopeChoices = await names.ScopeChoicesAsync(cancellation);
        var now = clock.GetUtcNow();
        var open = await db.Set<Invitation>().AsNoTracking()
            .Where(one => one.UsedAt == null && one.WithdrawnAt == null && one.ExpiresAt > now && one.InvitedBy != null)
            .OrderBy(one => one.ExpiresAt).ToListAsync(cancellation);
        var inviters = await accounts.NamesAsync([.. open.Select(one => one.InvitedBy!.Value)], cancellation);
        var rows = new List<Row>(open.Count);
        foreach (var one in open.Where(one => GivingRules.May(_own, one.Role, new Scope(one.ScopeKind, one.ScopeId))))
        {
            var scope = await names.OfAsync(new Scope(one.ScopeKind, one.ScopeId), cancellation);
            rows.Add(new Row(one.Id, names.Of(one.Role), scope, inviters.GetValueOrDefault(one.InvitedBy!.Value, ""), one.ExpiresAt));
        }

        Open = rows;
        return true;
    }

    public sealed record Row(InvitationId Id, string Role, string Scope, string By, DateTimeOffset Ends);
}
