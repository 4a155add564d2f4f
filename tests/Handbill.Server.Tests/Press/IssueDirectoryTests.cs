using Handbill.Groups.Contracts;
using Handbill.Groups.Groups;
using Handbill.Groups.Workplaces;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Handbill.Press.Contracts;
using Handbill.Press.Publications;
using Handbill.Server.Tests.Hosting;
using Handbill.Server.Tests.Issues;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server.Tests.Press;

public sealed class IssueDirectoryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_change_takes_an_approval_back_and_no_two_copies_have_one_number(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var edition = await SampleIssue.MakeAsync(server);
        (await InTransactionAsync(server, issues => issues.ApproveAsync(edition, Cancellation))).ShouldBeTrue();
        (await FindAsync(server, edition)).ApprovedAt.ShouldNotBeNull();

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => InTransactionAsync(server, issues => issues.TouchAsync(edition, Cancellation))));

        var touched = await FindAsync(server, edition);
        (touched.CopyVersion, touched.ApprovedAt).ShouldBe((12, null));
        (await InTransactionAsync(server, issues => issues.ApproveAsync(edition, 11, Cancellation))).ShouldBeFalse();
        (await InTransactionAsync(server, issues => issues.ApproveAsync(edition, 12, Cancellation))).ShouldBeTrue();
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_fit_that_was_found_for_older_copy_never_hides_a_newer_one(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var edition = await SampleIssue.MakeAsync(server);
        await InTransactionAsync(server, issues => issues.TouchAsync(edition, Cancellation));

        (await IssueStage.AskAsync(server, issues => issues.NoteFitsAsync([new NotedFit(edition, 1, "overset", 9, "a")], Cancellation))).ShouldBe(1);
        (await IssueStage.AskAsync(server, issues => issues.NoteFitsAsync([new NotedFit(edition, 0, "fitted", 0, "b")], Cancellation))).ShouldBe(0);

        var noted = await FindAsync(server, edition);
        (noted.Fit, noted.FitWords, noted.FitMark, noted.IsFitCurrent).ShouldBe(("overset", 9, "a", true));
        await InTransactionAsync(server, issues => issues.TouchAsync(edition, Cancellation));
        (await FindAsync(server, edition)).IsFitCurrent.ShouldBeFalse();
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task An_issue_is_found_with_what_its_publication_prints_and_is_locked_once(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var edition = await FindAsync(server, await SampleIssue.MakeAsync(server));
        await using var scope = server.Services.CreateAsyncScope();
        var issues = scope.ServiceProvider.GetRequiredService<IIssues>();

        var issue = (await issues.OpenAsync(Cancellation)).ShouldHaveSingleItem();

        (issue.Id, issue.PublicationName, issue.Sheet, issue.Number).ShouldBe((edition.IssueId, "The Common Voice", "A4", 12));
        (await issues.EditionsAsync(issue.Id, Cancellation)).ShouldHaveSingleItem().Slug.ShouldBe("depot");
        (await issues.OpenEditionsAsync([edition.GroupId], Cancellation)).ShouldHaveSingleItem();
        (await issues.LatestAsync(issue.PublicationId, 5, Cancellation)).ShouldHaveSingleItem();
        (await InTransactionAsync(server, other => other.LockAsync(issue.Id, Cancellation))).ShouldBeTrue();
        (await InTransactionAsync(server, other => other.LockAsync(issue.Id, Cancellation))).ShouldBeFalse();
        await Should.ThrowAsync<InvalidOperationException>(() => issues.TouchAsync(edition.Id, Cancellation));
    }

    private static async Task<EditionCard> FindAsync(TestServer server, EditionId edition)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IIssues>().FindEditionAsync(edition, Cancellation)).ShouldNotBeNull();
    }

    private static async Task<bool> InTransactionAsync(TestServer server, Func<IIssues, Task<bool>> act)
    {
        await using var scope = server.Services.CreateAsyncScope();
        await using var transaction = await scope.ServiceProvider.GetRequiredService<HandbillDb>().Database.BeginTransactionAsync(Cancellation);
        var done = await act(scope.ServiceProvider.GetRequiredService<IIssues>());
        await transaction.CommitAsync(Cancellation);
        return done;
    }
}
