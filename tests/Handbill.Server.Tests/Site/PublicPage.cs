using System.Net;

namespace Handbill.Server.Tests.Site;

/// <summary>A kind of page that readers get, by an example.</summary>
/// <param name="Name">What it is called in messages and among pictures.</param>
/// <param name="Path">Where the example stands.</param>
internal sealed record PublicPage(string Name, string Path)
{
    public HttpStatusCode Status { get; init; } = HttpStatusCode.OK;

    /// <summary>BCP 47 tag of its words.</summary>
    public string Language { get; init; } = "en";

    /// <summary>True for what search engines are told not to keep.</summary>
    public bool IsHidden { get; init; }

    /// <summary>True for an answer of which there is no end, or that is nobody else's: no cache has it.</summary>
    public bool IsUnkept { get; init; }

    /// <summary>Languages in which the same is there, its own with them; none where it is in one alone.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>True for what is an article.</summary>
    public bool IsArticle { get; init; }

    public string Direction => Language == "ar" ? "rtl" : "ltr";

    public override string ToString() => Name;
}
