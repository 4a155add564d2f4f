namespace Handbill.Programs;

/// <summary>Programs of the machine that tests compare with. Where one is not installed the test is skipped and says so; in the gate (CI=true) it fails, so that none passes for want of it.</summary>
internal static class Needed
{
    /// <summary>Where a program is.</summary>
    public static string Program(string name)
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        if (path is null)
        {
            Environment.GetEnvironmentVariable("CI").ShouldNotBe("true", $"{name} is not installed.");
            Assert.Skip($"{name} is not installed.");
        }

        return path;
    }
}
