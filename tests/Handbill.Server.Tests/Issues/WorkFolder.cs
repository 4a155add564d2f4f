namespace Handbill.Server.Tests.Issues;

/// <summary>A folder to write to, gone with the test.</summary>
internal sealed class WorkFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("handbill-work-").FullName;

    public string Path(string name) => System.IO.Path.Combine(_root, name);

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
