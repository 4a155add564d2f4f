using Handbill.Typesetting.Text;

namespace Handbill.Press.Issues;

/// <summary>Writes a new folder whole or not at all: beside its place first, then renamed.</summary>
internal static class FolderWriter
{
    /// <summary>Writes the files.</summary>
    /// <param name="path">The folder, which must be new or empty.</param>
    /// <param name="files">Paths in it, with forward slashes, and what each contains.</param>
    /// <returns>What kept it from being written; null when it was.</returns>
    public static Fault? Write(string path, IEnumerable<(string Path, Func<byte[]> Content)> files)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var aside = folder + ".part";
        var place = new CopyPlace(path, 0);
        try
        {
            if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
            {
                return new Fault(place, "there is something in its place already", "name a folder that is new or empty");
            }

            if (Directory.Exists(aside))
            {
                return new Fault(place, $"{Path.GetFileName(aside)} is left from another try", "take it away first");
            }

            try
            {
                Directory.CreateDirectory(aside);
                foreach (var (name, content) in files)
                {
                    var file = Path.Combine(aside, name);
                    Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                    File.WriteAllBytes(file, content());
                }

                if (Directory.Exists(folder))
                {
                    Directory.Delete(folder);
                }

                Directory.Move(aside, folder);
                return null;
            }
            finally
            {
                if (Directory.Exists(aside))
                {
                    Directory.Delete(aside, recursive: true);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Fault(place, "the folder cannot be written", "check that there is room on the disk and that you may write there");
        }
    }
}
