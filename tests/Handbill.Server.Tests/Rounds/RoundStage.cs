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

    public static (string Name, string? Value)[] Report(ReportId id, string basedOn, EditionId edition, int taken, int left, string remark = "") =>
    [
        ("report", id.ToString()), ("basedOn", basedOn), ("editions[0]", edition.ToString()), ("taken[0]", $"{taken}"), ("left[0]", $"{left}"), ("amount", "12.50"), ("currency", "EUR"), ("remark", remark),
    ];

    public EditionId Edition => edition.Id;

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
