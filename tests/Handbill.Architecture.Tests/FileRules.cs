namespace Handbill.Architecture.Tests;

/// <summary>Files stay short, say what they do now, and name no machine.</summary>
public sealed class FileRules
{
    private const int MostLines = 400;

    /// <summary>Longer files, each with its reason. Tables of data stand under a folder <c>Tables</c>, and migrations, which a program writes, need none.</summary>
    private static readonly Dictionary<string, string> LongForAReason = [];

    [Fact]
    public void Files_are_short_or_say_why_not()
    {
        foreach (var path in House.Sources("src", "tests", "bench", "assets"))
        {
            (IsTooLong(path, ReadLines(path).Length) && !LongForAReason.ContainsKey(path)).ShouldBeFalse($"{path} has more than {MostLines} lines");
        }
    }

    [Fact]
    public void A_long_file_would_be_found()
    {
        IsTooLong("src/Handbill/Program.cs", MostLines + 1).ShouldBeTrue();
        IsTooLong("src/Handbill/Program.cs", MostLines).ShouldBeFalse();
        IsTooLong("src/Handbill.Typesetting/Text/Unicode/Tables/ProfileBlocks.cs", 5000).ShouldBeFalse();
    }

    [Fact]
    public void Every_exception_from_the_limit_is_needed()
    {
        foreach (var path in LongForAReason.Keys)
        {
            File.Exists(Path.Combine(House.Root, path)).ShouldBeTrue(path);
            ReadLines(path).Length.ShouldBeGreaterThan(MostLines, path);
        }
    }

    [Fact]
    public void No_file_carries_a_task_tag_or_a_region()
    {
        foreach (var path in House.Sources("src", "tests", "bench", "assets").Where(path => !path.EndsWith("/FileRules.cs", StringComparison.Ordinal)))
        {
            ReadLines(path).Where(IsLeftover).ShouldBeEmpty(path);
        }
    }

    [Theory]
    [InlineData("    // TODO: later", true)]
    [InlineData("    // FIXME", true)]
    [InlineData("#region Fields", true)]
    [InlineData("    var todo = list.Count; // what is still to be set", false)]
    public void A_leftover_would_be_found(string line, bool isLeftover) => IsLeftover(line).ShouldBe(isLeftover);

    private static bool IsTooLong(string path, int lines) => lines > MostLines && !path.Contains("/Tables/", StringComparison.Ordinal)
        && !path.Contains("/Migrations/", StringComparison.Ordinal) && !path.Contains("/CompiledModel/", StringComparison.Ordinal);

    private static bool IsLeftover(string line) =>
        line.Contains("TODO", StringComparison.Ordinal) || line.Contains("FIXME", StringComparison.Ordinal)
        || line.Contains("HACK", StringComparison.Ordinal) || line.Contains("XXX", StringComparison.Ordinal)
        || line.TrimStart().StartsWith("#region", StringComparison.Ordinal);

    private static string[] ReadLines(string path) => File.ReadAllLines(Path.Combine(House.Root, path));
}
