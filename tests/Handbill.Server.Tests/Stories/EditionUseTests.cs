using System.Net;
using Handbill.Desk.Contracts;
using Handbill.Groups.Contracts;
using Handbill.Press.Publications;
using Handbill.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Server.Tests.Stories;

public sealed class EditionUseTests
{
    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task An_edition_that_has_items_stays_until_they_are_elsewhere(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        var story = await desk.AddAsync();
        var (_, secretary, _) = await desk.Server.SignInAsync(Role.OrganisationSecretary, Scope.Organisation);

        var refused = await secretary.SendFormAsync($"/editions/{desk.DepotEdition}/leave-out", new Dictionary<string, string>(StringComparer.Ordinal));
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await desk.Server.WithAsync(db => db.Set<Handbill.Desk.Stories.Story>().Where(one => one.Id == story)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.State, StoryState.Killed), TestContext.Current.CancellationToken));
        var done = await secretary.SendFormAsync($"/editions/{desk.DepotEdition}/leave-out", new Dictionary<string, string>(StringComparer.Ordinal));

        done.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await desk.Server.WithAsync(db => db.Set<PlannedEdition>().AnyAsync(one => one.Id == desk.DepotEdition, TestContext.Current.CancellationToken))).ShouldBeFalse();
    }
}
