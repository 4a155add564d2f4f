using Handbill.Groups.Contracts;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Handbill.Distribution.Orders;

/// <summary>Where machines stand in the menu.</summary>
internal sealed class OrderMenu(IStringLocalizer<OrderWords> words) : IMenu
{
    public IEnumerable<MenuItem> Items(HttpContext http) =>
        [new MenuItem(words["Machines"], "/machines", words["Organisation"]) { Order = 64, Sees = MenuSight.Of(Permission.KeepMachines) }];
}
