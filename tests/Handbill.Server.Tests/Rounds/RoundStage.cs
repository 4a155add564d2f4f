using System.Net;
using Handbill.Distribution.Contracts;
using Handbill.Distribution.Rounds;
using Handbill.Groups.Contracts;
using Handbill.Groups.Workplaces;
using Handbill.Kernel.Ids;
using Handbill.Press.Contracts;
using Handbill.Press.Publications;
using Handbill.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Server.Tests.Rounds;

/// <summary>The depot of the sample issue, with two gates and two shifts.</summary>
internal sealed class RoundStage(TestServer server, PlannedEdition edition) : IAsyncDisposable
{
    public TestServer Server => server;

    public IssueId Issue => edition.IssueId;

    public WorkplaceId Workplace => edition.WorkplaceId;

    public Scope Group => Scope.Group(edition.GroupId);

    public string Page => $"/issues/{Issue}/rounds";

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public static async Task<RoundStage> StartAsync(StoreKind kind)
    {
        var server = await TestServer.StartAsync(kind);
        var id = await SampleIssue.MakeAsync(server);
        return new RoundStage(server, await server.WithAsync(async db =>
        {
            var found = await db.Set<PlannedEdition>().SingleAsync(one => one.Id == id, Ending);
            foreach (var name in new[] { "North gate", "South gate" })
            {
                db.Add(new Gate { Id = NewId.Of<GateId>(TimeProvider.System), WorkplaceId = found.WorkplaceId, Name = name });
            }

            foreach (var (name, begins) in new[] { ("Early", 360), ("Late", 840) })
            {
                db.Add(new Shift { Id = NewId.Of<ShiftId>(TimeProvider.System), WorkplaceId = found.WorkplaceId, Name = name, BeginsAt = begins, EndsAt = begins + 480 });
            }

            await db.SaveChangesAsync(Ending);
            return found;
        }));
    }

    public Task<List<Round>> RoundsAsync() => server.WithAsync(db => db.Set<Round>().AsNoTracking().Where(round => round.IssueId == Issue).OrderBy(round => round.GoesAt).ThenBy(round => round.GateName).ToListAsync(Ending));

    public Task<List<Bundle>> BundlesAsync() => server.WithAsync(db => db.Set<Bundle>().AsNoTracking().Where(bundle => bundle.IssueId == Issue).ToListAsync(Ending));

    public Task<int> CountAsync<T>()
        where T : class => server.WithAsync(db => db.Set<T>().CountAsync(Ending));

    public async Task<List<Round>> LaidOutAsync(HttpClient keeper)
    {
        (await keeper.FillAsync(Page, "LayOut")).Status.ShouldBe(HttpStatusCode.Redirect);
        return await RoundsAsync();
    }

    /// <summary>The depot has another sheet in this issue, in a language of its own.</summary>
    public async Task<EditionId> AlsoInAsync(string language, int copies)
    {
        var other = EditionOf(Issue, language, copies);
        await server.WithAsync(db =>
        {
            db.Add(other);
            return db.SaveChangesAsync(Ending);
        });
        return other.Id;
    }

    /// <summary>The issue after this one, with a sheet for the depot in each language.</summary>
    public async Task<(IssueId Issue, IReadOnlyList<EditionId> Editions)> NextAsync(params (string Language, int Copies)[] sheets) => await server.WithAsync(async db =>
    {
        var now = TimeProvider.System.GetUtcNow();
        var before = await db.Set<PlannedIssue>().AsNoTracking().SingleAsync(one => one.Id == Issue, Ending);
        var next = new PlannedIssue
        {
            Id = NewId.Of<IssueId>(TimeProvider.System), PublicationId = before.PublicationId, Number = before.Number + 1, Date = before.Date.AddDays(14), OpenedAt = now,
            CopyDue = now.AddDays(19), LockDue = now.AddDays(21), PressDue = now.AddDays(22), HandOutAt = now.AddDays(23),
        };
        var editions = sheets.Select(sheet => EditionOf(next.Id, sheet.Language, sheet.Copies)).ToList();
        db.Add(next);
        db.AddRange(editions);
        await db.SaveChangesAsync(Ending);
        return (next.Id, editions.ConvertAll(one => one.Id));
    });

    private PlannedEdition EditionOf(IssueId issue, string language, int copies) => new()
    {
        Id = NewId.Of<EditionId>(TimeProvider.System), IssueId = issue, WorkplaceId = Workplace, GroupId = edition.GroupId, Slug = $"depot-{language}", WorkplaceName = edition.WorkplaceName,
        Language = language, Copies = copies,
    };

    public static (string Name, string? Value)[] Report(ReportId id, string basedOn, EditionId edition, int taken, int left, string remark = "") =>
    [
        ("report", id.ToString()), ("basedOn", basedOn), ("editions[0]", edition.ToString()), ("taken[0]", $"{taken}"), ("left[0]", $"{left}"), ("amount", "12.50"), ("currency", "EUR"), ("remark", remark),
    ];

    public EditionId Edition => edition.Id;

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
