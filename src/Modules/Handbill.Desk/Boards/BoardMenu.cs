using Handbill.Groups.Contracts;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Handbill.Desk.Boards;

/// <summary>The way to the deadline boards, and to taking issues in.</summary>
internal sealed class BoardMenu : IMenu
{
    public IEnumerable<MenuItem> Items(HttpContext http)
    {
        var words = http.RequestServices.GetRequiredService<IStringLocalizer<BoardWords>>();
        string section = words["Issues"];
        return
        [
            new MenuItem(words["Deadline boards"], "/boards", section) { Order = 10, Sees = MenuSight.Of(Permission.SeeBoard) },
            new MenuItem(words["Take in an issue"], "/issues/import", section) { Order = 11, Sees = MenuSight.Of(Permission.ExportIssues) },
        ];
    }
}
