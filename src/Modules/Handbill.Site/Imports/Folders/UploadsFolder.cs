using System.Text.RegularExpressions;

namespace Handbill.Site.Imports.Folders;

/// <summary>
/// What was uploaded to an old site, in a folder: the site's own folder of uploads, one around it or one in it. Addresses name what is in it by how they end; nothing
/// outside it is read.
/// </summary>
/// <param name="root">The folder.</param>
/// <param name="hosts">Hosts under which the site stood, as <see cref="HostOf"/> has them; none when nobody knows.</param>
internal sealed partial class UploadsFolder(string root, IReadOnlySet<string> hosts)
{
    // Year, month and name: with less, another file of the same name would be taken for it.
    private const int LeastParts = 3;
    private const int MostParts = 20;

    // What stands behind one of these in an address is the path in the folder of uploads.
    private static readonly string[][] Places = [["wp-content", "uploads"], ["content", "images"], ["content", "files"], ["content", "media"]];

    private readonly ArchiveFolder _folder = new(root);

    /// <summary>The folder; null when there are no uploads.</summary>
    /// <param name="root">Its path; empty for none.</param>
    /// <param name="hosts">Hosts under which the site stood.</param>
    public static UploadsFolder? Of(string root, IReadOnlySet<string> hosts) => root.Length == 0 ? null : new UploadsFolder(root, hosts);

    /// <summary>The host of an address without the `www.` that may stand before it; null where it is none of the web.</summary>
    public static string? HostOf(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var whole) && whole.Scheme is "http" or "https" ? whole.IdnHost is var host && host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host : null;

    /// <summary>The file that an address names.</summary>
    /// <returns>Its path in the folder; null where it is not there, not the old site's, or only to be had by way of a link or out of the folder.</returns>
    public string? Find(string address)
    {
        if (PartsOf(address) is not { } named)
        {
            return null;
        }

        foreach (var parts in Originals(named))
        {
            var last = Math.Max(parts.Length - LeastParts, AfterPlace(parts));
            for (var from = 0; from <= last; from++)
            {
                if (_folder.Within(string.Join('/', parts[from..])) is { } found)
                {
                    return found;
                }
            }
        }

        return null;
    }

    /// <summary>Whether an address is one of an upload of the old site, whether the folder has it or not.</summary>
    public bool IsUpload(string address) => PartsOf(address) is { } parts && AfterPlace(parts) > 0;

    /// <summary>Opens a file that <see cref="Find"/> found.</summary>
    public Stream Open(string path) => _folder.Open(path);

    /// <summary>Bytes of such a file.</summary>
    public long Length(string path) => _folder.Length(path);

    // Null for what is not the site's, and for what would lead elsewhere: each part is a name, read once.
    private string[]? PartsOf(string address)
    {
        var path = address;
        if (Uri.TryCreate(address, UriKind.Absolute, out var whole) && whole.Scheme is "http" or "https")
        {
            if (hosts.Count > 0 && !hosts.Contains(HostOf(address)!))
            {
                return null;
            }

            path = whole.AbsolutePath;
        }
        else if (address.StartsWith("//", StringComparison.Ordinal) || address.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && address.AsSpan(0, colon).IndexOfAny('/', '?', '#') < 0)
        {
            return null;
        }

        var end = path.AsSpan().IndexOfAny('?', '#');
        var parts = Array.ConvertAll((end < 0 ? path : path[..end]).Split('/', StringSplitOptions.RemoveEmptyEntries), Uri.UnescapeDataString);
        return parts.Length is 0 or > MostParts || !parts.All(IsName) ? null : parts;
    }

    // Names that begin with a dot are no uploads.
    private static bool IsName(string part) => part.Length is > 0 and <= 255 && part[0] != '.' && part.AsSpan().IndexOfAny("/\\:") < 0 && !part.Any(char.IsControl);

    private static int AfterPlace(string[] parts)
    {
        for (var at = parts.Length - 3; at >= 0; at--)
        {
            if (Array.Exists(Places, place => parts[at] == place[0] && parts[at + 1] == place[1]))
            {
                return at + 2;
            }
        }

        return 0;
    }

    // What is named, then the picture that it was made smaller from: WordPress says so in the name, Ghost in folders, `size/w600`, `size/w600/format/webp`.
    private static IEnumerable<string[]> Originals(string[] parts)
    {
        yield return parts;
        var resized = Resized().Match(parts[^1]);
        if (resized.Success)
        {
            yield return [.. parts[..^1], resized.Groups["stem"].Value + resized.Groups["ending"].Value];
        }

        var place = AfterPlace(parts);
        if (place > 0 && place + 2 < parts.Length && parts[place] == "size")
        {
            yield return [.. parts[..place], .. parts[(place + (place + 4 < parts.Length && parts[place + 2] == "format" ? 4 : 2))..]];
        }
    }

    [GeneratedRegex(@"^(?<stem>.+)-(?:\d{1,5}x\d{1,5}|scaled)(?<ending>\.[A-Za-z]{3,4})$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Resized();
}
