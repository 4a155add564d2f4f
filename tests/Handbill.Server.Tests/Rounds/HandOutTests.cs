using System.Net;
using Handbill.Distribution.Orders;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Handbill.Press.Publications;
using Handbill.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Server.Tests.Rounds;

/// <summary>What was printed stands beside what went out, and a bundle says of what it is.</summary>
public sealed class HandOutTests
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Copies_that_were_ordered_are_counted_once_the_issue_is_locked(StoreKind kind)
    {
        await using var stage = await RoundStage.StartAsync(kind);
        var keeper = await stage.Server.SignInAsync(Role.Distributor, Scope.Organisation);
        var operators = await stage.Server.SignInAsync(Role.PressOperator, Scope.Organisation);
        var publication = await stage.Server.WithAsync(db => db.Set<PlannedIssue>().Where(issue => issue.Id == stage.Issue).Select(issue => issue.PublicationId).SingleAsync(Ending));
        var page = $"/publications/{publication}/hand-outs";
        (await keeper.Browser.OpenAsync(page)).Text.ShouldContain("Nothing was handed out yet");
        (await operators.Browser.FillAsync($"/issues/{stage.Issue}/orders", null, ("Input.Version", "0"), (OrderForm.FieldOf(stage.Edition), "137"))).Status.ShouldBe(HttpStatusCode.Redirect);
        await stage.LaidOutAsync(keeper.Browser);
        (await keeper.Browser.OpenAsync(page)).Text.ShouldContain(Printed("–"));

        await stage.Server.WithAsync(db => db.Set<PlannedEdition>().Where(edition => edition.Id == stage.Edition).ExecuteUpdateAsync(set => set.SetProperty(edition => edition.ApprovedAt, DateTimeOffset.UtcNow), Ending));
        await stage.Server.WithAsync(db => db.Set<PlannedIssue>().Where(issue => issue.Id == stage.Issue).ExecuteUpdateAsync(set => set.SetProperty(issue => issue.LockedAt, DateTimeOffset.UtcNow), Ending));

        // By issue, and by workplace; nothing is known of its gates.
        var text = (await keeper.Browser.OpenAsync(page)).Text;
        text.Split(Printed("137")).Length.ShouldBe(3);
        text.ShouldContain(Printed("–"));
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_bundle_of_two_editions_says_how_many_of_which(StoreKind kind)
    {
        await using var stage = await RoundStage.StartAsync(kind);
        var keeper = await stage.Server.SignInAsync(Role.Distributor, Scope.Organisation);
        await stage.Server.WithAsync(async db =>
        {
            var one = await db.Set<PlannedEdition>().AsNoTracking().SingleAsync(edition => edition.Id == stage.Edition, Ending);
            db.Add(new PlannedEdition
            {
                Id = EditionId.From(Guid.CreateVersion7()), IssueId = one.IssueId, WorkplaceId = one.WorkplaceId, GroupId = one.GroupId, Slug = one.Slug + "-es", WorkplaceName = one.WorkplaceName, Language = "es", Copies = 40,
            });
            return await db.SaveChangesAsync(Ending);
        });
        await stage.LaidOutAsync(keeper.Browser);

        (await keeper.Browser.OpenAsync($"/issues/{stage.Issue}/bundles")).Text.ShouldContain("-es (es)</span>");
    }

    private static string Printed(string copies) => $"data-label=\"Printed\">{copies}</td>";
}
