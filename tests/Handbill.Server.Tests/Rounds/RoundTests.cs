using System.Net;
using System.Text.RegularExpressions;
using Handbill.Distribution.Contracts;
using Handbill.Distribution.HandOuts;
using Handbill.Distribution.Orders;
using Handbill.Distribution.Rounds;
using Handbill.Groups.Contracts;
using Handbill.Groups.Workplaces;
using Handbill.Kernel.Ids;
using Handbill.Pdf.Conformance;
using Handbill.Press.Contracts;
using Handbill.Press.Publications;
using Handbill.Server.Tests.Hosting;
using Handbill.Server.Tests.Issues;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server.Tests.Rounds;

/// <summary>The rules of rounds on both stores, each told through one hand-out from its layout to its returns.</summary>
public sealed partial class RoundTests
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Rounds_are_laid_out_once_shared_exactly_called_off_and_mended(StoreKind kind)
    {
        await using var stage = await RoundStage.StartAsync(kind);
        var keeper = await stage.Server.SignInAsync(Role.Distributor, Scope.Organisation);
        var opened = await keeper.Browser.OpenAsync(stage.Page);
        var answers = await Task.WhenAll(keeper.Browser.SendAsync(opened, $"{stage.Page}?handler=LayOut"), keeper.Browser.SendAsync(opened, $"{stage.Page}?handler=LayOut"));
        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.Redirect);
        var rounds = await stage.RoundsAsync();
        rounds.Select(round => (round.GateName, round.ShiftName)).ShouldBe(
            [("North gate", "Early"), ("South gate", "Early"), ("North gate", "Late"), ("South gate", "Late")], ignoreOrder: true);
        (await stage.BundlesAsync()).Select(bundle => bundle.Copies).ShouldBe([30, 30, 30, 30]);

        // By hand, and the others share the rest; called off, and taken back.
        var first = rounds[0];
        (await keeper.Browser.FillAsync($"/rounds/{first.Id}", "Copies", ("edition", stage.Edition.ToString()), ("copies", "60"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await stage.BundlesAsync()).Select(bundle => bundle.Copies).Order().ShouldBe([20, 20, 20, 60]);
        (await keeper.Browser.FillAsync($"/rounds/{rounds[1].Id}", "CallOff", ("version", "0"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await stage.BundlesAsync()).Select(bundle => bundle.Copies).Order().ShouldBe([30, 30, 60]);
        (await keeper.Browser.FillAsync($"/rounds/{rounds[1].Id}", "Restore", ("version", "1"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await stage.BundlesAsync()).Sum(bundle => bundle.Copies).ShouldBe(120);
        (await keeper.Browser.FillAsync($"/rounds/{first.Id}", "Copies", ("edition", stage.Edition.ToString()), ("copies", "many"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await keeper.Browser.FillAsync($"/rounds/{first.Id}", null, ("Input.Day", "never"), ("Input.Version", "9"))).Status.ShouldBe(HttpStatusCode.BadRequest);

        // The plan changes: more copies, and a gate that is there no more.
        await stage.Server.WithAsync(async db =>
        {
            (await db.Set<PlannedEdition>().SingleAsync(one => one.Id == stage.Edition, Ending)).Copies = 200;
            db.Remove(await db.Set<Gate>().SingleAsync(gate => gate.Name == "South gate", Ending));
            return await db.SaveChangesAsync(Ending);
        });
        var page = await keeper.Browser.OpenAsync(stage.Page);
        page.Text.ShouldContain("there is no gate South gate any more");
        page.Text.ShouldContain("there are 200 copies, and 120 are shared out");
        (await keeper.Browser.FillAsync(stage.Page, "Mend")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await stage.BundlesAsync()).Select(bundle => bundle.Copies).Order().ShouldBe([60, 140]);
        (await keeper.Browser.OpenAsync(stage.Page)).Text.ShouldNotContain("any more");
        (await stage.LaidOutAsync(keeper.Browser)).Count.ShouldBe(4);

        // A workplace that had rounds is kept.
        await using var scope = stage.Server.Services.CreateAsyncScope();
        scope.ServiceProvider.GetServices<IPlaceUse>().OfType<RoundPlaces>().ShouldHaveSingleItem();
        (await scope.ServiceProvider.GetServices<IPlaceUse>().OfType<RoundPlaces>().Single().IsUsedAsync(stage.Workplace, Ending)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task The_last_place_goes_to_one_a_report_counts_once_and_overwrites_nothing(StoreKind kind)
    {
        await using var stage = await RoundStage.StartAsync(kind);
        var keeper = await stage.Server.SignInAsync(Role.Distributor, Scope.Organisation);
        var rounds = await stage.LaidOutAsync(keeper.Browser);
        var (heron, otter) = (await stage.Server.SignInAsync(Role.GroupMember, stage.Group), await stage.Server.SignInAsync(Role.GroupSecretary, stage.Group));
        var stranger = await stage.Server.SignInAsync(Role.GroupSecretary, new Scope(ScopeKind.Group, Guid.NewGuid()));
        var round = $"/rounds/{rounds[0].Id}";
        (await heron.Browser.OpenAsync("/")).Text.ShouldContain("4 rounds still look for somebody to go");
        (await stranger.Browser.OpenAsync(round)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.Browser.OpenAsync(stage.Page)).Status.ShouldBe(HttpStatusCode.NotFound);

        // One place, and two who want it at once.
        await stage.Server.WithAsync(async db =>
        {
            (await db.Set<Round>().SingleAsync(one => one.Id == rounds[0].Id, Ending)).Wanted = 1;
            return await db.SaveChangesAsync(Ending);
        });
        var opened = await Task.WhenAll(heron.Browser.OpenAsync(round), otter.Browser.OpenAsync(round));
        await Task.WhenAll(
            heron.Browser.SendAsync(opened[0], $"{round}?handler=PutDown", ("account", heron.Account.ToString())),
            otter.Browser.SendAsync(opened[1], $"{round}?handler=PutDown", ("account", otter.Account.ToString())));
        (await stage.CountAsync<Goer>()).ShouldBe(1);
        var told = await Task.WhenAll(heron.Browser.OpenAsync(round), otter.Browser.OpenAsync(round));
        told.Count(page => page.Text.Contains("somebody took the last one just before", StringComparison.Ordinal)).ShouldBe(1);

        // The group sees who goes; whoever keeps all rounds sees how many.
        var names = await NamesAsync(stage, heron.Account, otter.Account);
        told.ShouldAllBe(page => names.Any(name => page.Text.Contains(name, StringComparison.Ordinal)));
        var counted = await keeper.Browser.OpenAsync(round);
        counted.Text.ShouldContain("1 of 1");
        names.ShouldAllBe(name => !counted.Text.Contains(name, StringComparison.Ordinal));

        // Reported twice it counts once; reported by another meanwhile it is shown, and not overwritten.
        var (id, late) = (NewId.Of<ReportId>(TimeProvider.System), NewId.Of<ReportId>(TimeProvider.System));
        for (var time = 0; time < 2; time++)
        {
            (await heron.Browser.FillAsync($"{round}/report", null, RoundStage.Report(id, "", stage.Edition, 25, 5, "Rain."))).Status.ShouldBe(HttpStatusCode.Redirect);
        }

        (await stage.CountAsync<RoundReport>()).ShouldBe(1);
        var changed = await otter.Browser.FillAsync($"{round}/report", null, RoundStage.Report(late, "", stage.Edition, 11, 19));
        changed.Status.ShouldBe(HttpStatusCode.Conflict);
        changed.Text.ShouldContain("depot: 25 taken, 5 left over");
        changed.Text.ShouldContain("value=\"11\"");
        (await stage.CountAsync<RoundReport>()).ShouldBe(1);
        changed.Field("basedOn").ShouldBe(id.ToString());
        (await otter.Browser.SendAsync(changed, $"{round}/report", RoundStage.Report(late, id.ToString(), stage.Edition, 24, 6))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await stage.CountAsync<RoundReport>()).ShouldBe(2);
        (await otter.Browser.FillAsync($"{round}/report", null, RoundStage.Report(NewId.Of<ReportId>(TimeProvider.System), late.ToString(), stage.Edition, -3, 6))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await stranger.Browser.FillAsync("/calendar", $"{round}/report", RoundStage.Report(late, "", stage.Edition, 1, 1))).Status.ShouldBe(HttpStatusCode.NotFound);

        // What came back is known to the next proposal, and to the plots.
        await using var scope = stage.Server.Services.CreateAsyncScope();
        var issues = scope.ServiceProvider.GetRequiredService<IIssues>();
        var (issue, editions) = ((await issues.FindAsync(stage.Issue, Ending))!, await issues.EditionsAsync(stage.Issue, Ending));
        var publication = issue.PublicationId;
        var returns = scope.ServiceProvider.GetRequiredService<IReturns>();
        (await returns.LatestAsync(issue with { Number = 13 }, editions, Ending))[stage.Edition].ShouldBe(new KnownReturns(12, 24, 6, 30, 120));
        (await returns.LatestAsync(issue, editions, Ending)).ShouldBeEmpty();
        var plot = await keeper.Browser.OpenAsync($"/publications/{publication}/hand-outs");
        plot.Text.ShouldContain("<svg class=\"hand-outs\"");
        plot.Text.ShouldContain("80%");
        plot.Text.ShouldContain("1 few");

        // The calendar of whoever goes has the round, and of nobody else.
        var feeds = await Task.WhenAll(FeedAsync(heron.Browser), FeedAsync(otter.Browser));
        feeds.Count(feed => feed.Contains($"round-{rounds[0].Id}@handbill", StringComparison.Ordinal)).ShouldBe(1);
        feeds.ShouldAllBe(feed => !feed.Contains($"round-{rounds[1].Id}@handbill", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_report_on_one_round_of_four_proposes_copies_for_all_four_on_the_next_order(StoreKind kind)
    {
        await using var stage = await RoundStage.StartAsync(kind);
        var keeper = await stage.Server.SignInAsync(Role.Distributor, Scope.Organisation);
        var operators = await stage.Server.SignInAsync(Role.PressOperator, Scope.Organisation);
        var rounds = await stage.LaidOutAsync(keeper.Browser);
        var (next, editions) = await stage.NextAsync(("en", 120));
        var order = $"/issues/{next}/orders";
        (await operators.Browser.TextAsync(order)).ShouldNotContain("proposed:");

        // A report that tells of money alone says nothing of copies.
        await ReportAsync(keeper, rounds[0], (stage.Edition, 0, 0));
        (await operators.Browser.TextAsync(order)).ShouldNotContain("proposed:");

        await ReportAsync(keeper, rounds[1], (stage.Edition, 24, 6));
        (await operators.Browser.TextAsync(order)).ShouldContain("proposed: 110, for of number 12 people took 24 and left 6, and nobody reported on 90 of 120 copies");
        (await operators.Browser.FillAsync(order, "Propose", ("Input.Version", "0"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await CopiesAsync(stage, next))[editions[0]].ShouldBe(110);

        // The last reports are in: all took all.
        await ReportAsync(keeper, rounds[2], (stage.Edition, 30, 0));
        await ReportAsync(keeper, rounds[3], (stage.Edition, 30, 0));
        (await operators.Browser.TextAsync(order)).ShouldContain("proposed: 120, for of number 12 people took 84 and left 6, and nobody reported on 30 of 120 copies");
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Each_language_of_a_workplace_gets_a_proposal_after_its_own_copies(StoreKind kind)
    {
        await using var stage = await RoundStage.StartAsync(kind);
        var spanish = await stage.AlsoInAsync("es", 60);
        var keeper = await stage.Server.SignInAsync(Role.Distributor, Scope.Organisation);
        var operators = await stage.Server.SignInAsync(Role.PressOperator, Scope.Organisation);
        var rounds = await stage.LaidOutAsync(keeper.Browser);
        await ReportAsync(keeper, rounds[0], (stage.Edition, 24, 6), (spanish, 3, 12));
        var (next, editions) = await stage.NextAsync(("en", 120), ("es", 60), ("fr", 50));
        var order = $"/issues/{next}/orders";
        var text = await operators.Browser.TextAsync(order);
        text.ShouldContain("proposed: 110, for of number 12 people took 24 and left 6, and nobody reported on 90 of 120 copies");
        text.ShouldContain("proposed: 20, for of number 12 people took 3 and left 12, and nobody reported on 45 of 60 copies");
        (await operators.Browser.FillAsync(order, "Propose", ("Input.Version", "0"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var copies = await CopiesAsync(stage, next);
        editions.Select(edition => copies[edition]).ShouldBe([110, 20, 50]);
    }

    [Theory]
    [InlineData("en", "Route sheet")]
    [InlineData("ar", "ورقة المسار")]
    public async Task Labels_and_route_sheets_are_files_for_paper_in_the_issues_language(string language, string title)
    {
        await using var stage = await RoundStage.StartAsync(StoreKind.Sqlite);
        await stage.Server.WithAsync(async db =>
        {
            (await db.Set<Publication>().SingleAsync(Ending)).Language = language;
            (await db.Set<PlannedEdition>().SingleAsync(Ending)).Copies = 1_300;
            return await db.SaveChangesAsync(Ending);
        });
        var keeper = await stage.Server.SignInAsync(Role.Distributor, Scope.Organisation);
        await stage.LaidOutAsync(keeper.Browser);
        foreach (var name in new[] { "labels", "routes" })
        {
            var file = await keeper.Browser.GetByteArrayAsync($"/issues/{stage.Issue}/{name}.pdf", Ending);
            PdfConformance.Check(file, PdfProfile.Reading).ShouldBeEmpty();
        }

        // Each of the four bundles is tied as two: 325 copies are too many for one arm.
        await using var scope = stage.Server.Services.CreateAsyncScope();
        var issue = (await scope.ServiceProvider.GetRequiredService<IIssues>().FindAsync(stage.Issue, Ending))!;
        var editions = await scope.ServiceProvider.GetRequiredService<IIssues>().EditionsAsync(stage.Issue, Ending);
        var bundles = (await stage.BundlesAsync()).ToLookup(bundle => bundle.RoundId);
        var rows = (await stage.RoundsAsync()).Select(round => new RoundRow(round, issue, [], [.. bundles[round.Id]]) { Me = keeper.Account, IsOwn = false, MayGo = true, MayKeep = true }).ToList();
        System.Globalization.CultureInfo.CurrentUICulture = Handbill.Ui.Words.Language.Find(language)!.Culture;
        var paper = scope.ServiceProvider.GetRequiredService<RoundPaper>();
        paper.Labels(issue, rows, editions).Labels.Length.ShouldBe(8);
        paper.Routes(issue, rows, editions).Title.ShouldStartWith(title);

        var bundlesPage = $"/issues/{stage.Issue}/bundles";
        (await keeper.Browser.FillAsync(bundlesPage, null, ("round", rows[0].Round.Id.ToString()), ("fetched", "yes"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await stage.BundlesAsync()).Count(bundle => bundle.FetchedAt is not null).ShouldBe(1);
    }

    [Fact]
    public void Four_hundred_workplaces_over_twenty_six_issues_are_added_up_at_once()
    {
        var workplaces = Enumerable.Range(0, 400).Select(_ => new WorkplaceId(Guid.NewGuid())).ToArray();
        var facts = from issue in Enumerable.Range(1, 26)
                    from place in Enumerable.Range(0, 400)
                    from gate in new[] { "North", "South" }
                    select new HandOutFact(issue, workplaces[place], $"Place {place}", gate, "Early", 0, 50, 50, 10 + (place % 40), 5, 1);
        var record = new HandOutRecord([.. Enumerable.Range(1, 26)], [.. facts]);
        record.ByWorkplace().Count.ShouldBe(400);
        record.ByGateAndShift().Count.ShouldBe(800);
        record.ByWorkplace()[0].Total.Share.ShouldBe(0.98);
        record.ByIssue().ShouldAllBe(sum => sum.Copies == 40_000);
    }

    private static async Task ReportAsync(SignedIn by, Round round, params (EditionId Edition, int Taken, int Left)[] lines)
    {
        (string, string?)[] fields =
        [
            .. RoundStage.Report(NewId.Of<ReportId>(TimeProvider.System), "", lines[0].Edition, lines[0].Taken, lines[0].Left),
            .. lines.Skip(1).SelectMany((line, at) => new[] { ($"editions[{at + 1}]", line.Edition.ToString()), ($"taken[{at + 1}]", $"{line.Taken}"), ($"left[{at + 1}]", $"{line.Left}") }),
        ];
        (await by.Browser.FillAsync($"/rounds/{round.Id}/report", null, fields)).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    private static async Task<IReadOnlyDictionary<EditionId, int>> CopiesAsync(RoundStage stage, IssueId issue)
    {
        await using var scope = stage.Server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ICopyCounts>().OfAsync(issue, Ending);
    }

    private static async Task<string[]> NamesAsync(RoundStage stage, params AccountId[] accounts)
    {
        await using var scope = stage.Server.Services.CreateAsyncScope();
        return [.. (await scope.ServiceProvider.GetRequiredService<IAccounts>().NamesAsync(accounts, Ending)).Values];
    }

    private static async Task<string> FeedAsync(HttpClient browser)
    {
        var made = await browser.FillAsync("/calendar", null);
        var address = new Uri(WebUtility.HtmlDecode(Address().Match(made.Text).Value));
        return (await browser.GetStringAsync(address.PathAndQuery, Ending)).Replace("\r\n ", "", StringComparison.Ordinal);
    }

    [GeneratedRegex("http[^\"]*/calendar/[^\"]+")]
    private static partial Regex Address();
}
