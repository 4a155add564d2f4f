using System.Text.RegularExpressions;
using Handbill.Kernel.Search;

namespace Handbill.Floor.Submissions;

/// <summary>Short addresses of inboxes. Pure.</summary>
internal static partial class InboxAddress
{
    private static readonly string[] Taken = ["box"];

    /// <summary>What is proposed for a group's name: its plain letters and digits, with hyphens between.</summary>
    public static string Propose(string name)
    {
        var slug = string.Join('-', SearchWords.Of(name).Select(word => string.Concat(word.Where(char.IsAsciiLetterOrDigit))).Where(word => word.Length > 0)).ToLowerInvariant();
        slug = slug[..Math.Min(slug.Length, Inbox.LongestSlug)].Trim('-');
        return IsAddress(slug) ? slug : "group";
    }

    /// <summary>True for small letters, digits and hyphens within.</summary>
    public static bool IsAddress(string? slug) => slug is { Length: >= 2 and <= Inbox.LongestSlug } && Slug().IsMatch(slug) && !Taken.Contains(slug, StringComparer.Ordinal);

    /// <summary>What stands behind the code on the sheet.</summary>
    /// <param name="host">Scheme and host of this server.</param>
    /// <param name="slug">The group's short address.</param>
    /// <param name="fingerprint">Of the key that the paper is held against; never sent to a server.</param>
    /// <param name="token">A printed token; empty for none.</param>
    public static string Of(string host, string slug, string fingerprint, string token = "") => $"{host}/in/{slug}#{fingerprint}{(token.Length > 0 ? "." : "")}{token}";

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*\\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Slug();
}
