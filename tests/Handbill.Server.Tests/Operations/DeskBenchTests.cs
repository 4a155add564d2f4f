using System.Diagnostics;
using System.Reflection;
using Handbill.Server.Tests.Issues;

namespace Handbill.Server.Tests.Operations;

/// <summary>bench/desk measures; here a trial of it runs, so that what it measures is there when somebody wants to know.</summary>
public sealed class DeskBenchTests
{
    private const string Chromium = "/usr/bin/chromium";

    private static readonly string Program = typeof(DeskBenchTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "DeskBench").Value!;

    [Fact]
    public async Task A_trial_measures_every_number_without_an_error()
    {
        Assert.SkipUnless(File.Exists(Chromium) || Environment.GetEnvironmentVariable("CI") == "true", "There is no Chromium here.");
        var said = await TryAsync("proof,board,save,keystroke,editors,search,start");

        foreach (var what in new[] { "keystroke to fit", "board of", "durable save", "new proof on screen", "editors at once", "search in 200", "cold start" })
        {
            said.ShouldContain(what);
        }

        said.ShouldContain("| errors meanwhile | ≤ 0 errors | 0 errors | – |");
    }

    [Fact]
    public async Task A_trial_presses_an_issue_from_the_desk()
    {
        // Whose copy is not here is skipped.
        _ = IssueStage.Folder("corpus/wikinews");
        var said = await TryAsync("press,large");

        said.ShouldContain("click to all files");
        said.ShouldContain("press run of 40 editions");
    }

    private static async Task<string> TryAsync(string names)
    {
        using var process = Process.Start(new ProcessStartInfo(Program, [names, "--trial", "--stories", "200"])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        process.ExitCode.ShouldBe(0, await errors);
        return said;
    }
}
