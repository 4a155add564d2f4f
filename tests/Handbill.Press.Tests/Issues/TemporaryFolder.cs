using Handbill.Press.Issues;

namespace Handbill.Press.Tests.Issues;

/// <summary>A folder that goes when the test ends, and what begins with its name beside it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("handbill-").FullName;

    public void Write(MemoryFiles files)
    {
        foreach (var name in files.List("").Concat(files.ListDeep("workplaces")).Concat(files.ListDeep("images")))
        {
            var path = System.IO.Path.Combine(Path, name);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, files.Read(name, int.MaxValue).Content);
        }
    }

    public void Dispose()
    {
        var parent = System.IO.Path.GetDirectoryName(Path)!;
        foreach (var folder in Directory.GetDirectories(parent, System.IO.Path.GetFileName(Path) + "*"))
        {
            Directory.Delete(folder, recursive: true);
        }

        foreach (var file in Directory.GetFiles(parent, System.IO.Path.GetFileName(Path) + "*"))
        {
            File.Delete(file);
        }
    }
}
