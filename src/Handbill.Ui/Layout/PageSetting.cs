using Handbill.Ui.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Ui.Layout;

/// <summary>What a page and its parts know of the request they answer: whose it is, when and where it is read, where one can go.</summary>
public sealed class PageSetting(IHttpContextAccessor accessor, IOrganisationFaces faces, TimeProvider clock)
{
    private OrganisationFace? _face;
    private IReadOnlyList<MenuItem>? _menu;

    private HttpContext Http => accessor.HttpContext ?? throw new InvalidOperationException("Only a page that answers a request has a setting.");

    /// <summary>The language of the page.</summary>
    public Language Language => Language.Current;

    /// <summary>The moment at which the page is made; the same for all its parts.</summary>
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>The organisation's face.</summary>
    public async ValueTask<OrganisationFace> FaceAsync() => _face ??= await faces.FindAsync(Http);

    /// <summary>The name of who is signed in; null if nobody is.</summary>
    public string? AccountName => Http.User.Identity is { IsAuthenticated: true } identity ? identity.Name ?? "" : null;

    /// <summary>Whether the page offers its languages: to everybody whose account does not say which.</summary>
    public bool OffersLanguages => !Http.User.HasClaim(claim => claim.Type == RequestLanguage.Claim);

    /// <summary>Where the reader is, with what was asked for: to come back to.</summary>
    public string Here => Http.Request.Path + Http.Request.QueryString;

    /// <summary>The header's sections in order, each with its items, of which at least one may be seen.</summary>
    public IReadOnlyList<IGrouping<string, MenuItem>> Sections =>
        [.. Menu.Where(item => item.Section != MenuSection.Account).GroupBy(item => item.Section, StringComparer.Ordinal)];

    /// <summary>The account's own menu.</summary>
    public IEnumerable<MenuItem> AccountItems => Menu.Where(item => item.Section == MenuSection.Account);

    /// <summary>The item that the request's path lies under; null where no item leads.</summary>
    public MenuItem? CurrentItem => Menu
        .Where(item => item.Section != MenuSection.Account && LiesUnder(Http.Request.Path, item.Href))
        .MaxBy(item => item.Href.Length);

    private IReadOnlyList<MenuItem> Menu => _menu ??=
        [.. Http.RequestServices.GetServices<IMenu>().SelectMany(menu => menu.Items(Http)).Where(item => item.Sees(Http)).OrderBy(item => item.Order)];

    private static bool LiesUnder(PathString path, string href) =>
        href == "/" ? path == "/" : path.StartsWithSegments(new PathString(href.Split('?')[0]), StringComparison.Ordinal);
}
