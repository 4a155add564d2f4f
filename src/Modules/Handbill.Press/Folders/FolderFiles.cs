using Handbill.Press.Contracts;
using Handbill.Press.Issues;

namespace Handbill.Press.Folders;

/// <summary>Reads the files of an issue folder on disk into memory.</summary>
internal static class FolderFiles
{
    public static IssueFiles Read(string folder, ICollection<IssueFault> faults)
    {
        var files = new IssueFiles();
        var disk = new DiskFiles(folder);
        if (!disk.Exists)
        {
            faults.Add(new IssueFault(folder, 0, "there is no such folder, check its name"));
            return files;
        }

        var (count, bytes) = (0, 0L);
        foreach (var path in disk.List("").Concat(new[] { IssueFolder.Workplaces, ArticleFiles.Folder, IssuePictures.Folder, FolderText.Held, VariantFiles.Folder, Imprints.ShippedProfiles.Folder }.SelectMany(disk.ListDeep)))
        {
            if (path.Split('/').Any(part => part.StartsWith('.')))
            {
                continue;
            }

            var reading = disk.Read(path, IssuePictures.LongestFile);
            (count, bytes) = (count + 1, bytes + reading.Content.Length);
            if (count > FolderLimits.MostFiles || bytes > FolderLimits.MostBytes)
            {
                faults.Add(new IssueFault(".", 0, $"the folder has more than {FolderLimits.MostFiles} files or {FolderLimits.MostBytes >> 20} MiB, take out what is not of the issue"));
                return files;
            }

            if (!FolderLimits.IsFair(path))
            {
                faults.Add(new IssueFault(Fields.Shown(path), 0, "the file has a name that not every system can keep, rename it with letters, digits and hyphens"));
            }
            else if (reading.Outcome == FileOutcome.Found)
            {
                files.Set(path, reading.Content);
            }
            else
            {
                faults.Add(new IssueFault(path, 0, reading.Outcome switch
                {
                    FileOutcome.Outside => "the file is a link out of the issue folder, put the file itself there",
                    FileOutcome.TooLong => $"the file has more than {IssuePictures.LongestFile >> 20} MiB, take it out or make it smaller",
                    _ => "the file cannot be read, check that it is a file and that you may read it",
                }));
            }
        }

        return files;
    }
}
