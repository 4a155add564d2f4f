using Handbill.Groups.Contracts;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Handbill.Groups.Audit;

/// <summary>The way to the audit trail, in the account's menu of who runs the server.</summary>
internal sealed class AuditMenu(IStringLocalizer<AuditWords> words) : IMenu
{
    public IEnumerable<MenuItem> Items(HttpContext http) =>
        [new(words["Audit trail"], "/audit", MenuSection.Account) { Order = 80, Sees = MenuSight.Of(Permission.Administer) }];
}
