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
            new MenuItem(words["Deadline boards"], "/boards", section) { Order = 10, Sees = May(Permission.SeeBoard) },
            new MenuItem(words["Take in an issue"], "/issues/import", section) { Order = 11, Sees = May(Permission.ExportIssues) },
        ];
    }

    // Roles are read once a request, so that asking here costs nothing more than the page's own question.
    private static Func<HttpContext, bool> May(Permission permission) => http => http.User.Identity?.IsAuthenticated == true
        && http.RequestServices.GetRequiredService<IAccess>().MayAnywhereAsync(permission, http.RequestAborted).AsTask().GetAwaiter().GetResult();
}
