using System.Globalization;
using System.Text;
using Handbill.Site.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Handbill.Site.Exporting;

/// <summary>An address of the site, and the file that stands for it. Paths are those of the server, so that the folder at the root of a host answers to the same addresses. Pure.</summary>
/// <param name="Path">Decoded, without a slash in front or behind: `read/en/archive`.</param>
/// <param name="Year">The year that is asked for; 0 for none.</param>
/// <param name="Page">The page of a list, from 1.</param>
internal sealed record ExportedAddress(string Path, int Year = 0, int Page = 1)
{
    private const string Site = "read/", Assets = "a/";

    // What file systems take, with room for the folder that it is put in.
    private const int LongestName = 200, LongestPath = 700, DeepestPage = 10_000;

    // What one of the usual file systems does not take in a name.
    private static readonly System.Buffers.SearchValues<char> Unfit = System.Buffers.SearchValues.Create("<>:\"\\|?*");

    /// <summary>Path of the file, with slashes between its folders.</summary>
    public string File { get; } = FileOf(Path, Year, Page);

    /// <summary>True for what the asset store gives out.</summary>
    public bool IsAsset => Path.StartsWith(Assets, StringComparison.Ordinal);

    /// <summary>True for the picture that stands for an article where others link to it.</summary>
    public bool IsCard => Path.StartsWith("read/cards/", StringComparison.Ordinal);

    /// <summary>True for what stands at the root of a host for search engines.</summary>
    public bool IsMap => !IsAsset && !IsSite(Path);

    /// <summary>The language whose search this is; null when it is none.</summary>
    public string? SearchLanguage => Path.Split('/') is ["read", var language, "search"] ? language : null;

    /// <summary>As the site's reader is asked for it.</summary>
    public SiteRequest Request
    {
        get
        {
            var query = new Dictionary<string, StringValues>(StringComparer.Ordinal);
            if (Year > 0)
            {
                query["year"] = Year.ToString(CultureInfo.InvariantCulture);
            }

            if (Page > 1)
            {
                query["page"] = Page.ToString(CultureInfo.InvariantCulture);
            }

            return new SiteRequest(Path.Length > Site.Length ? Path[Site.Length..] : "", new QueryCollection(query)) { IsForFiles = true };
        }
    }

    /// <summary>The address of a path and its query as a link has them.</summary>
    /// <param name="path">Percent-encoded or not, with the slash in front.</param>
    /// <param name="query">With the question mark; empty for none.</param>
    /// <returns>Null for what is not exported: the desk, forms, and names that no file can have.</returns>
    public static ExportedAddress? Of(string path, string query = "")
    {
        var plain = string.Join('/', path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString));
        var (year, page) = (0, 1);
        foreach (var pair in query.TrimStart('?').Split('&'))
        {
            if (pair.Split('=') is [var name, var value] && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                year = name == "year" && number is > 0 and < 10_000 ? number : year;
                page = name == "page" && number is > 1 and <= DeepestPage ? number : page;
            }
        }

        return !IsOfSite(plain) || !plain.Split('/').All(IsName) || plain.Length > LongestPath ? null
            : IsFile(plain) || plain.EndsWith("/search", StringComparison.Ordinal) ? new ExportedAddress(plain)
            : new ExportedAddress(plain, IsIssues(plain) ? year : 0, page);
    }

    /// <summary>The way from the file of one address to that of another, percent-encoded.</summary>
    public string To(ExportedAddress other)
    {
        var (from, to) = (File.Split('/'), other.File.Split('/'));
        var shared = 0;
        while (shared < from.Length - 1 && shared < to.Length - 1 && from[shared] == to[shared])
        {
            shared++;
        }

        return string.Join('/', Enumerable.Repeat("..", from.Length - 1 - shared).Concat(to.Skip(shared).Select(Uri.EscapeDataString)));
    }

    private static bool IsSite(string path) => path == "read" || path.StartsWith(Site, StringComparison.Ordinal);

    // Who subscribes needs a server.
    private static bool IsOfSite(string path) =>
        (IsSite(path) && path.Split('/') is not ["read", _, "subscribe", ..]) || (path.StartsWith(Assets, StringComparison.Ordinal) && path.Split('/').Length == 3)
        || path == "robots.txt" || (path.StartsWith("sitemap", StringComparison.Ordinal) && path.EndsWith(".xml", StringComparison.Ordinal) && !path.Contains('/', StringComparison.Ordinal));

    private static bool IsIssues(string path) => path.Split('/') is ["read", _, "issues", ..];

    private static bool IsName(string name) =>
        name is not ("" or "." or "..") && name[^1] is not ('.' or ' ') && !name.Contains('/', StringComparison.Ordinal) && !name.AsSpan().ContainsAny(Unfit) && !name.Any(char.IsControl) && Encoding.UTF8.GetByteCount(name) <= LongestName;

    private static bool IsFile(string path) => !IsSite(path) || path.Split('/') switch
    {
        ["read", "files" or "cards", ..] or ["read", "tokens.css"] => true,
        [.., "feed.atom" or "feed.rss" or "feed.json" or "book.epub" or "cite.bib" or "cite.ris"] => true,

        // Pages of an older site that were files.
        [.., var last] => last.EndsWith(".html", StringComparison.OrdinalIgnoreCase) || last.EndsWith(".htm", StringComparison.OrdinalIgnoreCase),
        [] => false,
    };

    private static string FileOf(string path, int year, int page) =>
        IsFile(path) ? path
        : string.Create(CultureInfo.InvariantCulture, $"{path}{(year > 0 ? $"/year-{year}" : "")}{(page > 1 ? $"/page-{page}" : "")}/index.html");
}
