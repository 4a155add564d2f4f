using System.Diagnostics;

namespace Handbill.Server.Tests.Hosting;

/// <summary>Programs that a test starts and waits for.</summary>
internal static class OtherProcess
{
    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">Its path.</param>
    /// <param name="arguments">What it is given.</param>
    /// <param name="variables">Variables of its environment beside those of this process.</param>
    /// <returns>Its exit code, and what it said: errors first, then output.</returns>
    public static async Task<(int Code, string Said)> RunAsync(string program, IEnumerable<string> arguments, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await error + output);
    }

    /// <summary>Runs a shell script to whose eyes alone a folder is a small disk, empty at first. Where none can be mounted the test is skipped.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="size">How small, as `mount` takes it: `3m`.</param>
    /// <param name="script">The script.</param>
    /// <param name="variables">Variables of its environment beside those of this process.</param>
    public static async Task<(int Code, string Said)> RunOnSmallDiskAsync(string folder, string size, string script, params (string Name, string Value)[] variables)
    {
        var (code, said) = await RunAsync("/usr/bin/unshare", ["-rm", "sh", "-c", $"mount -t tmpfs -o size={size} none '{folder}' || exit 77; {script}"], variables);
        Assert.SkipWhen(code is 77 || said.Contains("unshare", StringComparison.Ordinal), "A small disk cannot be mounted here.");
        return (code, said);
    }
}
