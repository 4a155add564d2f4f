using System.Net;
using Handbill.Desk.Contracts;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Handbill.Press.Imprints;
using Handbill.Press.Publications;
using Handbill.Server.Tests.Hosting;
using Handbill.Server.Tests.Issues;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server.Tests.Imprints;

/// <summary>Imprint rules on the pages: chosen, filled in, asked for before the lock, and kept after it.</summary>
public sealed class ImprintTests
{
    private const string Printer = "printer-and-publisher";

    private const string Own = """
        key: gate
        name: Gate rules
        source: Ours
        fields:
          who:
            required: true
            label: {en: Who hands out, es: Quién reparte}
            rule: {en: Whoever hands out is named., es: Quien reparte consta.}
        line: Handed out by {who}.

        """;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task An_issue_is_locked_when_its_rules_are_kept_and_keeps_its_line(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var issue = await ReadyAsync(server);
        var publication = await server.WithAsync(db => db.Set<Publication>().AsNoTracking().SingleAsync(Ending));
        var secretary = await server.SignInAsync(Role.OrganisationSecretary, Scope.Organisation);
        var board = await server.SignInAsync(Role.EditorialBoard, Scope.Organisation);
        var (page, further, locks) = ($"/publications/{publication.Id}/imprint", $"/issues/{issue}/imprint", $"/issues/{issue}/lock");

        // Chosen and not filled in: the lock says what, which rules ask for it, in which words, and where it is filled in.
        (await SaveAsync(secretary, page, 0, ("Chosen", Printer))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await secretary.Browser.TextAsync(page)).ShouldContain("Printed by …, ….");
        var missing = await board.Browser.TextAsync(locks);
        missing.ShouldContain("Printer and publisher: Whoever prints is named on every sheet.");
        missing.ShouldContain($"href=\"{page}#v_{Printer}_printer\"");
        var refused = await board.Browser.SendAsync(locks, locks);
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.TextAsync()).ShouldContain("The imprint of The Early Shift has no “Printer”. “Printer and publisher” asks for it: Whoever prints is named on every sheet.");

        // A wrong number is not saved, and what was typed stays.
        (string, string)[] filled = [("Chosen", Printer), ($"v.{Printer}.printer", "Weir Lane Press"), ($"v.{Printer}.printer-address", "3 Weir Lane"), ($"v.{Printer}.publisher", "The readers")];
        var wrong = await SaveAsync(secretary, page, 1, [.. filled, ($"v.{Printer}.issn.en.print", "2049-3631")]);
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await wrong.TextAsync()).ShouldContain("“2049-3631” is no ISSN");
        (await SaveAsync(secretary, page, 1, [.. filled, ($"v.{Printer}.issn.en.print", "2049-3630")])).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await SaveAsync(secretary, page, 1, filled)).StatusCode.ShouldBe(HttpStatusCode.Conflict);

        // An issue may follow further rules; a licence that ended counts as missing.
        (string, string)[] mark = [("Chosen", "union-mark"), ("v.union-mark.union", "Print Workers"), ("v.union-mark.mark.holder", "Weir Lane Press"), ("v.union-mark.mark.number", "12")];
        var version = await server.WithAsync(db => db.Set<PlannedIssue>().Where(one => one.Id == issue).Select(one => one.Version).SingleAsync(Ending));
        (await SaveAsync(secretary, further, version, [.. mark, ("v.union-mark.mark.ends", "2020-01-31")])).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await (await board.Browser.SendAsync(locks, locks)).TextAsync()).ShouldContain("“Licensed mark (last day of the licence)” is before the day of the issue");
        (await SaveAsync(secretary, further, version + 1, [.. mark, ("v.union-mark.mark.ends", "")])).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await board.Browser.SendAsync(locks, locks)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        const string Line = "Printed by Weir Lane Press, 3 Weir Lane. Published by The readers. ISSN 2049-3630 (print). Printed by union labour: Weir Lane Press, Print Workers, mark no. 12.";
        (await IssueStage.TakeOutAsync(server, issue)).FindText("issue.yaml").ShouldNotBeNull().ShouldContain(Line);
        (await SaveAsync(secretary, further, version + 3, mark)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        // Afterwards the publication's line changes, and the locked one does not.
        (await SaveAsync(secretary, page, 2, [.. filled, ($"v.{Printer}.publisher-address", "Elsewhere")])).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await IssueStage.TakeOutAsync(server, issue)).FindText("issue.yaml").ShouldNotBeNull().ShouldContain(Line);
        (await server.WithAsync(db => db.Set<AuditEntry>().CountAsync(entry => entry.Act == "publication.imprint" || entry.Act == "issue.imprint", Ending))).ShouldBe(5);

        var stranger = await server.SignInAsync(Role.OrganisationSecretary, Scope.Publication(Guid.NewGuid()));
        (await stranger.Browser.GetAsync(page, Ending)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.Browser.GetAsync(further, Ending)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Rules_of_ones_own_are_written_on_a_page_and_a_change_is_looked_at_before_the_lock(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var issue = await ReadyAsync(server);
        var publication = await server.WithAsync(db => db.Set<Publication>().AsNoTracking().SingleAsync(Ending));
        var keeper = await server.SignInAsync(Role.Administrator, Scope.Organisation);
        var secretary = await server.SignInAsync(Role.OrganisationSecretary, Scope.Organisation);
        var board = await server.SignInAsync(Role.EditorialBoard, Scope.Organisation);
        var (page, locks) = ($"/publications/{publication.Id}/imprint", $"/issues/{issue}/lock");

        (await keeper.Browser.TextAsync("/organisation/imprints/new?from=gb-election")).ShouldContain("key: gb-election");
        var bad = await WriteAsync(keeper, "new", 0, Own.Replace("required: true", "required: perhaps", StringComparison.Ordinal));
        bad.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await bad.TextAsync()).ShouldContain("Line 6: `required` is `perhaps`, write true, false, print or online");
        (await WriteAsync(keeper, "new", 0, Own.Replace("key: gate", $"key: {Printer}", StringComparison.Ordinal))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await WriteAsync(keeper, "new", 0, Own)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await WriteAsync(keeper, "new", 0, Own)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var own = await server.WithAsync(db => db.Set<OwnProfile>().AsNoTracking().SingleAsync(Ending));

        (await SaveAsync(secretary, page, 0, ("Chosen", "gate"), ("v.gate.who", "The night shift"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await board.Browser.TextAsync(locks)).ShouldNotContain("What the imprint lacks");

        var taken = await keeper.Browser.SendAsync($"/organisation/imprints/{own.Id}", $"/organisation/imprints/{own.Id}?handler=delete");
        taken.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await taken.TextAsync()).ShouldContain("Untick them there first");
        (await WriteAsync(keeper, own.Id.ToString(), 1, Own.Replace("Handed out by", "Brought by", StringComparison.Ordinal))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await WriteAsync(keeper, own.Id.ToString(), 1, Own)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await (await board.Browser.SendAsync(locks, locks)).TextAsync()).ShouldContain("is not what the rules give now (“Gate rules”): look at it and save it");
        (await IssueStage.TakeOutAsync(server, issue)).FindText("issue.yaml")!.ShouldContain("Handed out by The night shift.");
        (await SaveAsync(secretary, page, 1, ("Chosen", "gate"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await board.Browser.SendAsync(locks, locks)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await IssueStage.TakeOutAsync(server, issue)).FindText("issue.yaml")!.ShouldContain("Brought by The night shift.");

        (await SaveAsync(secretary, page, 2)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await keeper.Browser.SendAsync($"/organisation/imprints/{own.Id}", $"/organisation/imprints/{own.Id}?handler=delete")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await keeper.Browser.GetAsync($"/organisation/imprints/{own.Id}", Ending)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Rules_of_a_folder_stay_with_its_issue_and_become_its_line_at_the_lock()
    {
        await using var server = await TestServer.StartAsync();
        var files = IssueStage.Small().Only("issue.yaml", "editorial.md", "fillers.md", "workplaces/bus-depot.md");
        files.Set("issue.yaml", files.FindText("issue.yaml") + "imprint-rules:\n  gate:\n    who: The night shift\n").Set("imprints/gate.yaml", Own);
        var issue = await ReadyAsync(server, files);
        var board = await server.SignInAsync(Role.EditorialBoard, Scope.Organisation);

        var open = await IssueStage.TakeOutAsync(server, issue);
        open.FindText("issue.yaml").ShouldNotBeNull().ShouldContain("imprint-rules:\n  gate:\n    who: The night shift\n");
        open.FindText("imprints/gate.yaml").ShouldBe(Own);
        open.Check().ShouldBeEmpty();

        (await board.Browser.SendAsync($"/issues/{issue}/lock", $"/issues/{issue}/lock")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var locked = (await IssueStage.TakeOutAsync(server, issue)).FindText("issue.yaml").ShouldNotBeNull();
        locked.ShouldContain("Handed out by The night shift. Made and printed by the readers");
        locked.ShouldNotContain("imprint-rules");
    }

    private static Task<HttpResponseMessage> SaveAsync(SignedIn who, string page, int version, params (string, string)[] fields) =>
        who.Browser.SendAsync(page, page, [.. fields, ("Version", $"{version}")]);

    private static Task<HttpResponseMessage> WriteAsync(SignedIn who, string id, int version, string text) =>
        who.Browser.SendAsync($"/organisation/imprints/{id}", $"/organisation/imprints/{id}", ("Text", text), ("Version", $"{version}"));

    // An issue of one workplace that lacks nothing but an imprint.
    private static async Task<IssueId> ReadyAsync(TestServer server, IssueFiles? files = null)
    {
        var issue = await IssueStage.TakeInAsync(server, IssueStage.Text(files ?? IssueStage.Small().Only("issue.yaml", "editorial.md", "fillers.md", "workplaces/bus-depot.md")));
        await server.WithAsync(db => db.Set<Story>().Where(one => one.IssueId == issue).ExecuteUpdateAsync(set => set.SetProperty(one => one.State, StoryState.Approved), Ending));
        await using var scope = server.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HandbillDb>();
        await using var work = await db.Database.BeginTransactionAsync(Ending);
        await scope.ServiceProvider.GetRequiredService<IIssues>().ApproveAsync((await IssueStage.EditionsAsync(server, issue))[0].Id, Ending);
        await work.CommitAsync(Ending);
        return issue;
    }
}
