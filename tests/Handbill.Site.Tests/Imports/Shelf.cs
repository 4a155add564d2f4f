namespace Handbill.Site.Tests.Imports;

/// <summary>A folder for a test, gone after it.</summary>
internal sealed class Shelf : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("handbill-imports-").FullName;

    public Shelf Put(string path, string text) => Put(path, System.Text.Encoding.UTF8.GetBytes(text));

    public Shelf Put(string path, byte[] bytes)
    {
        var whole = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(whole)!);
        File.WriteAllBytes(whole, bytes);
        return this;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
