using System.Collections.Immutable;
using Handbill.Press.Issues;

namespace Handbill.Press.Runs;

/// <summary>Which editions a save touches.</summary>
/// <param name="issueLanguage">BCP 47 tag of the files that name no language.</param>
/// <param name="languages">Language of every edition by its slug; null where it is not known because the edition was refused.</param>
/// <param name="names">Whether the text of a file of the folder names another, as a picture is named.</param>
internal sealed class TouchedEditions(string issueLanguage, IReadOnlyDictionary<string, string?> languages, Func<string, string, bool> names)
{
    /// <summary>Finds them.</summary>
    /// <param name="files">Paths that came or changed.</param>
    /// <param name="copy">All files of copy in the folder.</param>
    /// <returns>Slugs in ordinal order; null for all editions.</returns>
    public ImmutableArray<string>? Find(IEnumerable<string> files, IReadOnlyCollection<string> copy)
    {
        var touched = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var users = file.StartsWith(IssuePictures.Folder + "/", StringComparison.Ordinal)
                ? copy.Where(path => names(path, file))
                : [file];
            foreach (var user in users)
            {
                if (Of(user) is not { } slugs)
                {
                    return null;
                }

                touched.UnionWith(slugs);
            }
        }

        return [.. touched];
    }

    // Editions that a file of copy stands in; null for all.
    private IEnumerable<string>? Of(string file)
    {
        if (Path.GetDirectoryName(file) == IssueFolder.Workplaces)
        {
            return Slug.Of(Path.GetFileNameWithoutExtension(file)) is { } slug ? [slug] : null;
        }

        var parts = file.Split('.');
        if (parts[0] is not ("editorial" or "fillers" or "hyphenation") || parts.Length is < 2 or > 3)
        {
            return null;
        }

        var language = parts.Length == 2 ? issueLanguage : Languages.Find(parts[1]);
        return language is null ? null : languages.Where(edition => Reads(edition.Value, language)).Select(edition => edition.Key);
    }

    // An edition in pt-BR reads the editorial in pt where there is none in pt-BR.
    private static bool Reads(string? edition, string language) =>
        edition is null || edition == language || Languages.Primary(edition) == language;
}
