using System.Diagnostics;
using System.Reflection;
using Handbill.Server.Tests.Hosting;

namespace Handbill.Server.Tests.Operations;

/// <summary>Killed in mid-save: what was said to be saved is there. bench/kill does it a thousand times.</summary>
public sealed class KillTests
{
    private const int Times = 30;

    private static readonly string Program = typeof(KillTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "Kill").Value!;

    [Fact]
    public Task Killed_thirty_times_in_mid_save_every_confirmed_save_is_there() => KillAsync(StoreKind.Sqlite);

    internal static async Task KillAsync(StoreKind kind)
    {
        await using var store = await TestStore.MakeAsync(kind);

        var (code, said) = await RunAsync(Program, ["run", $"{Times}", .. store.Instance.Arguments]);

        code.ShouldBe(0, said);
        said.ShouldContain($"{Times} kills");
        said.ShouldContain(" 0 lost");
    }

    [Fact]
    public async Task A_disk_that_fills_up_loses_nothing_that_was_confirmed()
    {
        await using var store = await TestStore.MakeAsync(StoreKind.Sqlite);
        var data = store.Instance.Data;
        await (await HandbillServer.PrepareAsync(store.Instance, "http://127.0.0.1:0", TestContext.Current.CancellationToken)).DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var small = Directory.CreateDirectory(Path.Combine(data, "small")).FullName;
        var script = $"mount -t tmpfs -o size=3m none '{small}' || exit 77; cp '{data}/handbill.db' '{small}/' || exit 78; "
            + $"'{Program}' write --data '{small}' > '{data}/confirmed'; echo \"writer $?\"; "
            + $"'{Program}' check --data '{small}'; echo \"check $?\"; wc -l < '{data}/confirmed'";

        var (code, said) = await RunAsync("/usr/bin/unshare", ["-rm", "sh", "-c", script]);

        Assert.SkipWhen(code is 77 || said.Contains("unshare", StringComparison.Ordinal), "A small disk cannot be mounted here.");
        said.ShouldContain("writer 3");
        said.ShouldContain("Full");
        said.ShouldContain("check 0", Case.Sensitive, said);
        var held = long.Parse(said.Split(" entries hold")[0].Split('\n')[^1], System.Globalization.CultureInfo.InvariantCulture);
        var confirmed = long.Parse(said.TrimEnd().Split('\n')[^1], System.Globalization.CultureInfo.InvariantCulture);
        confirmed.ShouldBeGreaterThan(100);
        held.ShouldBeGreaterThanOrEqualTo(confirmed);
    }

    private static async Task<(int Code, string Said)> RunAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await error + output);
    }
}
