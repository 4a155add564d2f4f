using System.Net;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Press.Publications;
using Handbill.Server.Tests.Groups;
using Handbill.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Server.Tests.Press;

public sealed class PublicationPageTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_publication_is_made_its_cadence_said_in_words_and_an_issue_opened_by_hand(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        await WorkplacePageTests.MakeAsync(server, "depot");
        var (_, browser, _) = await server.SignInAsync(Role.OrganisationSecretary, Scope.Organisation);

        (await (await browser.SendFormAsync("/publications/new", Filled(("then", "preview")))).Content.ReadAsStringAsync(Cancellation)).ShouldContain("Every second Monday, next: 17 March 2031");
        (await server.WithAsync(db => db.Set<Publication>().CountAsync(Cancellation))).ShouldBe(0);
        var made = await browser.SendFormAsync("/publications/new", Filled());

        made.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var publication = await server.WithAsync(db => db.Set<Publication>().SingleAsync(Cancellation));
        (publication.HandOutAt, publication.CopyBefore, publication.LockBefore).ShouldBe((360, (6 * 1440) - 840, (4 * 1440) - 840));
        (await browser.GetStringAsync(made.Headers.Location!.OriginalString, Cancellation)).ShouldContain("Every second Monday");
        (await browser.GetStringAsync("/publications", Cancellation)).ShouldContain("The Common Voice");

        var opened = await browser.SendFormAsync($"/publications/{publication.Id}/open", IssueFields("7", "2031-03-17"));
        opened.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.SendFormAsync($"/publications/{publication.Id}/open", IssueFields("7", "2031-03-31"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await browser.GetStringAsync(opened.Headers.Location!.OriginalString, Cancellation)).ShouldContain("The depot");
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Dates_move_and_editions_come_and_go_until_the_lock(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var edition = await SampleIssue.MakeAsync(server);
        var issue = await server.WithAsync(db => db.Set<PlannedIssue>().SingleAsync(Cancellation));
        var bakery = await WorkplacePageTests.MakeAsync(server, "bakery");
        var (_, browser, _) = await server.SignInAsync(Role.OrganisationSecretary, Scope.Organisation);
        var plan = $"/issues/{issue.Id}/plan";

        (await browser.SendFormAsync(plan, IssueFields("12", "2031-04-01"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.SendFormAsync(plan, IssueFields("12", "2031-04-02"))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await browser.SendFormAsync(plan, WorkplacePageTests.Fields(("workplace", bakery.Id.ToString())), "add")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.SendFormAsync(plan, WorkplacePageTests.Fields(("workplace", bakery.Id.ToString())), "add")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await browser.SendFormAsync($"/editions/{edition}/plan", WorkplacePageTests.Fields(("Input.Language", "es"), ("Input.Copies", "90"), ("Input.Version", "0")))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.SendFormAsync($"/editions/{edition}/plan", WorkplacePageTests.Fields(("Input.Language", "es"), ("Input.Copies", "many"), ("Input.Version", "1")))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        var changed = await server.WithAsync(db => db.Set<PlannedEdition>().SingleAsync(one => one.Id == edition, Cancellation));
        (changed.Language, changed.Copies, changed.CopyVersion).ShouldBe(("es", 90, 2));
        (await server.WithAsync(db => db.Set<PlannedIssue>().Select(one => one.Date).SingleAsync(Cancellation))).ShouldBe(new DateOnly(2031, 4, 1));
        (await browser.SendFormAsync($"/editions/{edition}/leave-out", WorkplacePageTests.Fields())).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await server.WithAsync(db => db.Set<PlannedEdition>().Select(one => one.Slug).SingleAsync(Cancellation))).ShouldBe("bakery");
        (await server.WithAsync(db => db.Set<AuditEntry>().Select(entry => entry.Act).ToListAsync(Cancellation)))
            .ShouldBe(["issue.reschedule", "edition.add", "edition.change", "edition.leave-out"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("Input.Name", "")]
    [InlineData("Input.Slug", "The Voice")]
    [InlineData("Input.Sheet", "A9")]
    [InlineData("Input.Style", "none such")]
    [InlineData("Input.Language", "klingon")]
    [InlineData("Input.Translations", "es, klingon")]
    [InlineData("Input.Inks", "black, black")]
    [InlineData("Input.Submit", "javascript:alert(1)")]
    [InlineData("Input.TimeZone", "Europe/Atlantis")]
    [InlineData("Input.EveryWeeks", "27")]
    [InlineData("Input.EveryWeeks", "often")]
    [InlineData("Input.FirstHandOut", "soon")]
    [InlineData("Input.HandOutAt", "25:00")]
    [InlineData("Input.CopyDays", "-1")]
    [InlineData("Input.CopyDays", "2")]
    [InlineData("Input.NextNumber", "0")]
    public async Task A_form_that_cannot_be_kept_is_shown_again_with_all_that_was_typed(string field, string value)
    {
        await using var server = await TestServer.StartAsync();
        var (_, browser, _) = await server.SignInAsync(Role.OrganisationSecretary, Scope.Organisation);

        var answer = await browser.SendFormAsync("/publications/new", Filled(("Input.Motto", "Written where we work"), (field, value)));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(Cancellation)).ShouldContain("Written where we work");
        (await server.WithAsync(db => db.Set<Publication>().CountAsync(Cancellation))).ShouldBe(0);
    }

    [Fact]
    public async Task Publications_are_not_there_for_who_may_not_keep_them()
    {
        await using var server = await TestServer.StartAsync();
        var edition = await SampleIssue.MakeAsync(server);
        var issue = await server.WithAsync(db => db.Set<PlannedIssue>().SingleAsync(Cancellation));
        var (_, secretary, _) = await server.SignInAsync(Role.OrganisationSecretary, Scope.Organisation);
        var (_, member, _) = await server.SignInAsync(Role.GroupMember, Scope.Organisation);

        foreach (var path in new[] { "/publications", "/publications/new", $"/publications/{issue.PublicationId}", $"/publications/{issue.PublicationId}/edit", $"/issues/{issue.Id}/plan", $"/editions/{edition}/plan", $"/editions/{edition}/leave-out" })
        {
            (await secretary.GetAsync(path, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK, path);
            (await member.GetAsync(path, Cancellation)).StatusCode.ShouldNotBe(HttpStatusCode.OK, path);
        }

        foreach (var path in new[] { "/publications/no-id", $"/publications/{Guid.NewGuid():N}/edit", $"/issues/{Guid.NewGuid():N}/plan", $"/editions/{Guid.NewGuid():N}/plan", "/calendar/no-such-secret.ics" })
        {
            (await secretary.GetAsync(path, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }
    }

    private static Dictionary<string, string> Filled(params (string Name, string Value)[] fields) => WorkplacePageTests.Fields(
    [
        ("Input.Name", "The Common Voice"), ("Input.Slug", "common-voice"), ("Input.Language", "en"), ("Input.Sheet", "A4"), ("Input.TimeZone", "Europe/Lisbon"),
        ("Input.EveryWeeks", "2"), ("Input.FirstHandOut", "2031-03-17"), ("Input.HandOutAt", "06:00"), ("Input.OpensDays", "14"), ("Input.OpensAt", "08:00"),
        ("Input.CopyDays", "6"), ("Input.CopyAt", "20:00"), ("Input.LockDays", "4"), ("Input.LockAt", "20:00"), ("Input.PressDays", "3"), ("Input.PressAt", "09:00"),
        ("Input.NextNumber", "7"), ("Input.Version", "0"), .. fields,
    ]);

    private static Dictionary<string, string> IssueFields(string number, string date) => WorkplacePageTests.Fields(
        ("Input.Number", number), ("Input.Date", date), ("Input.HandOutAt", "06:00"), ("Input.CopyDay", "2031-03-11"), ("Input.CopyAt", "20:00"),
        ("Input.LockDay", "2031-03-13"), ("Input.LockAt", "20:00"), ("Input.PressDay", "2031-03-14"), ("Input.PressAt", "09:00"), ("Input.Version", "0"));
}
