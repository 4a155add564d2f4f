using Handbill.Groups.Contracts;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Handbill.Press.Publications;

/// <summary>Where publications and deadlines stand in the menu.</summary>
internal sealed class PublicationMenu(IStringLocalizer<PublicationWords> words) : IMenu
{
    public IEnumerable<MenuItem> Items(HttpContext http) =>
    [
        new MenuItem(words["Publications"], "/publications", words["Organisation"]) { Order = 60, Sees = MenuSight.Of(Permission.KeepPublications) },
        new MenuItem(words["Imprint rules"], "/organisation/imprints", words["Organisation"]) { Order = 90, Sees = MenuSight.Of(Permission.Administer) },
        new MenuItem(words["Deadlines in your calendar"], "/calendar", MenuSection.Account) { Order = 40, Sees = MenuSight.Of(Permission.SignedIn) },
    ];
}
