using Handbill.Press.Issues;

namespace Handbill.Press.Folders;

/// <summary>What a folder that somebody brings may be. Far more than any issue has, far less than hurts.</summary>
internal static class FolderLimits
{
    public const int MostFiles = 12_000;

    /// <summary>Bytes of all files together, unpacked.</summary>
    public const long MostBytes = 256L << 20;

    private const int LongestPath = 200;

    /// <summary>Whether a path names a file in the folder on every system: no way up, no device, nothing hidden, no signs that a shell reads.</summary>
    public static bool IsFair(string path) =>
        path.Length is > 0 and <= LongestPath && IssuePath.IsInside(path) && !path.EndsWith('/')
        && path.Split('/').All(part => part.Length > 0 && part[0] != '.' && part[^1] is not (' ' or '.') && part.All(IsFair));

    /// <summary>Whether it is a file that an issue folder may hold.</summary>
    public static bool IsOfIssue(string path)
    {
        var slash = path.LastIndexOf('/');
        return slash < 0 || path[..path.IndexOf('/', StringComparison.Ordinal)] is IssueFolder.Workplaces or ArticleFiles.Folder or IssuePictures.Folder or FolderText.Held or VariantFiles.Folder or Imprints.ShippedProfiles.Folder;
    }

    private static bool IsFair(char letter) => !char.IsControl(letter) && letter is not ('<' or '>' or '"' or '|' or '?' or '*' or '\u2028' or '\u2029')
        && char.GetUnicodeCategory(letter) is not System.Globalization.UnicodeCategory.Format;
}
