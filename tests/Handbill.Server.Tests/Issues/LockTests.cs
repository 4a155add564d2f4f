using System.Net;
using Handbill.Desk.Contracts;
using Handbill.Desk.Corrections;
using Handbill.Desk.Locks;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Handbill.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server.Tests.Issues;

public sealed class LockTests
{
    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task What_is_missing_is_said_in_one_list_and_nothing_is_locked(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var issue = await IssueStage.TakeInAsync(server, IssueStage.Text(IssueStage.Small()));
        var board = await server.SignInAsync(Role.EditorialBoard, Scope.Organisation);
        var page = $"/issues/{issue}/lock";

        (await board.Browser.TextAsync(page)).ShouldContain("is not approved");
        var answer = await board.Browser.SendAsync(page, page);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var text = await answer.TextAsync();
        text.ShouldContain("Riverside Bus Depot is not approved");
        text.ShouldContain("The editorial in en is not locked");
        (await IssueStage.AskAsync(server, issues => issues.FindAsync(issue, TestContext.Current.CancellationToken)))!.LockedAt.ShouldBeNull();
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_locked_text_changes_by_a_correction_alone_which_everybody_can_read(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var (issue, story) = await LockAsync(server);
        var board = await server.SignInAsync(Role.EditorialBoard, Scope.Organisation);
        var page = $"/stories/{story.Id}/correct";
        var form = await board.Browser.TextAsync(page);

        var empty = await board.Browser.SendAsync(page, page, ("Input.BasedOn", PageForms.Hidden(form, "Input.BasedOn")), ("Input.Headline", story.Headline), ("Input.Body", story.Body));
        empty.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await empty.TextAsync()).ShouldContain("Say why it is corrected");

        (string, string)[] fields =
        [
            ("Input.BasedOn", "1"), ("Input.What", "We wrote Tuesday; it is Thursday."), ("Input.Why", "The notice was wrong."), ("Input.AgreedBy", "the board, on Monday"),
            ("Input.Headline", story.Headline), ("Input.Body", story.Body + "\n\nIt is Thursday."),
        ];
        var made = await board.Browser.CorrectAsync(page, fields);
        made.StatusCode.ShouldBe(HttpStatusCode.Redirect, await made.TextAsync());
        var late = await board.Browser.CorrectAsync(page, fields);
        late.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await late.TextAsync()).ShouldContain("Somebody corrected this text meanwhile");

        using var anybody = server.Visitor();
        var list = await anybody.TextAsync($"/issues/{issue}/corrections");
        list.ShouldContain("We wrote Tuesday");
        list.ShouldContain("the board, on Monday");
        var now = await FindAsync(server, story.Id);
        (now.Revision, now.LockedAt is not null).ShouldBe((2, true));
        (await IssueStage.TakeOutAsync(server, issue)).FindText("workplaces/bus-depot.md")!.ShouldContain("It is Thursday.");
        var edition = (await IssueStage.EditionsAsync(server, issue)).Single(one => one.Slug == "bus-depot");
        edition.ApprovedAt.ShouldNotBeNull();
        edition.IsFitCurrent.ShouldBeFalse();
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task No_way_of_writing_gets_past_the_lock(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var (issue, story) = await LockAsync(server);
        var before = await FindAsync(server, story.Id);

        await RefusedAsync(server, one => one.Body += " and more");
        await RefusedAsync(server, one => one.Headline = "Another");
        await RefusedAsync(server, one => one.State = StoryState.Killed);
        await RefusedAsync(server, one => one.Position++);
        await RefusedAsync(server, one => one.LockedAt = null);
        await RefusedAsync(server, one => (one.LockedAt, one.Body) = (null, "x"));
        await RefusedAsync(server, one => one.EditionId = null);
        await RefusedAsync(server, one => one.EmbargoUntil = DateTimeOffset.UtcNow);
        await Should.ThrowAsync<LockedException>(() => server.WithAsync(async db =>
        {
            db.Remove(await db.Set<Story>().FirstAsync(one => one.Id == story.Id, TestContext.Current.CancellationToken));
            return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }));
        await Should.ThrowAsync<LockedException>(() => server.WithAsync(async db =>
        {
            db.Add(new Story
            {
                Id = new StoryId(Guid.CreateVersion7()), Kind = StoryKind.Item, PublicationId = before.PublicationId, IssueId = issue, EditionId = before.EditionId, Language = "en",
                Headline = "Late", CreatedAt = default, CreatedBy = default, ChangedAt = default, ChangedBy = default,
            });
            return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }));
        await Should.ThrowAsync<LockedException>(() => server.WithAsync(async db =>
        {
            // A correction of another revision is no pass.
            var one = await db.Set<Story>().FirstAsync(one => one.Id == story.Id, TestContext.Current.CancellationToken);
            one.Body = "x";
            db.Add(new Correction
            {
                Id = new CorrectionId(Guid.CreateVersion7()), IssueId = issue, StoryId = one.Id, Revision = 7, What = "x", Why = "x", AgreedBy = "x", At = default, By = default,
            });
            return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }));

        var after = await FindAsync(server, story.Id);
        (after.Body, after.Headline, after.State, after.Position, after.Revision, after.LockedAt).ShouldBe(
            (before.Body, before.Headline, before.State, before.Position, before.Revision, before.LockedAt));

        async Task RefusedAsync(TestServer there, Action<Story> change) => await Should.ThrowAsync<LockedException>(() => there.WithAsync(async db =>
        {
            change(await db.Set<Story>().FirstAsync(one => one.Id == story.Id, TestContext.Current.CancellationToken));
            return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }));
    }

    [Fact]
    public async Task An_issue_that_is_not_locked_shows_no_corrections_and_strangers_find_nothing_to_lock()
    {
        await using var server = await TestServer.StartAsync();
        var issue = await IssueStage.TakeInAsync(server, IssueStage.Text(IssueStage.Small()));
        var elsewhere = await server.SignInAsync(Role.EditorialBoard, Scope.Publication(Guid.NewGuid()));
        using var anybody = server.Visitor();

        (await anybody.GetAsync($"/issues/{issue}/corrections", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await elsewhere.Browser.GetAsync($"/issues/{issue}/lock", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await elsewhere.Browser.GetAsync($"/issues/{issue}/board", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await elsewhere.Browser.GetAsync($"/issues/{issue}/folder.zip", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    // Approves the depot and the editorial, leaves the bakery out, and locks.
    private static async Task<(IssueId Issue, Story Story)> LockAsync(TestServer server)
    {
        var issue = await IssueStage.TakeInAsync(server, IssueStage.Text(IssueStage.Small()));
        var editions = await IssueStage.EditionsAsync(server, issue);
        var depot = editions.Single(edition => edition.Slug == "bus-depot");
        var bakery = editions.Single(edition => edition.Slug == "paper-mill");
        await server.WithAsync(db => db.Set<Story>().Where(one => one.IssueId == issue && one.EditionId != bakery.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.State, StoryState.Approved), TestContext.Current.CancellationToken));
        await using (var scope = server.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<Handbill.Kernel.Data.HandbillDb>();
            await using var work = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await scope.ServiceProvider.GetRequiredService<IIssues>().ApproveAsync(depot.Id, TestContext.Current.CancellationToken);
            await work.CommitAsync(TestContext.Current.CancellationToken);
        }

        var board = await server.SignInAsync(Role.EditorialBoard, Scope.Organisation);
        var page = $"/issues/{issue}/lock";
        var answer = await board.Browser.SendAsync(page, page, ("Out", bakery.Id.ToString()));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.TextAsync());
        (await IssueStage.TakeOutAsync(server, issue)).Paths.ShouldNotContain("workplaces/paper-mill.md");
        var story = await server.WithAsync(db => db.Set<Story>().AsNoTracking().FirstAsync(one => one.EditionId == depot.Id, TestContext.Current.CancellationToken));
        story.LockedAt.ShouldNotBeNull();
        return (issue, story);
    }

    private static Task<Story> FindAsync(TestServer server, StoryId id) =>
        server.WithAsync(db => db.Set<Story>().AsNoTracking().FirstAsync(one => one.Id == id, TestContext.Current.CancellationToken));
}
