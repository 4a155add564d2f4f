using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Handbill.Site.Reading;

/// <summary>What a reader asks for: a path below the site's own, and what follows the question mark.</summary>
/// <param name="Path">Without the slash in front.</param>
/// <param name="Query">What was asked.</param>
internal sealed record SiteRequest(string Path, IQueryCollection Query)
{
    private const int DeepestPage = 10_000;

    /// <summary>True where nobody can be sent to further pages of a feed: in files, which do not see what follows a question mark.</summary>
    public bool IsForFiles { get; init; }

    /// <summary>A path without a query.</summary>
    public static SiteRequest Of(string path) => new(path, QueryCollection.Empty);

    /// <summary>The parts of the path.</summary>
    public string[] Parts { get; } = Path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>1 for the first page of a list.</summary>
    public int Page => int.TryParse(Query["page"], out var page) && page is > 1 and <= DeepestPage ? page : 1;

    /// <summary>The year that a list is narrowed to; null for all.</summary>
    public int? Year => int.TryParse(Query["year"], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 0 and < 10_000 ? year : null;

    /// <summary>The text of a question; empty where it was not asked.</summary>
    public string Asked(string name) => Query[name].FirstOrDefault() ?? "";
}
