using System.Diagnostics;

namespace Handbill.Tests;

public sealed class InterruptionTests
{
    [Fact]
    public void An_interrupted_run_leaves_every_file_whole()
    {
        using var issue = new IssueOnDisk([.. Enumerable.Range(1, 1500).Select(number => $"gate-{number}")]);
        var process = Cli.Begin("press", issue.Folder, "--out", issue.Out);
        WaitFor(() => Directory.Exists(issue.Out) && Directory.EnumerateFiles(issue.Out, "*.pdf").Skip(20).Any());
        Cli.Interrupt(process);
        var outcome = Cli.Finish(process);

        outcome.Code.ShouldBe(130);
        outcome.Error.ShouldContain("whole");
        Directory.EnumerateFiles(issue.Out, "*.tmp", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }).ShouldBeEmpty();
        var made = Directory.GetFiles(issue.Out, "*.pdf", SearchOption.AllDirectories);
        made.Length.ShouldBeLessThan(1500);
        foreach (var file in made)
        {
            File.ReadAllText(file).TrimEnd().ShouldEndWith("%%EOF");
        }
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_told_and_nothing_else_is_said()
    {
        using var issue = new IssueOnDisk("depot");
        File.WriteAllText(Path.Combine(issue.Folder, "a-file"), "");
        var outcome = Cli.Run("press", issue.Folder, "--out", Path.Combine(issue.Folder, "a-file", "out"));

        outcome.Code.ShouldBe(1);
        outcome.Error.TrimEnd().Split('\n').Length.ShouldBe(1);
        outcome.Error.ShouldContain("a-file");
        outcome.Error.ShouldContain("--out");
    }

    [Fact]
    public void A_full_disk_is_told_and_leaves_no_half_written_file()
    {
        using var issue = new IssueOnDisk([.. Enumerable.Range(1, 40).Select(number => $"gate-{number}")]);
        Directory.CreateDirectory(issue.Out);
        var script = $"mount -t tmpfs -o size=64k none '{issue.Out}' || exit 77; '{Cli.Executable}' press '{issue.Folder}' --out '{issue.Out}'; "
            + $"code=$?; find '{issue.Out}' -name '*.tmp' | sed 's/^/left: /'; exit $code";
        var outcome = Cli.RunProgram("/usr/bin/unshare", "-rm", "sh", "-c", script);
        Assert.SkipWhen(outcome.Code is 77 || outcome.Error.Contains("unshare", StringComparison.Ordinal), "A small disk cannot be mounted here.");

        outcome.Code.ShouldBe(1);
        outcome.Error.ShouldContain("the disk is full");
        outcome.Output.ShouldNotContain("left: ");
    }

    [Fact]
    public void A_reader_that_closes_the_pipe_is_no_fault()
    {
        using var issue = new IssueOnDisk("bakery", "depot");
        var outcome = Cli.RunProgram("/bin/sh", "-c", $"'{Cli.Executable}' check '{issue.Folder}' | head -c 0");

        outcome.Error.ShouldBeEmpty();
    }

    internal static void WaitFor(Func<bool> condition)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60), "What was waited for did not come.");
            Thread.Sleep(10);
        }
    }
}
