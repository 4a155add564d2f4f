using Microsoft.AspNetCore.Http;

namespace Handbill.Ui.Layout;

/// <summary>One way to go, in the header or in the account's menu.</summary>
/// <param name="Words">What it says, in the reader's language.</param>
/// <param name="Href">Where it leads: a path of this server. The longest of all that a request's path begins with is where the reader is.</param>
/// <param name="Section">Items of one section stand together; see <see cref="MenuSection"/> for the account's.</param>
public sealed record MenuItem(string Words, string Href, string Section)
{
    /// <summary>Who may see it; everybody unless it says otherwise. Hiding is a kindness, not a lock: the page asks again.</summary>
    public Func<HttpContext, bool> Sees { get; init; } = static _ => true;

    /// <summary>Where it stands among the others: low numbers first.</summary>
    public int Order { get; init; }

    /// <summary>Whether it does something rather than lead somewhere (signing out): it is then a form with a button.</summary>
    public bool Posts { get; init; }
}

/// <summary>Sections that the layout puts elsewhere than in the header's row.</summary>
public static class MenuSection
{
    /// <summary>Items of the account's own menu.</summary>
    public const string Account = "account";
}

/// <summary>A module's part of the navigation. Registered as a service; all of them together make the menu.</summary>
public interface IMenu
{
    /// <summary>The items for a request; those that its reader may not see are left out by the layout.</summary>
    IEnumerable<MenuItem> Items(HttpContext http);
}
