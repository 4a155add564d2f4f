using System.Diagnostics;
using System.Globalization;
using System.Net;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Handbill.Press.IssueRuns;
using Handbill.Server.Tests.Hosting;
using Handbill.Server.Tests.Issues;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Server.Tests.Press;

/// <summary>Press runs while the ground moves: the database away, the disk full, the clock set back.</summary>
public sealed class RunTroubleTests
{
    private const string SmallDisk = "HANDBILL_TEST_SMALL_DISK";
    private const int Editions = 64;

    // Half a minute is what is asked for; it takes no other course than four seconds, which are more often at hand.
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(double.Parse(Environment.GetEnvironmentVariable("HANDBILL_TEST_AWAY") ?? "4", CultureInfo.InvariantCulture));

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_the_database_is_away_a_run_waits_and_then_goes_on_to_its_end()
    {
        PostgresGate? gate = null;
        await using var server = await TestServer.StartAsync(StoreKind.Postgres, seenAs: instance =>
        {
            (gate, var through) = PostgresGate.Before(instance);
            return through;
        });
        await using var closing = gate!;
        var issue = await RunStage.LockedAsync(server, Many());
        var operators = await server.SignInAsync(Role.PressOperator, Scope.Organisation);
        for (var tries = 1; !await CutAsync(); tries++)
        {
            // Where others have the machine, all was made before the database went: once more, from nothing.
            tries.ShouldBeLessThan(5, "The run was to be in the middle.");
            gate!.Open();
            await ReadyAsync(operators);
            await server.WithAsync(db => db.Set<StoredSheet>().ExecuteDeleteAsync(Ending));
            await server.WithAsync(db => db.Set<StoredFile>().ExecuteDeleteAsync(Ending));
        }

        gate!.Open();
        await ReadyAsync(operators);
        await EachOnceAsync(server, issue, operators);

        // Begins a run and takes the database away; true where it is in the middle.
        async Task<bool> CutAsync()
        {
            var run = await RunStage.BeginAsync(server, operators.Account, issue, withReading: true);
            gate!.Shut();
            await Task.Delay(Away, Ending);
            (await operators.Browser.GetAsync($"/issues/{issue}/press", Ending)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            await using var db = server.Instance.OpenDb();
            return (await db.Set<IssueRun>().AsNoTracking().SingleAsync(one => one.Id == run, Ending)).EndedAt is null;
        }
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_clock_that_is_set_back_in_mid_run_changes_nothing(StoreKind kind)
    {
        var clock = new MovedClock();
        await using var server = await TestServer.StartAsync(kind, seenAs: instance => instance with { Clock = clock });
        var issue = await RunStage.LockedAsync(server, Many());
        var operators = await server.SignInAsync(Role.PressOperator, Scope.Organisation);
        await RunStage.BeginAsync(server, operators.Account, issue, withReading: true);

        clock.By = TimeSpan.FromHours(-1);
        await EachOnceAsync(server, issue, operators);
    }

    [Fact]
    public async Task On_a_disk_that_is_full_a_run_waits_says_so_and_goes_on_when_there_is_room()
    {
        if (Environment.GetEnvironmentVariable(SmallDisk) is not { Length: > 0 } disk)
        {
            await OnSmallDiskAsync();
            return;
        }

        await using var server = await TestServer.StartAsync();
        server.Instance.Data.ShouldStartWith(disk);
        var issue = await RunStage.LockedAsync(server, Many());
        var operators = await server.SignInAsync(Role.PressOperator, Scope.Organisation);
        var filler = Path.Combine(disk, "filler");
        var room = new DriveInfo(disk).AvailableFreeSpace;
        await File.WriteAllBytesAsync(filler, new byte[room - 500_000], Ending);
        await RunStage.BeginAsync(server, operators.Account, issue, withReading: true);

        var waited = Stopwatch.StartNew();
        while (!(await operators.Browser.TextAsync($"/issues/{issue}/press")).Contains("The database has no room left", StringComparison.Ordinal))
        {
            waited.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
            await Task.Delay(200, Ending);
        }

        File.Delete(filler);
        await EachOnceAsync(server, issue, operators);
    }

    // The same test in a process of its own that sees a small disk.
    private static async Task OnSmallDiskAsync()
    {
        var disk = Directory.CreateTempSubdirectory("handbill-disk-").FullName;
        try
        {
            var (code, said) = await OtherProcess.RunOnSmallDiskAsync(
                disk, "96m", $"exec '{Environment.ProcessPath}' --filter-method '*{nameof(On_a_disk_that_is_full_a_run_waits_says_so_and_goes_on_when_there_is_room)}'", (SmallDisk, disk), ("TMPDIR", disk));
            code.ShouldBe(0, said);
        }
        finally
        {
            Directory.Delete(disk, recursive: true);
        }
    }

    private static async Task ReadyAsync(SignedIn who)
    {
        var waited = Stopwatch.StartNew();
        while ((await who.Browser.GetAsync("/ready", Ending)).StatusCode != HttpStatusCode.OK)
        {
            waited.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
            await Task.Delay(100, Ending);
        }
    }

    // Every edition was made, and once; the next run, which is the newest, finds all of them made.
    private static async Task EachOnceAsync(TestServer server, IssueId issue, SignedIn by)
    {
        var run = await RunStage.EndedAsync(server, issue);
        run.Standing.Trouble.ShouldBeEmpty();
        run.Sheets.Count.ShouldBe(Editions);
        run.Sheets.ShouldAllBe(sheet => sheet.Outcome == SheetOutcome.Made);

        var again = await RunStage.MakeAsync(server, by, issue);
        again.Id.ShouldNotBe(run.Id);
        again.Sheets.ShouldAllBe(sheet => sheet.Outcome == SheetOutcome.Unchanged);
        again.Sheets.Select(sheet => (sheet.Slug, sheet.Prints, sheet.Reading)).ShouldBe(run.Sheets.Select(sheet => (sheet.Slug, sheet.Prints, sheet.Reading)));
    }

    // One workplace's copy for many workplaces.
    private static IssueFiles Many()
    {
        var files = RunStage.Fortnight().Only("issue.yaml", "editorial.md", "fillers.md", "workplaces/bus-depot.md");
        var text = files.FindText("workplaces/bus-depot.md")!;
        var many = files.Only("issue.yaml", "editorial.md", "fillers.md");
        for (var number = 1; number <= Editions; number++)
        {
            many.Set($"workplaces/depot-{number:000}.md", text.Replace("workplace: ", $"workplace: {number} ", StringComparison.Ordinal));
        }

        return many;
    }

    private sealed class MovedClock : TimeProvider
    {
        public TimeSpan By { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + By;
    }
}
