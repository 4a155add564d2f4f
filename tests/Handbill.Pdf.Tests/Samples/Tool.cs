using System.Diagnostics;
using Handbill.Programs;

namespace Handbill.Pdf.Tests.Samples;

/// <summary>A program of the machine that knows PDF. Where it is not installed the test is skipped, except under CI.</summary>
internal static class Tool
{
    /// <summary>Runs a program on a file.</summary>
    /// <returns>Exit code and all it printed.</returns>
    internal static (int Code, string Output) Run(string program, byte[] pdf, params string[] arguments)
    {
        string path = Needed.Program(program);
        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".pdf");
        File.WriteAllBytes(file, pdf);
        try
        {
            ProcessStartInfo start = new(path) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (string argument in arguments)
                start.ArgumentList.Add(argument == "FILE" ? file : argument);
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output + errors.Result);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
