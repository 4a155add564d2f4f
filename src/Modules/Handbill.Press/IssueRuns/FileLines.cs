namespace Handbill.Press.IssueRuns;

/// <summary>Files and their hashes as a row keeps them: `name hash` on a line each. Pure.</summary>
internal static class FileLines
{
    public static string Write(IEnumerable<(string Name, string Hash)> files) => string.Join('\n', files.Select(file => $"{file.Name} {file.Hash}"));

    public static IEnumerable<(string Name, string Hash)> Read(string lines) => lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => (line[..line.LastIndexOf(' ')], line[(line.LastIndexOf(' ') + 1)..]));
}
