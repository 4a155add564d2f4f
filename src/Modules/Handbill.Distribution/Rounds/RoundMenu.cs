using Handbill.Groups.Contracts;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Handbill.Distribution.Rounds;

/// <summary>Where rounds stand in the menu.</summary>
internal sealed class RoundMenu(IStringLocalizer<RoundWords> words) : IMenu
{
    public IEnumerable<MenuItem> Items(HttpContext http) =>
        [new MenuItem(words["Rounds"], "/rounds", words["Handing out"]) { Order = 50, Sees = MenuSight.Of(Permission.HandOut) }];
}
