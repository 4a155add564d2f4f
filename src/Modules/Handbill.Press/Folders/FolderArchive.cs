using System.IO.Compression;
using Handbill.Press.Contracts;
using Handbill.Press.Issues;

namespace Handbill.Press.Folders;

/// <summary>
/// Unpacks an issue from a zip file that a stranger may have made: what it claims of itself is not believed, every byte is counted as
/// it is unpacked, and nothing is written anywhere.
/// </summary>
internal static class FolderArchive
{
    /// <summary>The time of every entry that we write: the same files give the same bytes.</summary>
    public static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const int ReadAtOnce = 1 << 16;

    // The Unix mode stands in the upper half of an entry's attributes.
    private const int KindMask = 0xF000, Link = 0xA000;

    public static IssueFiles Read(Stream archive, ICollection<IssueFault> faults)
    {
        var files = new IssueFiles();
        try
        {
            using var zip = new ZipArchive(archive, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > FolderLimits.MostFiles)
            {
                Refuse(".", $"the file packs more than {FolderLimits.MostFiles} files, pack the issue folder alone");
                return files;
            }

            var entries = zip.Entries.Where(entry => !entry.FullName.EndsWith('/')).ToList();
            var folder = CommonFolder(entries);
            var left = FolderLimits.MostBytes;
            foreach (var entry in entries)
            {
                var path = entry.FullName[folder.Length..];
                if (IsLeftBehind(path))
                {
                    continue;
                }

                if (!FolderLimits.IsFair(path))
                {
                    Refuse(Fields.Shown(path), "the path leaves the folder or has signs that not every system can keep, pack the issue folder itself");
                }
                else if (((entry.ExternalAttributes >> 16) & KindMask) == Link)
                {
                    Refuse(path, "the file is a link, pack the file itself");
                }
                else if (files.Find(path) is not null)
                {
                    Refuse(path, "the file is packed twice, pack the folder anew");
                }
                else if (Unpack(entry, Math.Min(left, IssuePictures.LongestFile)) is not { } content)
                {
                    Refuse(path, $"the file unpacks to more than {IssuePictures.LongestFile >> 20} MiB, or all files to more than {FolderLimits.MostBytes >> 20} MiB: no issue has as much");
                    return files;
                }
                else if (FolderLimits.IsOfIssue(path))
                {
                    files.Set(path, content);
                    left -= content.Length;
                }
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            Refuse(".", "this is no zip file that can be read, pack the issue folder as a plain zip without a password");
        }

        return files;

        void Refuse(string path, string message) => faults.Add(new IssueFault(path, 0, message));
    }

    // Programs that pack a folder often put the folder itself into the file.
    private static string CommonFolder(List<ZipArchiveEntry> entries)
    {
        if (entries.Find(entry => entry.FullName == IssueSettings.File || entry.FullName.EndsWith("/" + IssueSettings.File, StringComparison.Ordinal)) is not { } settings)
        {
            return "";
        }

        var folder = settings.FullName[..^IssueSettings.File.Length];
        return entries.TrueForAll(entry => entry.FullName.StartsWith(folder, StringComparison.Ordinal) || IsLeftBehind(entry.FullName)) ? folder : "";
    }

    // What systems pack along: resource forks, thumbnails, hidden files.
    private static bool IsLeftBehind(string path) =>
        path.StartsWith("__MACOSX/", StringComparison.Ordinal) || path.EndsWith("Thumbs.db", StringComparison.OrdinalIgnoreCase)
        || path.Split('/').Any(part => part.Length > 1 && part[0] == '.' && part != "..");

    private static byte[]? Unpack(ZipArchiveEntry entry, long most)
    {
        using var stream = entry.Open();
        using var content = new MemoryStream();
        var buffer = new byte[ReadAtOnce];
        int count;
        while ((count = stream.Read(buffer)) > 0)
        {
            if (content.Length + count > most)
            {
                return null;
            }

            content.Write(buffer, 0, count);
        }

        return content.ToArray();
    }
}
