using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Handbill.Site.Exporting;

/// <summary>Makes the addresses in a page lead from file to file. What leads into the desk is left out. Pure.</summary>
/// <param name="host">Scheme and host under which readers reach the site; empty for none.</param>
/// <param name="fonts">What pages ask for ahead.</param>
internal sealed class PageLinks(string host, FileFonts fonts)
{
    // That of the server without what a page cannot say of itself; the search's data are scripts.
    private const string SearchPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'";

    // Nobody has it (RFC 2606).
    private static readonly Uri Nowhere = new("http://site.invalid");

    private static readonly (string Element, string Attribute)[] Places =
    [
        ("a", "href"), ("area", "href"), ("link", "href"), ("img", "src"), ("source", "src"), ("script", "src"), ("video", "src"), ("video", "poster"), ("audio", "src"), ("iframe", "src"),
        ("object", "data"), ("embed", "src"), ("form", "action"),
    ];

    private readonly string _host = Uri.TryCreate(host, UriKind.Absolute, out var whole) ? whole.GetLeftPart(UriPartial.Authority) : Nowhere.GetLeftPart(UriPartial.Authority);

    /// <summary>The page as a file.</summary>
    /// <param name="html">As it is served.</param>
    /// <param name="page">Where it stands.</param>
    /// <param name="leads">Takes what it leads to.</param>
    public string In(string html, ExportedAddress page, ICollection<ExportedAddress> leads)
    {
        using var document = new HtmlParser().ParseDocument(html);

        fonts.Ask(document);
        foreach (var element in document.QuerySelectorAll("form[method=post], base").ToList())
        {
            element.Remove();
        }

        foreach (var (name, attribute) in Places)
        {
            foreach (var element in document.GetElementsByTagName(name).Where(one => one.HasAttribute(attribute)).ToList())
            {
                Lead(element, attribute, page, leads);
            }
        }

        foreach (var element in document.QuerySelectorAll("[srcset]").ToList())
        {
            element.RemoveAttribute("srcset");
        }

        LeadPicture(document, page, leads);
        if (page.SearchLanguage is not null)
        {
            var policy = document.CreateElement("meta");
            policy.SetAttribute("http-equiv", "Content-Security-Policy");
            policy.SetAttribute("content", SearchPolicy);
            document.Head!.QuerySelector("meta[charset]")!.After(policy);
        }

        return document.ToHtml() + "\n";
    }

    /// <summary>A style sheet as a file.</summary>
    public string InSheet(string sheet, ExportedAddress at, ICollection<ExportedAddress> leads) => SheetAddresses.Rewrite(sheet, address =>
    {
        if (Local(address, at) is not { } local || ExportedAddress.Of(local.AbsolutePath) is not { } target)
        {
            return null;
        }

        leads.Add(target);
        return at.To(target) + local.Fragment;
    });

    /// <summary>The small page at an address from which readers are sent on.</summary>
    public string Onward(string location, ExportedAddress page, ICollection<ExportedAddress> leads)
    {
        if (Local(location, page) is not { } local || ExportedAddress.Of(local.AbsolutePath, local.Query) is not { } target)
        {
            return "";
        }

        leads.Add(target);
        var to = page.To(target);
        return $"<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{System.Net.WebUtility.HtmlEncode(to)}</title><meta name=\"robots\" content=\"noindex\"><meta http-equiv=\"refresh\" content=\"0; url={to}\"></head><body><p><a href=\"{to}\">→</a></p></body></html>\n";
    }

    private void Lead(IElement element, string attribute, ExportedAddress page, ICollection<ExportedAddress> leads)
    {
        var written = element.GetAttribute(attribute)!;

        // Where it stands for ever is said with its host, as in feeds.
        if (written.StartsWith('#') || (element.LocalName == "link" && element.GetAttribute("rel") is "canonical" or "alternate" && written.StartsWith("http", StringComparison.OrdinalIgnoreCase)))
        {
            return;
        }

        if (Local(written, page) is not { } local)
        {
            return;
        }

        if (ExportedAddress.Of(local.AbsolutePath, local.Query) is { } target)
        {
            leads.Add(target);
            element.SetAttribute(attribute, page.To(target) + (target.SearchLanguage is not null ? local.Query : "") + local.Fragment);
        }
        else
        {
            LeaveOut(element);
        }
    }

    private void LeadPicture(IDocument document, ExportedAddress page, ICollection<ExportedAddress> leads)
    {
        if (document.QuerySelector("meta[property='og:image']") is { } picture && picture.GetAttribute("content") is { } written && Local(written, page) is { } local && ExportedAddress.Of(local.AbsolutePath) is { } target)
        {
            leads.Add(target);
            picture.SetAttribute("content", host.Length > 0 ? written : page.To(target));
        }
    }

    // A link that leads nowhere is its words; one that is all of a menu's item goes with it.
    private static void LeaveOut(IElement element)
    {
        if (element.LocalName is not ("a" or "area"))
        {
            element.Remove();
        }
        else if (element.ParentElement is { LocalName: "li" } item && item.TextContent.Trim() == element.TextContent.Trim())
        {
            item.Remove();
        }
        else
        {
            element.Replace([.. element.ChildNodes]);
        }
    }

    // Null for what is not of this site.
    private Uri? Local(string written, ExportedAddress page)
    {
        var at = new Uri(Nowhere, "/" + page.Path);
        return Uri.TryCreate(at, written.Trim(), out var whole) && whole.Scheme is "http" or "https" && whole.GetLeftPart(UriPartial.Authority) is var of && (of == _host || whole.Host == Nowhere.Host) ? whole : null;
    }
}
