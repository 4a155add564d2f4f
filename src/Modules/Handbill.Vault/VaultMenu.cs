using Handbill.Groups.Contracts;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Handbill.Vault;

/// <summary>Where keys stand in the menu: one's own with the account, the groups' beside their work.</summary>
internal sealed class VaultMenu(IStringLocalizer<VaultWords> words) : IMenu
{
    public IEnumerable<MenuItem> Items(HttpContext http)
    {
        yield return new MenuItem(words["My keys"], "/vault", MenuSection.Account) { Order = 900 };
    }
}
