using Handbill.Press.Issues;

namespace Handbill.Press.Contracts;

/// <summary>
/// From which language an edition takes what editions share, by the rule that the press reads a folder by: from exactly its own where there is
/// anything in it, else from its language without region.
/// </summary>
public static class CommonLanguages
{
    /// <summary>Tags of the files that editions of a language share, beside its editorial: standing notices and words' divisions.</summary>
    public static IReadOnlySet<string> Of(IssueCard issue)
    {
        ArgumentNullException.ThrowIfNull(issue);
        var tags = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in issue.OtherFiles.Keys)
        {
            var parts = name.Split('.');
            if ((parts[0], parts[^1]) is ("fillers", "md") or ("hyphenation", "txt") && parts.Length is 2 or 3)
            {
                tags.Add(parts.Length == 3 ? Languages.Find(parts[1]) ?? parts[1] : IssueHeads.Of(issue).Language);
            }
        }

        return tags;
    }

    /// <summary>The tag that an edition takes them from: one in es-MX those in Spanish, where there are none of its own.</summary>
    /// <param name="language">The edition's tag.</param>
    /// <param name="tags">Tags that there is anything in.</param>
    public static string For(string language, IReadOnlySet<string> tags)
    {
        ArgumentNullException.ThrowIfNull(language);
        ArgumentNullException.ThrowIfNull(tags);
        var primary = Languages.Primary(language);
        return tags.Contains(language) || !tags.Contains(primary) ? language : primary;
    }
}
