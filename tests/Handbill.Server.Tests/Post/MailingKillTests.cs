using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Text;
using Handbill.Groups.Organisations;
using Handbill.Instances;
using Handbill.Kernel.Data;
using Handbill.Mail;
using Handbill.Server.Tests.Hosting;
using Handbill.Site.Subscribers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server.Tests.Post;

/// <summary>The server ends in the middle of a mailing, when it is told to and when it is killed. bench/desk does it with fifty thousand letters.</summary>
public sealed class MailingKillTests
{
    private const int Many = 300;

    // A kill seldom finds one between its last byte and its note: once in twenty-three, by bench/desk.
    private const int MostAgain = 1;

    private static readonly string Program = typeof(MailingKillTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "Handbill").Value!;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Each_letter_goes_out_once_when_the_server_is_told_to_end_and_when_it_is_killed(StoreKind kind)
    {
        var letters = new ConcurrentDictionary<string, ConcurrentQueue<string>>(StringComparer.Ordinal);
        var count = 0;
        await using var sink = await Sink.OpenAsync(new()
        {
            Taken = (_, to, bytes) =>
            {
                letters.GetOrAdd(to, _ => []).Enqueue(Encoding.Latin1.GetString(bytes));
                Interlocked.Increment(ref count);
            },
        });
        await using var store = await TestStore.MakeAsync(kind);
        await FillAsync(store.Instance, sink.Port);

        await using (var first = await ServeProcess.StartAsync(Program, store.Instance, "http://127.0.0.1:0"))
        {
            await ReachedAsync(40);
            await EndAsync(first.Id);
        }

        count.ShouldBeInRange(40, Many - 1, "It was told to end in the middle.");
        letters.Values.ShouldAllBe(one => one.Count == 1);
        foreach (var reached in new[] { 80, 120, 160, 200, 240 })
        {
            await using var killed = await ServeProcess.StartAsync(Program, store.Instance, "http://127.0.0.1:0");
            await ReachedAsync(reached);
        }

        await using var last = await ServeProcess.StartAsync(Program, store.Instance, "http://127.0.0.1:0");
        await using var db = store.Instance.OpenDb();
        for (var tries = 0; tries < 1500 && await db.Set<Mailing>().AnyAsync(one => one.DoneAt == null, Ending); tries++)
        {
            await Task.Delay(20, Ending);
        }

        letters.Count.ShouldBe(Many);
        (count - Many).ShouldBeInRange(0, MostAgain);
        letters.Values.ShouldAllBe(same => same.Distinct().Count() == 1);
        letters.Values.Select(same => NameIn(same.First())).Distinct().Count().ShouldBe(Many);
        (await db.Set<Mailing>().Select(one => new { one.Sent, one.Refused }).SingleAsync(Ending)).ShouldBe(new { Sent = Many, Refused = 0 });

        async Task ReachedAsync(int many)
        {
            for (var tries = 0; tries < 3000 && count < many; tries++)
            {
                await Task.Delay(10, Ending);
            }

            count.ShouldBeGreaterThanOrEqualTo(many);
        }
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task What_the_mail_server_had_in_full_when_the_server_was_killed_does_not_go_out_again_though_nobody_heard_its_answer(StoreKind kind)
    {
        const int InHand = 8;
        var letters = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        var (asked, go) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await using var sink = await Sink.OpenAsync(new()
        {
            Before = () => Interlocked.Increment(ref asked) <= 20 ? Task.CompletedTask : go.Task,
            Taken = (_, to, _) => letters.AddOrUpdate(to, 1, (_, times) => times + 1),
        });
        await using var store = await TestStore.MakeAsync(kind);
        await FillAsync(store.Instance, sink.Port);
        await using (await ServeProcess.StartAsync(Program, store.Instance, "http://127.0.0.1:0"))
        {
            for (var tries = 0; tries < 3000 && Volatile.Read(ref asked) < 20 + InHand; tries++)
            {
                await Task.Delay(10, Ending);
            }

            asked.ShouldBe(20 + InHand);
            letters.Count.ShouldBe(20);
        }

        go.SetResult();
        await using var last = await ServeProcess.StartAsync(Program, store.Instance, "http://127.0.0.1:0");
        await using var db = store.Instance.OpenDb();
        for (var tries = 0; tries < 1500 && await db.Set<Mailing>().AnyAsync(one => one.DoneAt == null, Ending); tries++)
        {
            await Task.Delay(20, Ending);
        }

        letters.Count.ShouldBe(Many);
        letters.Values.ShouldAllBe(times => times == 1);
        (await db.Set<Mailing>().Select(one => new { one.Sent, one.Refused }).SingleAsync(Ending)).ShouldBe(new { Sent = Many, Refused = 0 });
    }

    private static string NameIn(string letter) => letter.Split("\r\n").Single(line => line.StartsWith("Message-ID: ", StringComparison.Ordinal));

    // As the system ends it.
    private static async Task EndAsync(int id)
    {
        using var signal = Process.Start("/bin/kill", ["-TERM", $"{id}"]);
        await signal.WaitForExitAsync(Ending);
        using var process = Process.GetProcessById(id);
        await process.WaitForExitAsync(Ending);
    }

    private static async Task FillAsync(Instance instance, int port)
    {
        await using var server = await HandbillServer.PrepareAsync(instance, "http://127.0.0.1:0", Ending);
        await using var scope = server.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HandbillDb>();
        db.Add(new Organisation { Name = "Riverside Workers", Language = "en", TimeZone = "Europe/Lisbon", CreatedAt = DateTimeOffset.UtcNow, OpenedAt = DateTimeOffset.UtcNow });
        await db.SaveChangesAsync(Ending);
        await WrittenTo.FillAsync(scope.ServiceProvider, port, Many, Ending);
        await WrittenTo.BeginAsync(scope.ServiceProvider, "A guard", "Nine names.", Ending);
    }
}
