using System.Net;
using Handbill.Desk.Contracts;
using Handbill.Desk.Pictures;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Ids;
using Handbill.Server.Tests.Hosting;

namespace Handbill.Server.Tests.Stories;

/// <summary>Every page of a story, its pictures and the search, asked by each role: who may not see it is not told that it is there.</summary>
public sealed class StorySightTests
{
    private const string Secret = "marigold";

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task An_item_is_seen_by_its_group_and_the_desk_alone(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        var id = await desk.AddAsync(story => story.Headline = $"About the {Secret}");
        var picture = await AddPictureAsync(desk, id, desk.Depot);

        foreach (var (role, scope, sees) in Roles(desk, item: true))
        {
            await WalkAsync(desk, id, picture, await desk.Server.SignInAsync(role, scope), sees, $"{role} of {scope.Kind}");
        }
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task An_editorial_is_seen_by_the_desk_and_its_translators_alone(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        var id = await desk.AddEditorialAsync(story => story.Headline = $"About the {Secret}");
        var picture = await AddPictureAsync(desk, id, null);

        foreach (var (role, scope, sees) in Roles(desk, item: false))
        {
            await WalkAsync(desk, id, picture, await desk.Server.SignInAsync(role, scope), sees, $"{role} of {scope.Kind}");
        }
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task What_is_under_an_embargo_is_seen_by_those_who_write_it_until_its_time_has_come(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        var hidden = await desk.AddEditorialAsync(story => (story.Headline, story.EmbargoUntil) = ($"About the {Secret}", DateTimeOffset.UtcNow.AddHours(1)));
        var picture = await AddPictureAsync(desk, hidden, null);
        var translator = await desk.Server.SignInAsync(Role.Translator, Scope.Publication(desk.Publication.Value));

        await WalkAsync(desk, hidden, picture, translator, sees: false, "translator");
        await WalkAsync(desk, hidden, picture, await desk.EditorAsync(), sees: true, "desk editor");
        var past = await desk.AddEditorialAsync(story => (story.Headline, story.EmbargoUntil) = ($"Past {Secret}", DateTimeOffset.UtcNow.AddHours(-1)));
        (await translator.Browser.ReadAsync($"/stories/{past}")).ShouldContain("Past");
        (await translator.Browser.ReadAsync($"/search?q={Secret}")).ShouldNotContain("About the");
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Who_sees_a_story_but_may_not_write_it_changes_nothing(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        var id = await desk.AddEditorialAsync();
        var translator = await desk.Server.SignInAsync(Role.Translator, Scope.Publication(desk.Publication.Value));
        var page = await translator.Browser.ReadAsync($"/stories/{id}/comments");
        page.ShouldNotContain("Take it");

        foreach (var address in new[] { $"/stories/{id}", $"/stories/{id}?handler=State", $"/stories/{id}/revisions", $"/stories/{id}/pictures?handler=Put", $"/stories/{id}/pictures" })
        {
            var answer = await translator.Browser.PostAsync(
                address, Forms.Token(page), ("Input.Headline", "Mine"), ("Input.Body", "Mine"), ("Input.Language", "en"), ("Input.BasedOn", "1"), ("to", "Ready"), ("number", "1"), ("basedOn", "1"));
            answer.Status.ShouldBe(HttpStatusCode.NotFound, address);
        }

        (await desk.ReadAsync(id)).Version.ShouldBe(0);
    }

    private static IEnumerable<(Role Role, Scope Scope, bool Sees)> Roles(TwoGroups desk, bool item)
    {
        var (own, other) = (Scope.Publication(desk.Publication.Value), Scope.Publication(Guid.NewGuid()));
        yield return (Role.GroupMember, Scope.Group(desk.Depot), item);
        yield return (Role.GroupSecretary, Scope.Group(desk.Depot), item);
        yield return (Role.GroupMember, Scope.Group(desk.Bakery), false);
        yield return (Role.DeskEditor, own, true);
        yield return (Role.DeskEditor, Scope.Organisation, true);
        yield return (Role.DeskEditor, other, false);
        yield return (Role.EditorialBoard, own, true);
        yield return (Role.EditorialBoard, other, false);
        yield return (Role.Translator, own, !item);
        yield return (Role.Translator, other, false);
        yield return (Role.PressOperator, Scope.Organisation, false);
        yield return (Role.Distributor, Scope.Organisation, false);
        yield return (Role.OrganisationSecretary, Scope.Organisation, false);
        yield return (Role.Administrator, Scope.Organisation, false);
    }

    private static async Task WalkAsync(TwoGroups desk, StoryId id, PictureId picture, SignedIn who, bool sees, string name)
    {
        foreach (var path in new[] { $"/stories/{id}", $"/stories/{id}/comments", $"/stories/{id}/revisions", $"/stories/{id}/pictures", $"/pictures/{picture}" })
        {
            var answer = await who.Browser.GetAsync(path, TestContext.Current.CancellationToken);
            answer.StatusCode.ShouldBe(sees ? HttpStatusCode.OK : HttpStatusCode.NotFound, $"{path} for {name}");
        }

        foreach (var path in new[] { "/stories", $"/stories?issue={desk.Issue}", $"/search?q={Secret}", $"/search?q=boiler*&order=newest", $"/search?q=early+shift" })
        {
            var page = await who.Browser.ReadAsync(path);
            if (path.Contains(Secret, StringComparison.Ordinal) || path.StartsWith("/stories", StringComparison.Ordinal))
            {
                page.Contains("About the", StringComparison.Ordinal).ShouldBe(sees, $"{path} for {name}");
            }
        }
    }

    private static async Task<PictureId> AddPictureAsync(TwoGroups desk, StoryId story, GroupId? group)
    {
        var picture = new Picture
        {
            Id = NewId.Of<PictureId>(TimeProvider.System), IssueId = desk.Issue, GroupId = group, Path = $"images/{story}.png", Bytes = [1, 2, 3], Hash = "00", Width = 1, Height = 1,
            AddedAt = DateTimeOffset.UtcNow, AddedBy = new AccountId(Guid.NewGuid()),
        };
        await desk.Server.WithAsync(async db =>
        {
            db.Add(picture);
            var row = (await db.FindAsync<Handbill.Desk.Stories.Story>(story))!;
            row.Body += $"\n\n![A gate]({picture.Path})";
            return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        return picture.Id;
    }
}
