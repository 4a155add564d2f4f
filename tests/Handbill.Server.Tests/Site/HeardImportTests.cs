using System.Diagnostics;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Changes;
using Handbill.Server.Tests.Hosting;
using Handbill.Server.Tests.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server.Tests.Site;

/// <summary>What a command writes beside a running server, the server hears of.</summary>
[Collection(nameof(ConsoleTests))]
public sealed class HeardImportTests
{
    private static readonly TimeSpan Heard = TimeSpan.FromSeconds(10), Longer = TimeSpan.FromMilliseconds(300);

    private readonly List<AuditAct> _heard = [];

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task What_is_imported_beside_a_server_stands_on_pages_that_it_has_kept(StoreKind kind)
    {
        await using var server = await OldArchive.OpenAsync(kind);
        using var archive = new OldArchive();
        using var visitor = server.Visitor();
        string[] pages = ["/read/en", "/read/en/archive", "/read/en/feed.atom", "/sitemap-0.xml"];
        foreach (var page in pages)
        {
            // Twice: the second is what is kept.
            (await visitor.GetAsync(page, Ending)).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK, page);
            (await visitor.GetStringAsync(page, Ending)).ShouldNotContain("the-gate", customMessage: page);
        }

        OldArchive.Import(server, "markdown", archive.Put("the-gate.md", "---\ntitle: The gate\ndate: 2019-05-01\n---\nIt is shut.\n").Root).Output.ShouldContain("1 new");

        var began = Stopwatch.GetTimestamp();
        foreach (var page in pages)
        {
            while (!(await visitor.GetStringAsync(page, Ending)).Contains("the-gate", StringComparison.Ordinal))
            {
                Stopwatch.GetElapsedTime(began).ShouldBeLessThan(Heard, page);
                await Task.Delay(20, Ending);
            }
        }
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task What_another_process_did_is_heard_once_and_what_this_one_did_not_again(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        using var listener = server.Services.GetRequiredService<IChangeFeed>().Listen();
        await Task.Delay(Longer, Ending);
        var (here, there, many) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());

        await server.WithAsync(db =>
        {
            db.Record(new AuditAct(null, "test.here", "test", here));
            return db.SaveChangesAsync(Ending);
        });
        await RecordAsync(there, 1);
        await UntilAsync(there, 1);
        (await CountsAsync(here, there)).ShouldBe((1, 1));

        // More than anybody reads one by one: whoever listens is told that something may have been missed.
        if (kind == StoreKind.Sqlite)
        {
            await RecordAsync(many, 300);
            var began = Stopwatch.GetTimestamp();
            while (!Taken().Any(act => act.Act == IChangeFeed.Missed))
            {
                Stopwatch.GetElapsedTime(began).ShouldBeLessThan(Heard);
                await Task.Delay(20, Ending);
            }
        }

        // Of another process, which has a feed of its own.
        async Task RecordAsync(Guid subject, int times)
        {
            await using var opened = await OpenedInstance.OpenAsync(server.Instance, Ending);
            var db = opened.Services.GetRequiredService<Kernel.Data.HandbillDb>();
            for (var at = 0; at < times; at++)
            {
                db.Record(new AuditAct(null, "test.there", "test", subject));
            }

            await db.SaveChangesAsync(Ending);
        }

        async Task<(int Here, int There)> CountsAsync(Guid first, Guid second)
        {
            await Task.Delay(Longer, Ending);
            Taken();
            return (_heard.Count(act => act.SubjectId == first), _heard.Count(act => act.SubjectId == second));
        }

        async Task UntilAsync(Guid subject, int times)
        {
            var began = Stopwatch.GetTimestamp();
            while (Taken().Count(act => act.SubjectId == subject) < times)
            {
                Stopwatch.GetElapsedTime(began).ShouldBeLessThan(Heard);
                await Task.Delay(20, Ending);
            }
        }

        List<AuditAct> Taken()
        {
            while (listener.Acts.TryRead(out var act))
            {
                _heard.Add(act);
            }

            return _heard;
        }
    }
}
