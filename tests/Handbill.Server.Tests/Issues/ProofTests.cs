using System.Net;
using Handbill.Desk.Contracts;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Handbill.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Server.Tests.Issues;

public sealed class ProofTests
{
    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task The_proof_to_read_is_byte_for_byte_what_the_press_makes_of_the_folder(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var issue = await IssueStage.TakeInAsync(server, IssueStage.Text(IssueStage.Read(IssueStage.Folder("samples/fortnight"))));
        var board = await server.SignInAsync(Role.EditorialBoard, Scope.Organisation);
        using var work = new WorkFolder();
        (await IssueStage.TakeOutAsync(server, issue)).WriteFolder(work.Path("issue"));
        new IssuePress().Press(new PressOptions { Folder = work.Path("issue"), Out = work.Path("out") }, null, TestContext.Current.CancellationToken);

        foreach (var edition in await IssueStage.EditionsAsync(server, issue))
        {
            var proof = await board.Browser.GetByteArrayAsync($"/editions/{edition.Id}/proof.pdf", TestContext.Current.CancellationToken);

            var pressed = await File.ReadAllBytesAsync(work.Path($"out/{edition.Slug}.pdf"), TestContext.Current.CancellationToken);
            proof.AsSpan().SequenceEqual(pressed).ShouldBeTrue(edition.Slug);
        }
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task The_page_tells_the_fit_and_leads_from_the_sheet_to_its_stories(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var (edition, stories) = await StageAsync(server);
        var member = await server.SignInAsync(Role.GroupMember, Scope.Group(edition.GroupId));

        var page = await member.Browser.TextAsync($"/editions/{edition.Id}/proof");

        page.ShouldContain("<dt>Front</dt>");
        foreach (var story in stories.Where(story => story.Kind == StoryKind.Item))
        {
            page.ShouldContain($"/stories/{story.Id}\"");
        }

        var picture = System.Text.RegularExpressions.Regex.Match(page, "<image href=\"([^\"]+)\"").Groups[1].Value;
        using var answer = await member.Browser.GetAsync(picture, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        using var again = new HttpRequestMessage(HttpMethod.Get, picture);
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        (await member.Browser.SendAsync(again, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Before_there_are_items_the_editorial_is_on_a_sheet_whose_back_is_empty(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var (depot, _) = await StageAsync(server);
        await server.WithAsync(db => db.Set<Story>().Where(story => story.Kind == StoryKind.Item).ExecuteDeleteAsync(TestContext.Current.CancellationToken));
        var editorial = await server.WithAsync(db => db.Set<Story>().AsNoTracking().FirstAsync(story => story.Kind == StoryKind.Editorial, TestContext.Current.CancellationToken));
        var editor = await server.SignInAsync(Role.DeskEditor, Scope.Organisation);

        (await editor.Browser.TextAsync($"/stories/{editorial.Id}")).ShouldContain($"/editions/{depot.Id}/proof");
        var page = await editor.Browser.TextAsync($"/editions/{depot.Id}/proof");

        page.ShouldContain("Exactly full");
        page.ShouldContain("Empty: there are no items yet");
        page.ShouldContain("Page 2 of 2");
        page.ShouldContain($"/stories/{editorial.Id}\"");
        page.ShouldNotContain("there are no items, write");
        var picture = System.Text.RegularExpressions.Regex.Match(page, "<image href=\"([^\"]+)\"").Groups[1].Value;
        (await editor.Browser.GetAsync(picture, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task What_is_being_typed_is_set_and_saved_nowhere(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var (edition, stories) = await StageAsync(server);
        var story = stories.First(one => one.Kind == StoryKind.Item);
        var member = await server.SignInAsync(Role.EditorialBoard, Scope.Organisation);
        var page = $"/editions/{edition.Id}/proof";
        var before = await member.Browser.TextAsync(page);
        var token = await member.Browser.TokenAsync($"/issues/{edition.IssueId}/lock");
        var typed = await PostAsync(member, page, token, story.Id, string.Join("\n\n", Enumerable.Repeat("Word after word after word, and none of them is short enough.", 200)));
        var empty = await PostAsync(member, page, token, story.Id, "");

        typed.Text.ShouldContain("data-fit=\"overset\"");
        typed.Text.ShouldContain("words to cut");
        empty.Text.ShouldContain("the item has no text");
        (await member.Browser.TextAsync(page)).ShouldContain(FitOf(before));
        (await server.WithAsync(db => db.Set<Story>().AsNoTracking().FirstAsync(one => one.Id == story.Id, TestContext.Current.CancellationToken))).Body.ShouldBe(story.Body);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_proof_notes_no_fit_whatever_was_typed_in_it(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var (edition, stories) = await StageAsync(server);
        var story = stories.First(one => one.Kind == StoryKind.Item);
        var member = await server.SignInAsync(Role.EditorialBoard, Scope.Organisation);
        var page = $"/editions/{edition.Id}/proof";
        var token = await member.Browser.TokenAsync($"/issues/{edition.IssueId}/lock");

        await PostAsync(member, page, token, story.Id, "Something else.", story);
        await PostAsync(member, page, token, story.Id, story.Body.ReplaceLineEndings("\r\n"), story);
        await member.Browser.TextAsync(page);
        var noted = (await IssueStage.EditionsAsync(server, edition.IssueId)).Single(one => one.Id == edition.Id);
        (noted.Fit, noted.FitVersion).ShouldBe(("", -1));
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Holding_an_item_shows_what_it_does_and_holds_nothing(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var (edition, stories) = await StageAsync(server);
        var others = stories.Where(one => one.Kind == StoryKind.Item).OrderBy(one => one.Position).Skip(1).ToList();
        var member = await server.SignInAsync(Role.GroupMember, Scope.Group(edition.GroupId));

        var page = await member.Browser.TextAsync($"/editions/{edition.Id}/proof?{string.Join('&', others.Select(one => $"held={one.Id}"))}");

        others.ShouldAllBe(one => !page.Contains($"/stories/{one.Id}\"", StringComparison.Ordinal));
        page.ShouldContain("Room for");
        (await server.WithAsync(db => db.Set<Story>().AsNoTracking().FirstAsync(one => one.Id == others[0].Id, TestContext.Current.CancellationToken))).State.ShouldBe(others[0].State);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Another_groups_proof_is_not_there_and_an_embargoed_item_is_only_for_its_desk(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var (edition, stories) = await StageAsync(server);
        var story = stories.First(one => one.Kind == StoryKind.Item);
        await server.WithAsync(db => db.Set<Story>().Where(one => one.Id == story.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.EmbargoUntil, DateTimeOffset.UtcNow.AddDays(3)), TestContext.Current.CancellationToken));
        var member = await server.SignInAsync(Role.GroupMember, Scope.Group(edition.GroupId));
        var stranger = await server.SignInAsync(Role.GroupMember, Scope.Group(new GroupId(Guid.NewGuid())));
        var printer = await server.SignInAsync(Role.PressOperator, Scope.Organisation);
        var page = $"/editions/{edition.Id}/proof";

        foreach (var address in new[] { page, page + ".pdf", $"/editions/{edition.Id}/proof/{new string('0', 32)}.png" })
        {
            (await stranger.Browser.GetAsync(address, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
        }

        (await member.Browser.TextAsync(page)).ShouldContain($"/stories/{story.Id}\"");
        (await printer.Browser.TextAsync(page)).ShouldNotContain($"/stories/{story.Id}\"");
        var zip = await printer.Browser.GetByteArrayAsync($"/issues/{edition.IssueId}/folder.zip", TestContext.Current.CancellationToken);
        IssueFiles.ReadArchive(new MemoryStream(zip), []).FindText($"workplaces/{edition.Slug}.md")!.ShouldNotContain(story.Headline);
        (await member.Browser.GetAsync($"/editions/{Guid.NewGuid():N}/proof", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await member.Browser.GetAsync("/editions/none/proof", TestContext.Current.CancellationToken)).StatusCode.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task While_an_item_is_typed_at_the_front_keeps_its_picture_and_the_back_gets_a_new_one(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var (edition, stories) = await StageAsync(server);
        var story = stories.Where(one => one.Kind == StoryKind.Item).MaxBy(one => one.Position)!;
        var member = await server.SignInAsync(Role.EditorialBoard, Scope.Organisation);
        var other = await server.SignInAsync(Role.EditorialBoard, Scope.Organisation);
        var token = await member.Browser.TokenAsync($"/issues/{edition.IssueId}/lock");
        var page = $"/editions/{edition.Id}/proof";

        var first = Pictures((await PostAsync(member, page, token, story.Id, "Somebody types a few words.", story)).Text);
        var then = Pictures((await PostAsync(member, page, token, story.Id, "Somebody types a few words more.", story)).Text);
        var again = Pictures((await PostAsync(member, page, token, story.Id, "Somebody types a few words.", story)).Text);

        then[0].ShouldBe(first[0]);
        then[1].ShouldNotBe(first[1]);
        again.ShouldBe(first);
        (await member.Browser.GetAsync(then[1], TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await other.Browser.GetAsync(then[1], TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        static List<string> Pictures(string text) =>
            [.. System.Text.RegularExpressions.Regex.Matches(text, "<image href=\"([^\"]+)\"").Select(match => match.Groups[1].Value)];
    }

    private static async Task<(EditionCard Edition, List<Story> Stories)> StageAsync(TestServer server)
    {
        var issue = await IssueStage.TakeInAsync(server, IssueStage.Text(IssueStage.Small()));
        var edition = (await IssueStage.EditionsAsync(server, issue)).Single(one => one.Slug == "bus-depot");
        return (edition, await server.WithAsync(db => db.Set<Story>().AsNoTracking().Where(one => one.EditionId == edition.Id).ToListAsync(TestContext.Current.CancellationToken)));
    }

    private static async Task<(HttpStatusCode Status, string Text)> PostAsync(SignedIn reader, string page, string token, StoryId story, string body, Story? saved = null)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["story"] = story.ToString(), ["Input.Headline"] = saved?.Headline ?? "A headline", ["Input.Kicker"] = saved?.Kicker ?? "",
            ["Input.Byline"] = saved?.Byline ?? "", ["Input.Body"] = body, ["__RequestVerificationToken"] = token,
        });
        using var ask = new HttpRequestMessage(HttpMethod.Post, page) { Content = form };
        ask.Headers.Add("X-Part", "proof");
        using var answer = await reader.Browser.SendAsync(ask, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return (answer.StatusCode, await answer.TextAsync());
    }

    private static string FitOf(string page) => System.Text.RegularExpressions.Regex.Match(page, "data-fit=\"[a-z]+\"").Value;
}
