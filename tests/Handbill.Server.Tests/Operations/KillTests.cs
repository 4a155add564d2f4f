using System.Reflection;
using Handbill.Server.Tests.Hosting;

namespace Handbill.Server.Tests.Operations;

/// <summary>Killed in mid-save: what was said to be saved is there. bench/kill does it a thousand times.</summary>
public sealed class KillTests
{
    private const int Times = 10;

    private static readonly string Program = typeof(KillTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "Kill").Value!;

    [Fact]
    public Task Killed_ten_times_in_mid_save_every_confirmed_save_is_there() => KillAsync(StoreKind.Sqlite);

    internal static async Task KillAsync(StoreKind kind)
    {
        await using var store = await TestStore.MakeAsync(kind);

        var (code, said) = await OtherProcess.RunAsync(Program, ["run", $"{Times}", .. store.Instance.Arguments]);

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
        var script = $"cp '{data}/handbill.db' '{small}/' || exit 78; "
            + $"'{Program}' write --data '{small}' > '{data}/confirmed'; echo \"writer $?\"; "
            + $"'{Program}' check --data '{small}'; echo \"check $?\"; wc -l < '{data}/confirmed'";

        var (_, said) = await OtherProcess.RunOnSmallDiskAsync(small, "3m", script);

        said.ShouldContain("writer 3");
        said.ShouldContain("Full");
        said.ShouldContain("check 0", Case.Sensitive, said);
        var held = long.Parse(said.Split(" entries hold")[0].Split('\n')[^1], System.Globalization.CultureInfo.InvariantCulture);
        var confirmed = long.Parse(said.TrimEnd().Split('\n')[^1], System.Globalization.CultureInfo.InvariantCulture);
        confirmed.ShouldBeGreaterThan(100);
        held.ShouldBeGreaterThanOrEqualTo(confirmed);
    }
}
