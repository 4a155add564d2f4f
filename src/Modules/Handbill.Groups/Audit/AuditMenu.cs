using Handbill.Groups.Contracts;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Handbill.Groups.Audit;

/// <summary>The way to the audit trail, in the account's menu of who runs the server.</summary>
internal sealed class AuditMenu(IStringLocalizer<AuditWords> words, IAccess access) : IMenu
{
    public IEnumerable<MenuItem> Items(HttpContext http) =>
        [new(words["Audit trail"], "/audit", MenuSection.Account) { Order = 80, Sees = Sees }];

    // A menu cannot wait; where the page's policy was asked the grants are there already, elsewhere this reads them.
    private bool Sees(HttpContext http) =>
        access.Me is not null && access.MayAnywhereAsync(Permission.Administer, http.RequestAborted).AsTask().GetAwaiter().GetResult();
}
