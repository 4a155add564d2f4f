using System.Net;
using Handbill.Desk.Contracts;
using Handbill.Desk.Locks;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Server.Tests.Hosting;
using Handbill.Server.Tests.Stories;
using Microsoft.EntityFrameworkCore;
using Forms = Handbill.Server.Tests.Stories.Forms;

namespace Handbill.Server.Tests.Editorials;

public sealed class EditorialDeskTests
{
    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task An_editorial_is_begun_at_its_desk_once_and_articles_as_often_as_wanted(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        var editor = await desk.EditorAsync();
        var page = $"/issues/{desk.Issue}/editorial";

        (await editor.Browser.SendAsync(page, page + "?handler=Begin", ("Headline", ""))).Status.ShouldBe(HttpStatusCode.BadRequest);
        var begun = await editor.Browser.SendAsync(page, page + "?handler=Begin", ("Headline", "Ten minutes"));
        begun.Status.ShouldBe(HttpStatusCode.Redirect);
        await editor.Browser.SendAsync(page, page + "?handler=Begin", ("Headline", "Twelve minutes"));
        (await editor.Browser.SendAsync(page, page + "?handler=Article", ("Article", " "))).Status.ShouldBe(HttpStatusCode.BadRequest);
        await editor.Browser.SendAsync(page, page + "?handler=Article", ("Article", "The long read"));

        var seen = await editor.Browser.ReadAsync(page);
        seen.ShouldContain("Ten minutes");
        seen.ShouldNotContain("Twelve minutes");
        seen.ShouldContain("The long read");
        (await editor.Browser.ReadAsync(begun.Location!)).ShouldContain($"/issues/{desk.Issue}/editorial");
        var stories = await desk.Server.WithAsync(db => db.Set<Story>().Where(one => one.Kind != StoryKind.Item).Select(one => one.Kind).ToListAsync(TestContext.Current.CancellationToken));
        stories.Order().ShouldBe([StoryKind.Editorial, StoryKind.Article]);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task The_board_locks_the_text_and_unlocks_it_with_a_reason(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        var id = await desk.AddEditorialAsync();
        var editor = await desk.EditorAsync();
        var board = await desk.Server.SignInAsync(Role.EditorialBoard, Scope.Publication(desk.Publication.Value));
        var page = $"/issues/{desk.Issue}/editorial";
        var before = await editor.Browser.ReadAsync($"/stories/{id}");

        (await editor.Browser.SendAsync(page, page + "?handler=Lock", ("story", id.ToString()))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await board.Browser.SendAsync(page, page + "?handler=Lock", ("story", Guid.NewGuid().ToString("N")))).Status.ShouldBe(HttpStatusCode.NotFound);
        await board.Browser.SendAsync(page, page + "?handler=Lock", ("story", id.ToString()));
        var locked = await desk.ReadAsync(id);
        (locked.LockedAt is not null, locked.LockedBy).ShouldBe((true, board.Account));

        var written = await editor.Browser.PostAsync($"/stories/{id}", Forms.Token(before), Forms.Story(before, ("Body", "Another text.")));
        written.Status.ShouldBe(HttpStatusCode.Conflict);
        await Should.ThrowAsync<LockedException>(() => ChangeAsync(desk, id, story => story.Body = "Another text."));
        await Should.ThrowAsync<LockedException>(() => ChangeAsync(desk, id, story => (story.LockedAt, story.Body) = (null, "Another text.")));

        // A translation goes on.
        var side = $"/stories/{id}/translations/fr";
        (await board.Browser.SendAsync(side, side, Row("Headline", "Ten minutes", "", "", "Dix minutes"))).Status.ShouldBe(HttpStatusCode.Redirect);

        (await board.Browser.SendAsync(page, page + "?handler=Unlock", ("story", id.ToString()), ("reason", " "))).Status.ShouldBe(HttpStatusCode.BadRequest);
        await board.Browser.SendAsync(page, page + "?handler=Unlock", ("story", id.ToString()), ("reason", "The date was wrong."));
        (await desk.ReadAsync(id)).LockedAt.ShouldBeNull();
        (await editor.Browser.ReadAsync($"/stories/{id}/comments")).ShouldContain("The date was wrong.");
        (await desk.ReadAsync(id)).Body.ShouldBe("Last month the early shift was moved.");
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task What_is_locked_with_its_issue_is_not_unlocked(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        var id = await desk.AddEditorialAsync(story => story.LockedAt = DateTimeOffset.UtcNow);
        await desk.Server.WithAsync(db => db.Set<Handbill.Press.Publications.PlannedIssue>().Where(one => one.Id == desk.Issue)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.LockedAt, DateTimeOffset.UtcNow), TestContext.Current.CancellationToken));
        var board = await desk.Server.SignInAsync(Role.EditorialBoard, Scope.Publication(desk.Publication.Value));
        var token = Forms.Token(await board.Browser.ReadAsync($"/issues/{desk.Issue}/lock"));

        await board.Browser.PostAsync($"/issues/{desk.Issue}/editorial?handler=Unlock", token, ("story", id.ToString()), ("reason", "Please."));
        (await desk.ReadAsync(id)).LockedAt.ShouldNotBeNull();
        await Should.ThrowAsync<LockedException>(() => ChangeAsync(desk, id, story => story.LockedAt = null));
    }

    [Fact]
    public async Task The_desk_of_another_publication_is_not_there()
    {
        await using var desk = await TwoGroups.StartAsync(StoreKind.Sqlite);
        var id = await desk.AddEditorialAsync();
        foreach (var stranger in new[]
        {
            await desk.Server.SignInAsync(Role.Translator, Scope.Publication(Guid.NewGuid())), await desk.Server.SignInAsync(Role.EditorialBoard, Scope.Publication(Guid.NewGuid())),
            await desk.MemberAsync(), await desk.Server.SignInAsync(Role.PressOperator, Scope.Organisation),
        })
        {
            foreach (var path in new[] { $"/issues/{desk.Issue}/editorial", $"/stories/{id}/translations/fr" })
            {
                (await stranger.Browser.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
            }
        }
    }

    internal static (string, string)[] Row(string prefix, string source, string was, string before, string target) =>
        [(prefix + "Source", source), (prefix + "Was", was), (prefix + "Before", before), (prefix + "Target", target)];

    private static Task<int> ChangeAsync(TwoGroups desk, StoryId id, Action<Story> change) => desk.Server.WithAsync(async db =>
    {
        change(await db.Set<Story>().FirstAsync(one => one.Id == id, TestContext.Current.CancellationToken));
        return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    });
}
