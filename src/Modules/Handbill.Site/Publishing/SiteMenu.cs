using Handbill.Groups.Contracts;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Handbill.Site.Publishing;

/// <summary>The way to the desk of the public site.</summary>
internal sealed class SiteMenu : IMenu
{
    public IEnumerable<MenuItem> Items(HttpContext http)
    {
        var words = http.RequestServices.GetRequiredService<IStringLocalizer<SiteWords>>();
        string section = words["Public site"];
        return
        [
            new MenuItem(words["Articles"], "/site", section) { Order = 40, Sees = MenuSight.Of(Permission.Publish) },
            new MenuItem(words["Readers"], "/site/readers", section) { Order = 41, Sees = MenuSight.Of(Permission.Publish) },
            new MenuItem(words["Site settings"], "/site/settings", section) { Order = 42, Sees = MenuSight.Of(Permission.Publish) },
        ];
    }
}
