using Handbill.Groups.Accounts;
using Handbill.Groups.Contracts;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Handbill.Groups.Roles;

/// <summary>People, the organisation's settings, and one's own account.</summary>
internal sealed class PeopleMenu(IStringLocalizer<AccountWords> words) : IMenu
{
    private const int AfterTheWork = 900;

    public IEnumerable<MenuItem> Items(HttpContext http)
    {
        string people = words["People"];
        yield return new MenuItem(people, "/people", people) { Order = AfterTheWork, Sees = MenuSight.Of(Permission.KeepPeople) };
        yield return new MenuItem(words["Invitations"], "/people/invitations", people) { Order = AfterTheWork + 1, Sees = MenuSight.Of(Permission.KeepPeople) };
        yield return new MenuItem(words["Mail"], "/organisation/mail", words["The organisation"]) { Order = AfterTheWork + 11, Sees = MenuSight.Of(Permission.Administer) };
        yield return new MenuItem(words["The organisation"], "/organisation", words["The organisation"]) { Order = AfterTheWork + 10, Sees = MenuSight.Of(Permission.Administer) };
        yield return new MenuItem(words["My account"], "/account", MenuSection.Account) { Order = AfterTheWork };
        yield return new MenuItem(words["Where I am signed in"], "/account/sessions", MenuSection.Account) { Order = AfterTheWork + 1 };
        yield return new MenuItem(words["Sign out"], "/sign-out", MenuSection.Account) { Order = AfterTheWork + 2, Posts = true };
    }
}
