using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Handbill.Desk.Stories;

/// <summary>The ways to stories and to search.</summary>
internal sealed class StoryMenu : IMenu
{
    public IEnumerable<MenuItem> Items(HttpContext http)
    {
        var words = http.RequestServices.GetRequiredService<IStringLocalizer<StoryWords>>();
        string section = words["Stories"];
        bool IsSignedIn(HttpContext one) => one.User.Identity?.IsAuthenticated == true;
        return
        [
            new(words["Stories"], "/stories", section) { Order = 20, Sees = IsSignedIn },
            new(words["Search"], "/search", section) { Order = 21, Sees = IsSignedIn },
        ];
    }
}
