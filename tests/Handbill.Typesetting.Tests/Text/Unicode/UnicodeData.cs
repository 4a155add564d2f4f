namespace Handbill.Typesetting.Tests.Text;

/// <summary>Unicode's own test files, from Debian's package unicode-data.</summary>
internal static class UnicodeData
{
    private const string Folder = "/usr/share/unicode";

    /// <summary>Lines of a file without comments and empty ones. Without the package the test is skipped, and fails on CI.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        string path = Path.Combine(Folder, name);
        if (!File.Exists(path))
        {
            if (string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.Ordinal))
            {
                throw new FileNotFoundException("Install the package unicode-data.", path);
            }

            Assert.Skip($"{path} is missing: install the package unicode-data.");
        }

        return File.ReadLines(path)
            .Select(line => line.IndexOf('#', StringComparison.Ordinal) is var at and >= 0 ? line[..at] : line)
            .Select(line => line.Trim())
            .Where(line => line.Length > 0);
    }

    public static int CodePoint(ReadOnlySpan<char> hex) => int.Parse(hex, System.Globalization.NumberStyles.HexNumber, null);
}
