using Handbill.Groups.Contracts;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Handbill.Floor.Reading;

/// <summary>Where the inboxes stand in the menu.</summary>
internal sealed class InboxMenu(IStringLocalizer<InboxWords> words) : IMenu
{
    public IEnumerable<MenuItem> Items(HttpContext http) =>
        [new MenuItem(words["From the floor"], "/inbox", words["From the floor"]) { Order = 45, Sees = MenuSight.Of(Permission.ReadSubmissions) }];
}
