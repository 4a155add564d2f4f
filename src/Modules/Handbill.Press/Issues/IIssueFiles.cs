namespace Handbill.Press.Issues;

/// <summary>What became of a request for a file.</summary>
internal enum FileOutcome
{
    /// <summary>Here it is.</summary>
    Found,

    /// <summary>There is none.</summary>
    Missing,

    /// <summary>The path, or a link on it, leads out of the issue folder.</summary>
    Outside,

    /// <summary>It is longer than the reader takes.</summary>
    TooLong,

    /// <summary>It is there and cannot be read: permissions, a folder of that name, a broken disk.</summary>
    Unreadable,
}

/// <summary>A file's content, or why there is none.</summary>
internal readonly record struct FileReading(FileOutcome Outcome, byte[] Content)
{
    public static FileReading Failed(FileOutcome outcome) => new(outcome, []);
}

/// <summary>
/// The files of an issue, wherever they are kept. Paths are relative to the issue folder, with forward slashes. Asked from
/// several threads at once.
/// </summary>
internal interface IIssueFiles
{
    /// <summary>Names of the files in a folder, in ordinal order; empty where there is no such folder.</summary>
    /// <param name="folder">Path of the folder; empty for the issue folder itself.</param>
    IReadOnlyList<string> List(string folder);

    /// <summary>Paths of all files in a folder and the folders in it, in ordinal order, without hidden ones.</summary>
    /// <param name="folder">Path of the folder.</param>
    IReadOnlyList<string> ListDeep(string folder);

    /// <summary>Reads a whole file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="most">Bytes it may have at most.</param>
    FileReading Read(string path, int most);
}
