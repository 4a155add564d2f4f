using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Handbill.Ui.Tests.Vault;

/// <summary>Runs checks of client scripts (<c>Vault/Checks/NAME.ts</c>) under Node, bundled as the build bundles scripts. What they print is shown, and all of it when one fails.</summary>
internal static class ClientCheck
{
    public static async Task RunAsync(string name, params string[] arguments)
    {
        var said = await NodeAsync([name, .. arguments]);
        foreach (var line in said.Split('\n').Where(line => line.Length > 0 && !line.StartsWith("TAP", StringComparison.Ordinal) && !line.StartsWith('#') && !line.StartsWith(' ')))
        {
            TestContext.Current.TestOutputHelper?.WriteLine(line);
        }
    }

    /// <summary>Bundles a check for a page; gives its text.</summary>
    public static async Task<string> BundleAsync(string name)
    {
        var folder = Directory.CreateTempSubdirectory("handbill-check-");
        try
        {
            var file = Path.Combine(folder.FullName, name + ".js");
            await NodeAsync(["--out", file, name]);
            return await File.ReadAllTextAsync(file);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> NodeAsync(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Folder(), "run.mjs"), .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, said + await error);
        return said;
    }

    private static string Folder([CallerFilePath] string? here = null) => Path.Combine(Path.GetDirectoryName(here)!, "Checks");
}
