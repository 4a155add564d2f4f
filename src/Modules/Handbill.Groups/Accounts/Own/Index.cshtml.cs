using Handbill.Groups.Contracts;
using Handbill.Groups.Roles;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Outcomes;
using Handbill.Ui.Components;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Tongue = Handbill.Ui.Words.Language;

namespace Handbill.Groups.Accounts.Own;

/// <summary>One's own account: its language, and what one may do.</summary>
[Authorize(nameof(Permission.SignedIn))]
internal sealed class IndexModel(HandbillDb db, Sessions sessions, Giving giving, ScopeNames names, IStringLocalizer<AccountWords> words) : OwnPage(db, sessions, words)
{
    [BindProperty]
    public string? Language { get; set; }

    public string Name { get; private set; } = "";

    public IReadOnlyList<(string Role, string Scope)> Roles { get; private set; } = [];

    public IEnumerable<Choice> Languages => Tongue.All.Select(one => new Choice(one.Code, one.OwnName)).Prepend(new Choice("", T["As the browser asks"]));

    protected override bool AsksAgain => false;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Language = (await ShowAsync(cancellation)).Language ?? "";
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var me = await ShowAsync(cancellation);
        if (!string.IsNullOrEmpty(Language) && Tongue.All.All(one => one.Code != Language))
        {
            return Again(new Refusal(nameof(Language), "Choose one of the languages in the list."));
        }

        me.Language = string.IsNullOrEmpty(Language) ? null : Language;
        Db.Record(new AuditAct(me.Id, "account.language", "account", me.Id));
        await Db.SaveChangesAsync(cancellation);
        return RedirectToPage();
    }

    private async Task<Account> ShowAsync(CancellationToken cancellation)
    {
        var me = await MeAsync(cancellation);
        Name = me.UserName ?? "";
        var roles = new List<(string, string)>();
        foreach (var (role, scope) in await giving.RolesOfAsync(me.AccountId, cancellation))
        {
            roles.Add((names.Of(role), await names.OfAsync(scope, cancellation)));
        }

        Roles = roles;
        return me;
    }
}
