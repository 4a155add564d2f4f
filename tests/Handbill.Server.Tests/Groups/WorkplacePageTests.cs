using System.Net;
using Handbill.Groups.Contracts;
using Handbill.Groups.Groups;
using Handbill.Groups.Workplaces;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Ids;
using Handbill.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Server.Tests.Groups;

public sealed class WorkplacePageTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_secretary_of_the_organisation_makes_a_group_and_its_workplace(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var (_, browser, _) = await server.SignInAsync(Role.OrganisationSecretary, Scope.Organisation);

        (await browser.SendFormAsync("/groups/new", Fields(("Input.Name", "Depot group")))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var group = await server.WithAsync(db => db.Set<Group>().SingleAsync(Cancellation));
        var made = await browser.SendFormAsync("/workplaces/new", Fields(
            ("Input.Name", "Riverside Depot"), ("Input.Group", group.Id.ToString()), ("Input.Languages", "en, es"), ("Input.Copies", "120"),
            ("Input.Gates", "Main gate\nYard"), ("Input.Shifts", "Early 06:00-14:00\nNight 22:00-06:00")));

        made.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var workplace = await server.WithAsync(db => db.Set<Workplace>().Include(one => one.Gates).Include(one => one.Shifts).SingleAsync(Cancellation));
        (workplace.Slug, workplace.UsualCopies, workplace.Gates.Count, workplace.Shifts.Count).ShouldBe(("riverside-depot", 120, 2, 2));
        workplace.Languages.ShouldBe(["en", "es"]);
        (await server.WithAsync(db => db.Set<AuditEntry>().Select(entry => entry.Act).OrderBy(act => act).ToListAsync(Cancellation))).ShouldBe(["group.make", "workplace.make"]);
        (await browser.GetStringAsync("/workplaces?by=region", Cancellation)).ShouldContain("Riverside Depot");
        (await browser.GetStringAsync("/workplaces?q=nothing-like-it", Cancellation)).ShouldNotContain("Riverside Depot");
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_group_s_secretary_keeps_its_workplaces_and_no_others(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var (mine, theirs) = (await MakeAsync(server, "depot"), await MakeAsync(server, "bakery"));
        var (_, browser, _) = await server.SignInAsync(Role.GroupSecretary, Scope.Group(mine.GroupId));

        (await browser.GetAsync($"/workplaces/{mine.Id}", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.GetAsync($"/workplaces/{theirs.Id}", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await browser.GetAsync($"/workplaces/{theirs.Id}/archive", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await browser.GetAsync("/workplaces/no-id", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await browser.GetStringAsync("/workplaces", Cancellation)).ShouldNotContain("bakery");
        (await browser.GetStringAsync("/workplaces/export.csv", Cancellation)).ShouldNotContain("bakery");
        (await browser.GetAsync("/groups", Cancellation)).StatusCode.ShouldNotBe(HttpStatusCode.OK);
        var moved = await browser.SendFormAsync($"/workplaces/{mine.Id}", Filled(mine, ("Input.Group", theirs.GroupId.ToString())));
        moved.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await FindAsync(server, mine.Id)).GroupId.ShouldBe(mine.GroupId);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Two_who_change_one_workplace_see_both_versions_and_nothing_is_overwritten(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var workplace = await MakeAsync(server, "depot");
        var (_, browser, _) = await server.SignInAsync(Role.OrganisationSecretary, Scope.Organisation);
        (await browser.SendFormAsync($"/workplaces/{workplace.Id}", Filled(workplace, ("Input.Copies", "300")))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var second = await browser.SendFormAsync($"/workplaces/{workplace.Id}", Filled(workplace, ("Input.Copies", "250")));

        second.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await second.Content.ReadAsStringAsync(Cancellation);
        page.ShouldContain("250");
        page.ShouldContain("300");
        (await FindAsync(server, workplace.Id)).UsualCopies.ShouldBe(300);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task What_has_a_history_is_archived_and_what_has_none_may_be_deleted(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        await SampleIssue.MakeAsync(server);
        var printed = await server.WithAsync(db => db.Set<Workplace>().SingleAsync(Cancellation));
        var fresh = await MakeAsync(server, "bakery");
        var (_, browser, _) = await server.SignInAsync(Role.OrganisationSecretary, Scope.Organisation);

        (await browser.SendFormAsync($"/workplaces/{printed.Id}/archive", Fields(), "delete")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await browser.SendFormAsync($"/workplaces/{printed.Id}/archive", Fields())).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.SendFormAsync($"/workplaces/{fresh.Id}/archive", Fields(), "delete")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.SendFormAsync($"/workplaces/{printed.Id}", Filled(printed, ("Input.Slug", "another"), ("Input.Version", "1")))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await browser.SendFormAsync($"/groups/{printed.GroupId}/archive", Fields(), "delete")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await browser.SendFormAsync($"/groups/{fresh.GroupId}/archive", Fields(), "delete")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var left = await server.WithAsync(db => db.Set<Workplace>().SingleAsync(Cancellation));
        (left.Id, left.ArchivedAt is not null).ShouldBe((printed.Id, true));
        (await browser.SendFormAsync($"/workplaces/{printed.Id}/archive", Fields())).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await FindAsync(server, printed.Id)).ArchivedAt.ShouldBeNull();
    }

    [Theory]
    [InlineData("Input.Name", "")]
    [InlineData("Input.Name", "A bell\u0007rings")]
    [InlineData("Input.Slug", "Not A Slug")]
    [InlineData("Input.Slug", "taken")]
    [InlineData("Input.Group", "0123456789abcdef0123456789abcdef")]
    [InlineData("Input.Languages", "klingon")]
    [InlineData("Input.Copies", "many")]
    [InlineData("Input.Copies", "-1")]
    [InlineData("Input.Copies", "99999999999999999999")]
    [InlineData("Input.Style", "no such style")]
    [InlineData("Input.Shifts", "sometimes")]
    public async Task A_form_that_cannot_be_kept_is_shown_again_with_all_that_was_typed(string field, string value)
    {
        await using var server = await TestServer.StartAsync();
        var workplace = await MakeAsync(server, "depot");
        await MakeAsync(server, "taken");
        var (_, browser, _) = await server.SignInAsync(Role.OrganisationSecretary, Scope.Organisation);

        var answer = await browser.SendFormAsync($"/workplaces/{workplace.Id}", Filled(workplace, ("Input.Region", "Where the river bends"), (field, value)));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(Cancellation)).ShouldContain("Where the river bends");
        (await FindAsync(server, workplace.Id)).Version.ShouldBe(0);
    }

    internal static Dictionary<string, string> Fields(params (string Name, string Value)[] fields)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in fields)
        {
            all[name] = value;
        }

        return all;
    }

    internal static async Task<Workplace> MakeAsync(TestServer server, string slug)
    {
        var clock = TimeProvider.System;
        var group = new Group { Id = NewId.Of<GroupId>(clock), Name = $"{slug} group", CreatedAt = clock.GetUtcNow() };
        var workplace = new Workplace
        {
            Id = NewId.Of<WorkplaceId>(clock), Slug = slug, Name = $"The {slug}", GroupId = group.Id, Languages = ["en"], UsualCopies = 80, CreatedAt = clock.GetUtcNow(),
        };
        await server.WithAsync(async db =>
        {
            db.AddRange(group, workplace);
            return await db.SaveChangesAsync(Cancellation);
        });
        return workplace;
    }

    private static Dictionary<string, string> Filled(Workplace workplace, params (string Name, string Value)[] fields) => Fields(
    [
        ("Input.Name", workplace.Name), ("Input.Slug", workplace.Slug), ("Input.Group", workplace.GroupId.ToString()), ("Input.Languages", "en"),
        ("Input.Copies", "80"), ("Input.Version", "0"), .. fields,
    ]);

    private static async Task<Workplace> FindAsync(TestServer server, WorkplaceId id) =>
        await server.WithAsync(db => db.Set<Workplace>().AsNoTracking().SingleAsync(one => one.Id == id, Cancellation));
}
