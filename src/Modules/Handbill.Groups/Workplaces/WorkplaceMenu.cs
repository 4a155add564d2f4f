using Handbill.Groups.Contracts;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Handbill.Groups.Workplaces;

/// <summary>Where workplaces and groups stand in the menu.</summary>
internal sealed class WorkplaceMenu(IStringLocalizer<WorkplaceWords> words) : IMenu
{
    public IEnumerable<MenuItem> Items(HttpContext http) =>
    [
        new MenuItem(words["Workplaces"], "/workplaces", words["Organisation"]) { Order = 50, Sees = MenuSight.Of(Permission.KeepWorkplaces) },
        new MenuItem(words["Groups"], "/groups", words["Organisation"]) { Order = 52, Sees = MenuSight.Of(Permission.KeepGroups) },
    ];
}
