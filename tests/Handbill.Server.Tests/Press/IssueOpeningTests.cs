using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Ids;
using Handbill.Press.Contracts;
using Handbill.Press.Publications;
using Handbill.Server.Tests.Groups;
using Handbill.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Handbill.Server.Tests.Press;

public sealed class IssueOpeningTests
{
    private static readonly DateTimeOffset BeforeOpening = new(2031, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task An_issue_opens_when_it_is_due_with_an_edition_for_each_workplace(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        await WorkplacePageTests.MakeAsync(server, "depot");
        await WorkplacePageTests.MakeAsync(server, "bakery");
        await MakePublicationAsync(server);

        (await OpenAsync(server, BeforeOpening)).ShouldBe(0);
        (await OpenAsync(server, BeforeOpening.AddDays(9))).ShouldBe(1);
        (await OpenAsync(server, BeforeOpening.AddDays(9))).ShouldBe(0);

        var issue = await server.WithAsync(db => db.Set<PlannedIssue>().SingleAsync(Cancellation));
        (issue.Number, issue.Date, issue.HandOutAt).ShouldBe((7, new DateOnly(2031, 3, 17), new DateTimeOffset(2031, 3, 17, 6, 0, 0, TimeSpan.Zero)));
        var editions = await server.WithAsync(db => db.Set<PlannedEdition>().OrderBy(edition => edition.Slug).ToListAsync(Cancellation));
        editions.Select(edition => (edition.Slug, edition.Language, edition.Copies)).ShouldBe([("bakery", "en", 80), ("depot", "en", 80)]);
        (await server.WithAsync(db => db.Set<Publication>().Select(one => one.NextNumber).SingleAsync(Cancellation))).ShouldBe(8);
        (await server.WithAsync(db => db.Set<AuditEntry>().Select(entry => entry.Act).SingleAsync(Cancellation))).ShouldBe("issue.open");
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Many_schedulers_at_once_open_an_issue_once(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        await WorkplacePageTests.MakeAsync(server, "depot");
        await MakePublicationAsync(server);

        var opened = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => OpenAsync(server, BeforeOpening.AddDays(9)))));

        opened.Sum().ShouldBe(1);
        (await server.WithAsync(db => db.Set<PlannedIssue>().CountAsync(Cancellation))).ShouldBe(1);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_clock_that_is_set_back_and_a_date_that_is_moved_open_nothing_again(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        await MakePublicationAsync(server);
        (await OpenAsync(server, BeforeOpening.AddDays(9))).ShouldBe(1);

        (await OpenAsync(server, BeforeOpening.AddDays(-60))).ShouldBe(0);
        await server.WithAsync(db => db.Set<PlannedIssue>().ExecuteUpdateAsync(set => set.SetProperty(issue => issue.Date, new DateOnly(2031, 3, 14)), Cancellation));
        (await OpenAsync(server, BeforeOpening.AddDays(9))).ShouldBe(0);
        (await OpenAsync(server, BeforeOpening.AddDays(107))).ShouldBe(1, "what was missed and is past is left out");

        (await server.WithAsync(db => db.Set<PlannedIssue>().MaxAsync(issue => issue.CadenceDate, Cancellation))).ShouldBe(new DateOnly(2031, 6, 23));
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task The_clock_of_the_server_looks_at_the_start_and_every_minute(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        await MakePublicationAsync(server);
        var time = new FakeTimeProvider(BeforeOpening.AddDays(9));
        using var first = new IssueClock(server.Services.GetRequiredService<IServiceScopeFactory>(), time, NullLogger<IssueClock>.Instance);
        using var second = new IssueClock(server.Services.GetRequiredService<IServiceScopeFactory>(), time, NullLogger<IssueClock>.Instance);
        await first.StartAsync(Cancellation);
        await second.StartAsync(Cancellation);
        await UntilAsync(server, time, 1);

        for (var fortnight = 2; fortnight <= 3; fortnight++)
        {
            time.Advance(TimeSpan.FromDays(14));
            await UntilAsync(server, time, fortnight);
        }

        await first.StopAsync(Cancellation);
        await second.StopAsync(Cancellation);
        (await server.WithAsync(db => db.Set<PlannedIssue>().Select(issue => issue.Number).OrderBy(number => number).ToListAsync(Cancellation))).ShouldBe([7, 8, 9]);
    }

    internal static async Task<PublicationId> MakePublicationAsync(TestServer server)
    {
        var publication = new Publication
        {
            Id = NewId.Of<PublicationId>(TimeProvider.System), Slug = "common-voice", Name = "The Common Voice", Language = "en", Sheet = "A4", TimeZone = "Europe/Lisbon",
            EveryWeeks = 2, FirstHandOut = new DateOnly(2031, 3, 17), HandOutAt = 360, OpensBefore = 8 * 1440, CopyBefore = 6 * 1440, LockBefore = 4 * 1440, PressBefore = 2 * 1440,
            NextNumber = 7, CreatedAt = DateTimeOffset.UtcNow,
        };
        await server.WithAsync(async db =>
        {
            db.Add(publication);
            return await db.SaveChangesAsync(Cancellation);
        });
        return publication.Id;
    }

    private static async Task<int> OpenAsync(TestServer server, DateTimeOffset now)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IssueOpening>().OpenDueAsync(now, Cancellation);
    }

    private static async Task UntilAsync(TestServer server, FakeTimeProvider time, int count)
    {
        for (var tries = 0; tries < 400; tries++)
        {
            if (await server.WithAsync(db => db.Set<PlannedIssue>().CountAsync(Cancellation)) == count)
            {
                return;
            }

            time.Advance(IssueClock.Between);
            await Task.Delay(50, Cancellation);
        }

        Assert.Fail($"There are not {count} issues.");
    }
}
