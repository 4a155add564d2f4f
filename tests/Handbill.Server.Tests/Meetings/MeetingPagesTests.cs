using System.Net;
using Handbill.Desk.Contracts;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Server.Tests.Hosting;
using Answer = Handbill.Server.Tests.Stories.Answer;
using Forms = Handbill.Server.Tests.Stories.Forms;
using TwoGroups = Handbill.Server.Tests.Stories.TwoGroups;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Server.Tests.Meetings;

public sealed class MeetingPagesTests
{
    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task An_edition_is_approved_when_all_its_items_are_and_a_change_takes_it_back(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        var items = await desk.ThreeAsync();
        var member = await desk.MemberAsync();

        (await desk.DecideAsync(member.Browser, items[0], "Approve")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await desk.DecideAsync(member.Browser, items[1], "Hold", why: "The price list is not out.")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await desk.IsApprovedAsync()).ShouldBeFalse();
        (await desk.DecideAsync(member.Browser, items[2], "Approve")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await desk.IsApprovedAsync()).ShouldBeTrue();
        (await Forms.ReadAsync(member.Browser, desk.Page())).ShouldContain("The edition is approved");

        // One meeting, begun by the first decision; each decision is of the text that was read.
        (await desk.MeetingsAsync()).ShouldHaveSingleItem().EndedAt.ShouldBeNull();
        (await desk.DecisionsAsync()).Select(one => (one.Kind, one.Revision, one.Text)).ShouldBe(
            [(DecisionKind.Approve, 1, ""), (DecisionKind.Hold, 1, "The price list is not out."), (DecisionKind.Approve, 1, "")], ignoreOrder: true);
        (await ActsAsync(desk)).ShouldBe(["meeting.begin", "meeting.approve", "meeting.hold", "meeting.approve"], ignoreOrder: true);

        // What was held comes back: not all are approved any more.
        (await desk.DecideAsync(member.Browser, items[1], "Reopen")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await desk.ReadAsync(items[1])).State.ShouldBe(StoryState.Ready);
        (await desk.IsApprovedAsync()).ShouldBeFalse();
        (await desk.DecideAsync(member.Browser, items[1], "Kill")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await desk.IsApprovedAsync()).ShouldBeTrue();

        // Taking an approval back leaves the item as far as it was.
        (await desk.DecideAsync(member.Browser, items[2], "Reopen")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await desk.ReadAsync(items[2])).State.ShouldBe(StoryState.Draft);
        await desk.DecideAsync(member.Browser, items[2], "Approve");
        await desk.WriteAsync(member.Browser, items[0], "Not what was read.");
        (await desk.IsApprovedAsync()).ShouldBeFalse();
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_decision_about_what_changed_meanwhile_does_nothing_and_shows_both(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        var items = await desk.ThreeAsync();
        var member = await desk.MemberAsync();
        var opened = await Forms.ReadAsync(member.Browser, desk.Page());
        await desk.WriteAsync(member.Browser, items[0], "The boiler broke on Friday. Nobody came.\n\nA plate costs forty more.");

        var answer = await desk.DecideAsync(member.Browser, items[0], "Approve", opened);
        answer.Status.ShouldBe(HttpStatusCode.Conflict);
        answer.Page.ShouldContain("This item changed meanwhile");
        answer.Page.ShouldContain("<del>Monday</del>");
        answer.Page.ShouldContain("<ins>Friday</ins>");
        (await desk.ReadAsync(items[0])).State.ShouldBe(StoryState.Ready);

        // Somebody else killed it: it is not brought back by who did not know.
        await desk.DecideAsync(member.Browser, items[1], "Kill");
        (await desk.DecideAsync(member.Browser, items[1], "Approve", opened)).Status.ShouldBe(HttpStatusCode.Conflict);
        (await desk.ReadAsync(items[1])).State.ShouldBe(StoryState.Killed);
        (await desk.DecideAsync(member.Browser, items[1], "Kill", opened)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await desk.DecisionsAsync()).Length.ShouldBe(1);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task What_is_sent_twice_is_done_once(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        var items = await desk.ThreeAsync();
        var member = await desk.MemberAsync();
        var opened = await Forms.ReadAsync(member.Browser, desk.Page());
        var id = Guid.NewGuid();

        await desk.DecideAsync(member.Browser, items[0], "Approve", opened, id);
        await desk.DecideAsync(member.Browser, items[0], "Reopen");
        (await desk.DecideAsync(member.Browser, items[0], "Approve", opened, id)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await desk.ReadAsync(items[0])).State.ShouldBe(StoryState.Ready);

        var amend = Guid.NewGuid().ToString("N");
        for (var send = 0; send < 2; send++)
        {
            (await AmendAsync(desk, member.Browser, items[1], 1, "Amended.", amend)).Status.ShouldBe(HttpStatusCode.Redirect);
        }

        (await desk.RevisionsAsync(items[1])).Length.ShouldBe(2);
        var task = Guid.NewGuid().ToString("N");
        await desk.SendAsync(member.Browser, "Task", ("decision", task), ("text", "Ask about the boiler."));
        await desk.SendAsync(member.Browser, "Task", ("decision", task), ("text", "Ask about the boiler."));
        (await desk.DecisionsAsync()).Count(one => one.Kind == DecisionKind.Task).ShouldBe(1);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Of_what_arrives_at_the_same_moment_one_decision_holds(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        var items = await desk.ThreeAsync();
        var member = await desk.MemberAsync();
        var opened = await Forms.ReadAsync(member.Browser, desk.Page());
        var id = Guid.NewGuid();

        var same = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => desk.DecideAsync(member.Browser, items[0], "Approve", opened, id)));
        same.ShouldAllBe(answer => answer.Status == HttpStatusCode.Redirect);
        var different = await Task.WhenAll(new[] { "Approve", "Hold", "Kill" }.Select(one => desk.DecideAsync(member.Browser, items[1], one, opened)));
        different.Count(answer => answer.Status == HttpStatusCode.Redirect).ShouldBe(1);
        different.Count(answer => answer.Status == HttpStatusCode.Conflict).ShouldBe(2);
        (await desk.DecisionsAsync()).Length.ShouldBe(2);
        (await desk.MeetingsAsync()).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_full_sheet_is_a_small_page()
    {
        await using var desk = await TwoGroups.StartAsync(StoreKind.Sqlite);
        for (var item = 1; item <= 12; item++)
        {
            await desk.AddAsync(
                story => (story.Headline, story.State, story.Position) = ($"What the late shift said about lamp {item}", StoryState.Ready, item),
                string.Join(' ', Enumerable.Repeat("The lamp over the yard has been out since Monday.", 8)));
        }

        var page = await Forms.ReadAsync((await desk.MemberAsync()).Browser, desk.Page());
        TestContext.Current.TestOutputHelper?.WriteLine($"{page.Length} characters");
        page.Length.ShouldBeLessThan(100_000);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Two_who_amend_at_once_lose_no_word(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        var items = await desk.ThreeAsync();
        var member = await desk.MemberAsync();

        await AmendAsync(desk, member.Browser, items[0], 1, "The boiler broke on Friday. Nobody came.\n\nA plate costs forty more.");
        await AmendAsync(desk, member.Browser, items[0], 1, "The boiler broke on Monday. Nobody came.\n\nA plate costs fifty more.");
        (await desk.ReadAsync(items[0])).Body.ShouldBe("The boiler broke on Friday. Nobody came.\n\nA plate costs fifty more.");
        var touched = await AmendAsync(desk, member.Browser, items[0], 1, "The boiler broke on Sunday. Nobody came.\n\nA plate costs forty more.");
        touched.Status.ShouldBe(HttpStatusCode.Conflict);
        touched.Page.ShouldContain("Two wrote at once");
        touched.Page.ShouldContain("Sunday");
        (await desk.ReadAsync(items[0])).Body.ShouldContain("Friday");
        (await desk.DecisionsAsync()).Select(one => (one.Kind, one.Revision)).ShouldBe([(DecisionKind.Amend, 2), (DecisionKind.Amend, 3)]);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task The_order_changes_by_a_button_or_as_a_whole_unless_somebody_else_changed_it(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        var items = await desk.ThreeAsync();
        var member = await desk.MemberAsync();
        var seen = string.Join(',', items);

        (await desk.SendAsync(member.Browser, "Order", ("seen", seen), ("move", $"{items[2]} -1"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await OrderAsync(desk)).ShouldBe([items[0], items[2], items[1]]);
        var late = await desk.SendAsync(member.Browser, "Order", ("seen", seen), ("wanted", $"{items[1]},{items[0]},{items[2]}"));
        late.Status.ShouldBe(HttpStatusCode.Conflict);
        late.Page.ShouldContain("Somebody else changed the order meanwhile");
        (await OrderAsync(desk)).ShouldBe([items[0], items[2], items[1]]);
        foreach (var wanted in new[] { "", "x", seen + "," + items[0], $"{items[0]},{items[1]}" })
        {
            (await desk.SendAsync(member.Browser, "Order", ("seen", seen), ("wanted", wanted))).Status.ShouldBe(HttpStatusCode.BadRequest);
        }

        foreach (var move in new[] { "", "up", $"{items[0]} -1", $"{items[0]} 9", $"{items[0]} x", $"{items[0]} -2147483648", $"{Guid.NewGuid():N} 1" })
        {
            (await desk.SendAsync(member.Browser, "Order", ("seen", seen), ("move", move))).Status.ShouldBe(HttpStatusCode.BadRequest);
        }
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Who_follows_up_is_in_the_minutes_and_shown_until_it_is_done(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        var items = await desk.ThreeAsync();
        var member = await desk.MemberAsync();
        await desk.SendAsync(member.Browser, "Task", ("story", items[0].ToString()), ("text", "Ask when the boiler is mended."), ("who", "Heron"), ("due", "2026-12-04"));
        await desk.SendAsync(member.Browser, "End");

        // The next meeting, of the next issue, begins with it.
        var next = await Forms.ReadAsync(member.Browser, $"/editions/{desk.DepotNext}/meeting");
        next.ShouldContain("Ask when the boiler is mended.");
        next.ShouldContain("Heron");
        var minutes = $"/editions/{desk.DepotEdition}/meeting/minutes";
        var page = await Forms.ReadAsync(member.Browser, minutes);
        page.ShouldContain("4 December 2026");
        var meeting = (await desk.MeetingsAsync()).ShouldHaveSingleItem();
        meeting.EndedAt.ShouldNotBeNull();

        (string, string)[] fields = [("meeting", meeting.Id.ToString()), ("text", "Read by the early shift."), ("people", "7"), ("version", Forms.Value(page, "version"))];
        (await Forms.PostAsync(member.Browser, minutes, Forms.Token(page), fields)).Status.ShouldBe(HttpStatusCode.Redirect);
        page = await Forms.ReadAsync(member.Browser, minutes);
        page.ShouldContain("7 people took part");

        // Who had an older page before them sees both, and overwrites nothing.
        fields[1] = ("text", "Read by the late shift.");
        var both = await Forms.PostAsync(member.Browser, minutes, Forms.Token(page), fields);
        both.Status.ShouldBe(HttpStatusCode.Conflict);
        both.Page.ShouldContain("Read by the early shift.");
        both.Page.ShouldContain("Read by the late shift.");
        fields[2] = ("people", "Heron and Wren");
        (await Forms.PostAsync(member.Browser, minutes, Forms.Token(page), fields)).Status.ShouldBe(HttpStatusCode.BadRequest);

        var task = (await desk.DecisionsAsync()).Single(one => one.Kind == DecisionKind.Task);
        await Forms.PostAsync(member.Browser, minutes + "?handler=Done", Forms.Token(page), ("decision", task.Id.ToString()), ("done", "true"));
        (await Forms.ReadAsync(member.Browser, $"/editions/{desk.DepotNext}/meeting")).ShouldNotContain("Ask when the boiler is mended.");
        await Forms.PostAsync(member.Browser, minutes + "?handler=Resume", Forms.Token(page));
        (await desk.MeetingsAsync()).ShouldHaveSingleItem().EndedAt.ShouldBeNull();
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task After_the_lock_a_meeting_decides_nothing_and_says_so(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        var items = await desk.ThreeAsync();
        var member = await desk.MemberAsync();
        var opened = await Forms.ReadAsync(member.Browser, desk.Page());
        await desk.DecideAsync(member.Browser, items[1], "Hold", opened);
        await desk.LockAsync();

        foreach (var answer in new[]
        {
            await desk.DecideAsync(member.Browser, items[0], "Approve", opened),
            await desk.SendAsync(member.Browser, "Amend", ("story", items[0].ToString()), ("revision", "1"), ("headline", "Late"), ("body", "Late.")),
            await desk.SendAsync(member.Browser, "Amend", ("story", items[1].ToString()), ("revision", "1"), ("headline", "Late"), ("body", "Late.")),
            await desk.SendAsync(member.Browser, "Order", ("seen", string.Join(',', items)), ("move", $"{items[0]} 1")),
            await desk.SendAsync(member.Browser, "Begin"),
        })
        {
            answer.Status.ShouldBe(HttpStatusCode.Conflict);
            answer.Page.ShouldContain("a meeting decides nothing about it any more");
        }

        (await desk.ReadAsync(items[0])).State.ShouldBe(StoryState.Ready);
        (await Forms.ReadAsync(member.Browser, desk.Page())).ShouldNotContain("value=\"Approve\"");
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Bad_input_is_refused_and_nothing_typed_is_lost(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        var items = await desk.ThreeAsync();
        var member = await desk.MemberAsync();
        var id = items[0].ToString();
        foreach (var fields in new (string, string)[][]
        {
            [("story", id)], [("story", id), ("kind", "Task"), ("revision", "1"), ("state", "Ready")], [("story", id), ("kind", "Approve"), ("revision", "x"), ("state", "Ready")],
            [("story", id), ("kind", "Approve"), ("revision", "1"), ("state", "Eaten")], [("decision", "x"), ("story", id), ("kind", "Approve"), ("revision", "1"), ("state", "Ready")],
            [("story", id), ("kind", "Hold"), ("revision", "1"), ("state", "Ready"), ("why", new string('x', 500))],
        })
        {
            (await desk.SendAsync(member.Browser, "Decide", fields)).Status.ShouldBe(HttpStatusCode.BadRequest);
        }

        var task = await desk.SendAsync(member.Browser, "Task", ("story", id), ("text", ""), ("who", "The night shift"), ("due", "soon"));
        task.Status.ShouldBe(HttpStatusCode.BadRequest);
        task.Page.ShouldContain("value=\"The night shift\"");
        task.Page.ShouldContain("Choose a day");
        var amend = await desk.SendAsync(member.Browser, "Amend", ("story", id), ("revision", "1"), ("headline", ""), ("body", "Typed and kept."));
        amend.Status.ShouldBe(HttpStatusCode.BadRequest);
        amend.Page.ShouldContain("Typed and kept.");
        (await desk.DecisionsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task What_is_another_groups_is_not_there_and_the_desk_reads_but_does_not_decide(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        var items = await desk.ThreeAsync();
        var (member, neighbour, editor) = (await desk.MemberAsync(), await desk.NeighbourAsync(), await desk.EditorAsync());
        await desk.SendAsync(member.Browser, "Task", ("text", "Ask the fitter."), ("who", "Heron"));
        foreach (var page in new[] { desk.Page(), desk.Page() + "/minutes", $"/editions/{desk.DepotEdition}/reading-copy", $"/editions/{Guid.NewGuid():N}/meeting" })
        {
            await Forms.ReadAsync(neighbour.Browser, page, HttpStatusCode.NotFound);
        }

        var own = await Forms.ReadAsync(neighbour.Browser, $"/editions/{desk.BakeryEdition}/meeting");
        foreach (var handler in new[] { "Decide", "Amend", "Order", "Task", "Done", "Begin", "End" })
        {
            (await Forms.PostAsync(neighbour.Browser, $"{desk.Page()}?handler={handler}", Forms.Token(own), ("story", items[0].ToString()))).Status
                .ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.BadRequest);
        }

        // An item of another edition is no item of this one.
        var elsewhere = await desk.AddAsync(story => (story.EditionId, story.GroupId) = (desk.BakeryEdition, desk.Bakery));
        (await desk.SendAsync(member.Browser, "Decide", ("story", elsewhere.ToString()), ("kind", "Kill"), ("revision", "1"), ("state", "Draft"))).Status.ShouldBe(HttpStatusCode.NotFound);

        // Names stay in the group.
        var read = await Forms.ReadAsync(editor.Browser, desk.Page());
        read.ShouldContain("Hot water is back");
        read.ShouldNotContain("Heron");
        read.ShouldNotContain("value=\"Approve\"");
        await Forms.ReadAsync(editor.Browser, desk.Page() + "/minutes", HttpStatusCode.NotFound);
        (await desk.SendAsync(editor.Browser, "Decide", ("story", items[0].ToString()), ("kind", "Approve"), ("revision", "1"), ("state", "Ready"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Forms.ReadAsync(editor.Browser, $"/editions/{desk.DepotEdition}/reading-copy")).ShouldContain("Canteen prices");
    }

    [Fact]
    public async Task The_ways_to_the_meeting_are_on_the_editions_page_and_on_the_board()
    {
        await using var desk = await TwoGroups.StartAsync(StoreKind.Sqlite);
        var items = await desk.ThreeAsync();
        (await Forms.ReadAsync((await desk.MemberAsync()).Browser, $"/stories/edition/{desk.DepotEdition}")).ShouldContain($"href=\"{desk.Page()}\"");
        var editor = await desk.EditorAsync();
        (await Forms.ReadAsync(editor.Browser, $"/issues/{desk.Issue}/board")).ShouldContain($"href=\"{desk.Page()}\"");

        // The board tells what the meeting did.
        var member = await desk.MemberAsync();
        foreach (var item in items)
        {
            await desk.DecideAsync(member.Browser, item, "Approve");
        }

        var board = await Forms.ReadAsync(editor.Browser, $"/issues/{desk.Issue}/board");
        board.ShouldContain("being read");
        board.ShouldContain("approved by its group");
        await desk.SendAsync(member.Browser, "End");
        (await Forms.ReadAsync(editor.Browser, $"/issues/{desk.Issue}/board")).ShouldContain("read aloud");
    }

    private static Task<Answer> AmendAsync(TwoGroups desk, HttpClient browser, StoryId story, int revision, string body, string? id = null) => desk.SendAsync(
        browser, "Amend", ("decision", id ?? Guid.NewGuid().ToString("N")), ("story", story.ToString()), ("revision", $"{revision}"), ("headline", "Hot water is back"), ("body", body));

    private static Task<StoryId[]> OrderAsync(TwoGroups desk) => desk.Server.WithAsync(db => db.Set<Handbill.Desk.Stories.Story>().AsNoTracking()
        .Where(one => one.EditionId == desk.DepotEdition).OrderBy(one => one.Position).Select(one => one.Id).ToArrayAsync(TestContext.Current.CancellationToken));

    private static Task<string[]> ActsAsync(TwoGroups desk) => desk.Server.WithAsync(db => db.Set<AuditEntry>().AsNoTracking()
        .Where(one => one.Act.StartsWith("meeting.")).OrderBy(one => one.Number).Select(one => one.Act).ToArrayAsync(TestContext.Current.CancellationToken));
}
