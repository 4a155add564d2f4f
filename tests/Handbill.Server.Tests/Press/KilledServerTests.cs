using System.Diagnostics;
using System.Reflection;
using System.Text;
using Handbill.Groups.Contracts;
using Handbill.Instances;
using Handbill.Press.Contracts;
using Handbill.Press.IssueRuns;
using Handbill.Server.Tests.Hosting;
using Handbill.Server.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server.Tests.Press;

/// <summary>The whole server as a process of its own, killed while it makes the sheets of an issue; and watched from another.</summary>
public sealed class KilledServerTests
{
    private const int MostKills = 6, TimesAsMany = 4;

    private static readonly string Program = typeof(KilledServerTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "Handbill").Value!;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Killed_in_mid_run_it_goes_on_where_it_was_and_no_edition_is_made_twice_or_missed(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var (issue, by) = await LockedAsync(server);
        var peace = await BeginAsync(server, issue, by);
        await using (await ServeProcess.StartAsync(Program, server.Instance, "http://127.0.0.1:0"))
        {
            await RunStage.EndedAsync(server, issue);
        }

        var wanted = await MadeAsync(server, peace);
        wanted.Count.ShouldBeGreaterThan(30);
        await server.WithAsync(db => db.Set<StoredSheet>().ExecuteDeleteAsync(Ending));
        await server.WithAsync(db => db.Set<StoredFile>().ExecuteDeleteAsync(Ending));

        var (war, kills, before) = (await BeginAsync(server, issue, by), 0, 0);
        while (kills < MostKills && !await EndsAsync(server, war))
        {
            // Disposed of is killed: no signal that it could answer.
            await using var killed = await ServeProcess.StartAsync(Program, server.Instance, "http://127.0.0.1:0");
            before = await MoreAsync(server, war, before);
            kills++;
        }

        await using (await ServeProcess.StartAsync(Program, server.Instance, "http://127.0.0.1:0"))
        {
            await RunStage.EndedAsync(server, issue);
        }

        kills.ShouldBeGreaterThan(1);
        // One by one: in which order a store gives rows is its own affair.
        var made = await MadeAsync(server, war);
        made.Keys.ShouldBe(wanted.Keys, ignoreOrder: true);
        made.Where(sheet => sheet.Value != wanted[sheet.Key]).Select(sheet => $"{sheet.Key} is {sheet.Value}, in peace {wanted[sheet.Key]}").ShouldBeEmpty();
        (await server.WithAsync(db => db.Set<RunPart>().Where(part => part.RunId == war).MaxAsync(part => part.Tries, Ending))).ShouldBeGreaterThan(1, "A part was begun by one that was killed.");
    }

    [Fact]
    public async Task A_page_on_one_node_shows_live_how_far_another_is()
    {
        await using var server = await TestServer.StartAsync(StoreKind.Postgres);
        var (issue, _) = await LockedAsync(server);
        var operators = await server.SignInAsync(Role.PressOperator, Scope.Organisation);
        var run = await BeginAsync(server, issue, operators.Account);
        await using var stream = await operators.Browser.GetStreamAsync($"/runs/{run}/live", Ending);
        using var lines = new StreamReader(stream, Encoding.UTF8);
        var standings = new HashSet<string>(StringComparer.Ordinal);

        await using var serve = await ServeProcess.StartAsync(Program, server.Instance, "http://127.0.0.1:0");
        while (await lines.ReadLineAsync(Ending) is { } line && line != "event: over")
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal) && line.Contains("id=\"run-standing\"", StringComparison.Ordinal))
            {
                standings.Add(line);
            }
        }

        // Nothing is done, something is done, all is done.
        standings.Count.ShouldBeGreaterThan(2);
        (await RunStage.EndedAsync(server, issue)).Standing.Run.EndedAt.ShouldNotBeNull();
    }

    // Nobody in this process makes sheets: it only begins runs and looks at them.
    private static async Task<(IssueId Issue, AccountId By)> LockedAsync(TestServer server)
    {
        await server.Services.GetRequiredService<RunWatch>().StopAsync(Ending);
        await server.Services.GetRequiredService<WorkQueue>().StopAsync(Ending);
        var files = RunStage.Fortnight();
        foreach (var path in files.Paths.Where(path => path.StartsWith("workplaces/", StringComparison.Ordinal)).ToList())
        {
            for (var at = 2; at <= TimesAsMany; at++)
            {
                // Another text: what reads the same is made once.
                files.Set(path.Replace(".md", $"-{at}.md", StringComparison.Ordinal), files.FindText(path)!.Replace("\nworkplace: ", $"\nworkplace: {at} ", StringComparison.Ordinal));
            }
        }

        return (await RunStage.LockedAsync(server, files), (await server.SignInAsync(Role.PressOperator, Scope.Organisation)).Account);
    }

    private static async Task<RunId> BeginAsync(TestServer server, IssueId issue, AccountId by)
    {
        await using var opened = await OpenedInstance.OpenAsync(server.Instance, Ending);
        return (await opened.Services.GetRequiredService<RunDesk>().BeginAsync(issue, withReading: true, by, Ending)).ShouldNotBeNull();
    }

    private static Task<bool> EndsAsync(TestServer server, RunId run) => server.WithAsync(async db => await db.Set<RunPart>().CountAsync(part => part.RunId == run && !part.IsDone, Ending) < 2);

    // Waits until more parts are done than before, and another is begun.
    private static async Task<int> MoreAsync(TestServer server, RunId run, int before)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            var parts = await server.WithAsync(db => db.Set<RunPart>().AsNoTracking().Where(part => part.RunId == run).Select(part => new { part.IsDone, part.HeldBy }).ToListAsync(Ending));
            var done = parts.Count(part => part.IsDone);
            if ((done > before && parts.Exists(part => !part.IsDone && part.HeldBy != null)) || done == parts.Count)
            {
                return done;
            }

            Stopwatch.GetElapsedTime(began).ShouldBeLessThan(Patience);
            await Task.Delay(10, Ending);
        }
    }

    private static Task<Dictionary<string, string>> MadeAsync(TestServer server, RunId run) => server.WithAsync(db =>
        db.Set<RunSheet>().AsNoTracking().Where(sheet => sheet.RunId == run).ToDictionaryAsync(sheet => sheet.Slug, sheet => $"{sheet.Outcome} {sheet.Words} {sheet.Prints} {sheet.Reading}", Ending));
}
