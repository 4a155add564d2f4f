namespace Handbill.Site.Imports.Markup;

/// <summary>A picture as HTML names it.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Description">What it shows.</param>
internal readonly record struct HtmlPicture(string Address, string Description);

/// <summary>How HTML is read.</summary>
internal sealed record HtmlOptions
{
    /// <summary>Address of the site; null when nobody knows.</summary>
    public Uri? Root { get; init; }

    /// <summary>Whether ends of lines are breaks, and empty lines ends of paragraphs, as WordPress reads what was written without blocks.</summary>
    public bool HasLines { get; init; }

    /// <summary>Takes a picture and gives it, with the name that the body is to have for it; null where it is to be left out.</summary>
    public Func<HtmlPicture, ImportedPicture?> Take { get; init; } = _ => null;

    /// <summary>Says where a link is to lead that leads to an address; the address itself unless said.</summary>
    public Func<string, string> Lead { get; init; } = address => address;
}
