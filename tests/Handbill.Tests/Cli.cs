using System.Diagnostics;
using System.Reflection;

namespace Handbill.Tests;

/// <summary>The built program, started as a user starts it.</summary>
internal static class Cli
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Path of the executable.</summary>
    public static string Executable { get; } = Metadata("Executable");

    /// <summary>The sample issue.</summary>
    public static string Fortnight { get; } = Path.Combine(Metadata("Samples"), "fortnight");

    /// <summary>Runs one command line to its end.</summary>
    public static Outcome Run(params string[] args) => RunIn(Directory.GetCurrentDirectory(), args);

    /// <summary>Runs one command line to its end, from a folder.</summary>
    public static Outcome RunIn(string folder, params string[] args) => Finish(Start(folder, Executable, args));

    /// <summary>Runs another program to its end.</summary>
    public static Outcome RunProgram(string program, params string[] args) => Finish(Start(Directory.GetCurrentDirectory(), program, args));

    /// <summary>Starts a command line.</summary>
    public static Process Begin(params string[] args) => Start(Directory.GetCurrentDirectory(), Executable, args);

    /// <summary>What Ctrl-C does.</summary>
    public static void Interrupt(Process process) => RunProgram("/bin/kill", "-INT", $"{process.Id}").Code.ShouldBe(0);

    /// <summary>Waits for the end of a process that was started.</summary>
    public static Outcome Finish(Process process)
    {
        using (process)
        {
            var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            if (!process.WaitForExit(Patience))
            {
                process.Kill();
                throw new TimeoutException("The program did not end.");
            }

            return new Outcome(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
        }
    }

    private static Process Start(string folder, string program, string[] args)
    {
        var start = new ProcessStartInfo(program, args)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    private static string Metadata(string key) => typeof(Cli).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}

/// <summary>What a run of the program gave.</summary>
internal sealed record Outcome(int Code, string Output, string Error);
