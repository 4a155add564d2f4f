using System.Net;
using System.Text.RegularExpressions;
using Handbill.Desk.Contracts;
using Handbill.Distribution.Contracts;
using Handbill.Distribution.Orders;
using Handbill.Distribution.Orders.Jobs;
using Handbill.Distribution.Orders.Machines;
using Handbill.Distribution.Orders.Prices;
using Handbill.Distribution.Rounds;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Press.Contracts;
using Handbill.Server.Tests.Hosting;
using Handbill.Server.Tests.Issues;
using Handbill.Server.Tests.Variants;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server.Tests.Press;

/// <summary>Print orders: copies, machines, prices, files, and what a correction comes too late for.</summary>
public sealed class OrderTests
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Copies_are_asked_for_proposed_and_taken_back_and_of_two_who_change_them_nobody_loses_a_thing(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind, seenAs: OrderStage.WithReturns);
        var issue = await IssueStage.TakeInAsync(server, IssueStage.Text(OrderStage.Few()));
        var editions = await IssueStage.EditionsAsync(server, issue);
        var (one, other) = (editions[0], editions[1]);
        var browser = (await server.SignInAsync(Role.PressOperator, Scope.Organisation)).Browser;
        var page = $"/issues/{issue}/orders";

        (await browser.FillAsync(page, null, Order(0, (one, "321")))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await CopiesAsync(server, issue))[one.Id].ShouldBe(321);
        (await CopiesAsync(server, issue))[other.Id].ShouldBe(other.Copies);

        // On the version that is gone by now: what was typed stays in the form, beside what is saved.
        var late = await browser.FillAsync(page, null, Order(0, (one, "9"), (other, "77")));
        late.Status.ShouldBe(HttpStatusCode.Conflict);
        late.Text.ShouldContain("value=\"77\"");
        late.Field("Input.Version").ShouldBe("1");
        (await CopiesAsync(server, issue))[one.Id].ShouldBe(321);

        var text = await browser.TextAsync(page);
        text.ShouldContain("proposed: 110");
        (await browser.FillAsync(page, "Propose", ("Input.Version", "1"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await CopiesAsync(server, issue)).Values.ShouldAllBe(copies => copies == 110);
        (await browser.FillAsync(page, "Undo", ("Input.Version", "2"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await CopiesAsync(server, issue))[one.Id].ShouldBe(321);
        (await CopiesAsync(server, issue))[other.Id].ShouldBe(other.Copies);

        foreach (var bad in new[] { "many", "-1", "1000001", "1.5", "" })
        {
            var refused = await browser.FillAsync(page, null, Order(3, (one, bad)));
            refused.Status.ShouldBe(HttpStatusCode.BadRequest, bad);
            WebUtility.HtmlDecode(refused.Text).ShouldContain("Write how many copies in digits");
        }

        (await browser.FillAsync(page, "Assign", ("Input.Version", "3"), ("machine", "nonsense"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await browser.FillAsync(page, "Send", ("machine", Guid.NewGuid().ToString("N")))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await browser.FillAsync(page, "Job", ("job", Guid.NewGuid().ToString("N")), ("act", "printed"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await browser.GetAsync($"/issues/{Guid.NewGuid():N}/orders", Ending)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var elsewhere = await server.SignInAsync(Role.PressOperator, Scope.Publication(Guid.NewGuid()));
        (await elsewhere.Browser.GetAsync(page, Ending)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Machines_and_price_lists_are_kept_refused_with_reasons_and_archived_once_used(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var browser = (await server.SignInAsync(Role.PressOperator, Scope.Organisation)).Browser;
        (await browser.FillAsync("/price-lists/new", null, Prices("Shop", "EUR", "0.01\n80 g; black; 1000; 0.0085", "0.002", "4.50"))).Location.ShouldBe("/price-lists");
        var list = await server.WithAsync(db => db.Set<PriceList>().Include(one => one.Prices).SingleAsync(Ending));
        list.Prices.OrderBy(price => price.Number).Select(price => (price.Of, price.Paper, price.From, price.Rate)).ShouldBe([(PriceOf.Sheet, "", 1, 10_000), (PriceOf.Sheet, "80 g", 1000, 8500), (PriceOf.Side, "", 1, 2000)]);
        list.PerJob.ShouldBe(450);
        (await browser.FillAsync($"/price-lists/{list.Id}", null, [.. Prices("Shop", "EUR", "0.02", "", ""), ("Input.Version", "1")])).Location.ShouldBe("/price-lists");
        (await browser.FillAsync($"/price-lists/{list.Id}", null, [.. Prices("Other", "EUR", "0.03", "", ""), ("Input.Version", "1")])).Status.ShouldBe(HttpStatusCode.Conflict);
        (await browser.FillAsync("/price-lists/new", null, Prices("Shop", "EUR", "", "", ""))).Status.ShouldBe(HttpStatusCode.BadRequest, "the name is taken");
        foreach (var bad in new[] { Prices("", "EUR", "", "", ""), Prices("A", "XYZ", "", "", ""), Prices("A", "EUR", "cheap", "", ""), Prices("A", "EUR", "", "1;2;3;4;5", ""), Prices("A", "EUR", "", "", "1,2,3") })
        {
            (await browser.FillAsync("/price-lists/new", null, bad)).Status.ShouldBe(HttpStatusCode.BadRequest);
        }

        var machine = await OrderStage.MachineAsync(server, browser, "Riso", ("Input.PriceList", list.Id.ToString()));
        (await browser.FillAsync($"/price-lists/{list.Id}", "Delete")).Status.ShouldBe(HttpStatusCode.BadRequest, "a machine has it");
        foreach (var (field, bad, says) in new[]
                 {
                     ("Input.Name", "", "Write what the machine is called"), ("Input.Sheets", "A0", "Choose at least one kind of sheet"), ("Input.Inks", "", "inks, one a line"), ("Input.Top", "101", "millimetres"),
                     ("Input.Left", "5.55", "millimetres"), ("Input.Turning", "Sideways", "Choose one of the list"), ("Input.Imposition", "9", "Choose one of the list"),
                     ("Input.Address", "http://printer.example/", "no address of a printer"), ("Input.Address", "ipp://me:secret@printer.example/", "no address of a printer"), ("Input.PriceList", Guid.NewGuid().ToString("N"), "Choose one of the list"),
                 })
        {
            var refused = await browser.FillAsync("/machines/new", null, OrderStage.Machine("Other", (field, bad)));
            refused.Status.ShouldBe(HttpStatusCode.BadRequest, $"{field}={bad}");
            WebUtility.HtmlDecode(refused.Text).ShouldContain(says);
        }

        (await browser.FillAsync("/machines/new", null, OrderStage.Machine("Riso"))).Status.ShouldBe(HttpStatusCode.BadRequest, "the name is taken");
        (await browser.FillAsync($"/machines/{machine}", null, [.. OrderStage.Machine("Riso 2"), ("Input.Version", "0")])).Status.ShouldBe(HttpStatusCode.Conflict);
        (await browser.FillAsync($"/machines/{machine}", "Archive")).Location.ShouldBe("/machines");
        (await browser.FillAsync($"/machines/{machine}", "Delete")).Location.ShouldBe("/machines");
        (await browser.GetAsync($"/machines/{machine}", Ending)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_machine_gets_one_file_with_a_cover_its_cost_is_shown_and_who_took_it_is_on_the_trail(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var issue = await RunStage.LockedAsync(server, OrderStage.Few());
        var operators = await server.SignInAsync(Role.PressOperator, Scope.Organisation);
        var browser = operators.Browser;
        (await browser.FillAsync("/price-lists/new", null, Prices("Shop", "EUR", "0.01", "0.0025", "1.00"))).Location.ShouldBe("/price-lists");
        var list = await server.WithAsync(db => db.Set<PriceList>().SingleAsync(Ending));
        var machine = await OrderStage.MachineAsync(server, browser, "Riso", ("Input.PriceList", list.Id.ToString()), ("Input.Top", "60"), ("Input.Repeats", "yes"));
        var page = $"/issues/{issue}/orders";
        var editions = await IssueStage.EditionsAsync(server, issue);
        (await browser.FillAsync(page, null, Order(0, [.. editions.Select((edition, at) => (edition, $"{at + 2}"))]))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await browser.FillAsync(page, "Assign", ("Input.Version", "1"), ("machine", machine.ToString()))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await browser.TextAsync(page)).ShouldContain("no sheets yet");
        (await browser.GetAsync($"{page}/{machine}.pdf", Ending)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await RunStage.MakeAsync(server, operators, issue);

        var printed = await server.WithAsync(db => db.Set<Handbill.Press.IssueRuns.RunSheet>().Where(sheet => sheet.Prints != "").Select(sheet => sheet.EditionId).ToListAsync(Ending));
        printed.ShouldNotBeEmpty();
        await OnlyAsync(server, browser, page, machine, [.. editions.Where(edition => printed.Contains(edition.Id))]);
        var copies = (await CopiesAsync(server, issue)).Where(pair => printed.Contains(pair.Key)).Sum(pair => pair.Value);
        var text = await browser.TextAsync(page);
        var cents = copies + Math.Round(copies * 2 * 0.25m, MidpointRounding.AwayFromZero) + 100;
        text.ShouldContain($"{cents / 100:0.00}\u00A0EUR".Replace(',', '.'));
        text.ShouldContain("At the top");

        var file = await browser.GetByteArrayAsync($"{page}/{machine}.pdf", Ending);
        var path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(path, file, Ending);
        (await OtherProcess.RunAsync("/usr/bin/qpdf", ["--check", path])).Code.ShouldBe(0);
        (await OtherProcess.RunAsync("/usr/bin/qpdf", ["--show-npages", path])).Said.Trim().ShouldBe($"{(copies * 2) + 2}");
        File.Delete(path);
        (await server.WithAsync(db => db.Set<AuditEntry>().Where(entry => entry.Act == "order.file").Select(entry => entry.Actor).SingleAsync(Ending))).ShouldBe(operators.Account.Value);

        // A correction makes what was pressed old: it is not given out any more.
        var corrected = printed[0];
        await server.WithAsync(db => db.Set<Handbill.Desk.Stories.Story>().Where(story => story.EditionId == corrected).ExecuteUpdateAsync(set => set.SetProperty(story => story.Headline, story => story.Headline + "!").SetProperty(story => story.Revision, story => story.Revision + 1), Ending));
        (await browser.TextAsync(page)).ShouldContain("was corrected after");
        (await browser.GetAsync($"{page}/{machine}.pdf", Ending)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_machine_that_prints_one_side_at_a_time_gives_files_of_fronts_and_backs_and_is_sent_nothing(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var (issue, operators, edition) = await PrintStage.ReadyAsync(server);
        var (browser, page) = (operators.Browser, $"/issues/{issue}/orders");
        var refused = await browser.FillAsync("/machines/new", null, OrderStage.Machine("Riso", ("Input.Address", "ipp://127.0.0.1:9/printers/pdf"), ("Input.Turning", "ByHand")));
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Text.ShouldContain("leave the address empty");
        var machine = await OrderStage.MachineAsync(server, browser, "Riso", ("Input.Turning", "ByHand"), ("Input.Repeats", "yes"));
        await PrintStage.GiveAsync(browser, page, machine, edition, 3);
        var text = await browser.TextAsync(page);
        text.ShouldContain("This machine prints one side at a time, so nothing is sent to it.");
        text.ShouldContain("sides=fronts");
        text.ShouldContain("sides=backs");
        text.ShouldNotContain("Send to Riso");

        // Every other side each, the cover's too: laid on each other they are the whole.
        var (whole, fronts, backs) = (await SidesAsync(""), await SidesAsync("fronts"), await SidesAsync("backs"));
        whole.Length.ShouldBe(8);
        whole.Where((_, at) => at % 2 == 0).ShouldBe(fronts);
        whole.Where((_, at) => at % 2 == 1).ShouldBe(backs);
        fronts[1].ShouldNotBe(backs[1]);
        (await browser.GetAsync($"{page}/{machine}.pdf?sides=left", Ending)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        // Whoever presses a button of before is told; nothing is sent.
        (await browser.FillAsync(page, "Send", ("machine", machine.ToString()), ("turn", "0"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await browser.TextAsync(page)).ShouldContain("Nothing was sent");
        (await server.WithAsync(db => db.Set<PrintJob>().CountAsync(Ending))).ShouldBe(0);

        // A job that failed before the machine was said to be such a one is not sent to it.
        await TurnedAsync(Turning.ShortEdge, "ipp://127.0.0.1:9/printers/pdf");
        (await browser.FillAsync(page, "Send", ("machine", machine.ToString()), ("turn", "0"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var failed = (await PrintStage.EndedAsync(server, machine)).ShouldHaveSingleItem();
        failed.Trouble.ShouldBe(JobTrouble.Away);
        await TurnedAsync(Turning.ByHand, "");
        (await browser.FillAsync(page, "Job", ("job", failed.Id.ToString()), ("act", "again"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await PrintStage.EndedAsync(server, machine)).Select(one => (one.State, one.Trouble)).ShouldBe([(PrintJobState.Failed, JobTrouble.Address)]);

        Task<int> TurnedAsync(Turning turning, string address) =>
            server.WithAsync(db => db.Set<Machine>().Where(one => one.Id == machine).ExecuteUpdateAsync(set => set.SetProperty(one => one.Turning, turning).SetProperty(one => one.Address, address), Ending));

        async Task<string[]> SidesAsync(string sides) =>
            await PrintStage.PagesAsync(await browser.GetByteArrayAsync($"{page}/{machine}.pdf{(sides.Length > 0 ? $"?sides={sides}" : "")}", Ending));
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task What_was_printed_before_a_correction_is_marked_until_it_was_printed_again(StoreKind kind)
    {
        await using var printer = await PlainPrinter.StartAsync();
        printer.State = Handbill.Distribution.Orders.Ipp.JobState.Completed;
        await using var server = await TestServer.StartAsync(kind);
        var (issue, operators, edition) = await PrintStage.ReadyAsync(server);
        var board = await server.SignInAsync(Role.EditorialBoard, Scope.Organisation);
        var reader = await server.SignInAsync(Role.GroupMember, Scope.Group(edition.GroupId));
        var (browser, page, corrections) = (operators.Browser, $"/issues/{issue}/orders", $"/issues/{issue}/corrections");
        var machine = await OrderStage.MachineAsync(server, browser, "Plain", ("Input.Address", printer.Address), ("Input.Repeats", "yes"));
        await PrintStage.GiveAsync(browser, page, machine, edition, 3);
        await SendAsync("0");
        (await browser.TextAsync(page)).ShouldNotContain("Corrected since");
        (await browser.TextAsync(corrections)).ShouldNotContain("Sent before it was corrected");

        // Marked at once, before a new sheet is made, and after it.
        var story = await server.WithAsync(db => db.Set<Handbill.Desk.Stories.Story>().AsNoTracking().Where(one => one.EditionId == edition.Id).OrderBy(one => one.Position).FirstAsync(Ending));
        (await board.Browser.CorrectAsync($"/stories/{story.Id}/correct", CorrectionTests.Fields(story, VariantStage.OtherWord(story.Body)))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        for (var time = 0; time < 2; time++)
        {
            (await browser.TextAsync(page)).ShouldContain($"Corrected since: {edition.WorkplaceName}. Keep these copies back, and print again.");
            (await browser.TextAsync(corrections)).ShouldContain($"{edition.WorkplaceName}: 3 copies are printed on Plain. Keep them back, and print again.");
            await RunStage.EndedAsync(server, issue);
        }

        // Every reader sees the correction; what was printed is told to those who print.
        (await reader.Browser.TextAsync(corrections)).ShouldContain("We wrote Tuesday; it is Thursday.");
        (await reader.Browser.TextAsync(corrections)).ShouldNotContain("Sent before it was corrected");

        await SendAsync("1");
        var text = await browser.TextAsync(page);
        text.ShouldContain($"Corrected since, and sent again: {edition.WorkplaceName}.");
        text.ShouldNotContain("Keep these copies back");
        (await browser.TextAsync(corrections)).ShouldNotContain("Sent before it was corrected");

        async Task SendAsync(string turn)
        {
            (await browser.FillAsync(page, "Send", ("machine", machine.ToString()), ("turn", turn))).Status.ShouldBe(HttpStatusCode.Redirect);
            (await PrintStage.EndedAsync(server, machine)).ShouldAllBe(job => job.State == PrintJobState.Printed);
        }
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_machine_that_is_told_how_often_gets_a_cover_once_before_the_sheets(StoreKind kind)
    {
        await using var printer = await PlainPrinter.StartAsync();
        printer.State = Handbill.Distribution.Orders.Ipp.JobState.Completed;
        await using var server = await TestServer.StartAsync(kind);
        var (issue, operators, edition) = await PrintStage.ReadyAsync(server);
        var (browser, page) = (operators.Browser, $"/issues/{issue}/orders");
        var machine = await OrderStage.MachineAsync(server, browser, "Plain", ("Input.Address", printer.Address), ("Input.Turning", "ShortEdge"));
        (await browser.FillAsync(page, null, Order(0, (edition, "37")))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await browser.FillAsync(page, "Assign", ("Input.Version", "1"), ("machine", machine.ToString()), ("having", edition.Slug))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await browser.FillAsync(page, "Send", ("machine", machine.ToString()), ("turn", "0"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var sheet = (await PrintStage.EndedAsync(server, machine)).ShouldHaveSingleItem();
        (sheet.State, sheet.Copies, sheet.Part).ShouldBe((PrintJobState.Printed, 37, edition.Slug));
        var cover = await server.WithAsync(db => db.Set<PrintJob>().AsNoTracking().SingleAsync(job => job.Part == PrintJob.Cover, Ending));
        (cover.State, cover.Copies).ShouldBe((PrintJobState.Printed, 1));

        // Two sides, of which one is blank. Files for the duplicator hold outlines that nobody can look words up in: the same form is read as a file for reading.
        printer.Tickets.ShouldBe([(1, "two-sided-short-edge"), (37, "two-sided-short-edge")]);
        (await PrintStage.PagesAsync(printer.Files[0])).Select(side => side.Trim().Length > 0).ShouldBe([true, false]);
        var (made, words) = await CoverAsync(server, cover);
        made.ShouldBe(printer.Files[0]);
        foreach (var word in new[]
                 {
                     "Print job: The Early Shift 48", "Plain", "A4, 80 g", "black", edition.WorkplaceName, "37", "Both sides, turned over the short edge.", "as a job of their own",
                 })
        {
            words.ShouldContain(word);
        }

        (await browser.TextAsync(page)).ShouldContain("· cover");

        // A cover is no copy of an edition: a correction does not name it.
        (await server.WithAsync(db => db.Set<PrintJobEdition>().CountAsync(one => one.JobId == cover.Id, Ending))).ShouldBe(0);
    }

    // The file of a cover, and the words on it.
    private static async Task<(byte[] File, string Words)> CoverAsync(TestServer server, PrintJob job)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var plan = (await scope.ServiceProvider.GetRequiredService<JobBook>().PlanAsync(job, Ending)).ShouldNotBeNull();
        using var file = new MemoryStream();
        await scope.ServiceProvider.GetRequiredService<JobFile>().WriteAsync(plan, Handbill.Pdf.Joining.JoinedSides.Both, file, Ending);
        var form = scope.ServiceProvider.GetRequiredService<CoverSheet>().FormOf(plan, DateOnly.FromDateTime(DateTime.UtcNow));
        return (file.ToArray(), string.Concat(await PrintStage.PagesAsync(scope.ServiceProvider.GetRequiredService<IFormPress>().Write(form))));
    }

    private static async Task OnlyAsync(TestServer server, HttpClient browser, string page, MachineId machine, IReadOnlyList<EditionCard> editions)
    {
        (await browser.FillAsync(page, "Assign", ("Input.Version", (await browser.OpenAsync(page)).Field("Input.Version")), ("machine", "none"))).Status.ShouldBe(HttpStatusCode.Redirect);
        foreach (var edition in editions)
        {
            var version = (await browser.OpenAsync(page)).Field("Input.Version");
            (await browser.FillAsync(page, "Assign", ("Input.Version", version), ("machine", machine.ToString()), ("having", edition.Slug))).Status.ShouldBe(HttpStatusCode.Redirect);
        }
    }

    private static async Task<IReadOnlyDictionary<EditionId, int>> CopiesAsync(TestServer server, IssueId issue)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ICopyCounts>().OfAsync(issue, Ending);
    }

    private static (string, string?)[] Order(int version, params (EditionCard Edition, string Copies)[] copies) =>
        [("Input.Version", $"{version}"), ("Input.Paper", "80 g"), ("Input.Ink", "black"), .. copies.Select(one => (OrderForm.FieldOf(one.Edition.Id), (string?)one.Copies))];

    private static (string, string?)[] Prices(string name, string currency, string sheets, string sides, string job) =>
        [("Input.Name", name), ("Input.Currency", currency), ("Input.PerSheet", sheets), ("Input.PerSide", sides), ("Input.PerJob", job)];
}

/// <summary>Small issues, and machines to print them on.</summary>
internal static class OrderStage
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <summary>An issue of two editions.</summary>
    public static IssueFiles Few() => RunStage.Fortnight().Only("issue.yaml", "editorial.md", "fillers.md", "workplaces/bus-depot.md", "workplaces/parcel-hub.md");

    /// <summary>An instance in which a hundred copies were taken everywhere last time, and twenty left.</summary>
    public static Instance WithReturns(Instance instance) => instance with { Registers = services => services.AddScoped<IReturns, SameEverywhere>() };

    /// <summary>What the form of a machine sends.</summary>
    public static (string, string?)[] Machine(string name, params (string Name, string? Value)[] other)
    {
        (string Name, string? Value)[] usual =
        [
            ("Input.Name", name), ("Input.Sheets", "A4"), ("Input.Inks", "black\nred"), ("Input.Top", "5"), ("Input.Right", "5"), ("Input.Bottom", "5"), ("Input.Left", "4.5"), ("Input.Turning", "LongEdge"),
            ("Input.Imposition", ""), ("Input.Repeats", "no"), ("Input.Address", ""), ("Input.PriceList", ""),
        ];
        return [.. usual.Where(field => other.All(one => one.Name != field.Name)), .. other];
    }

    /// <summary>Adds a machine by its form.</summary>
    public static async Task<MachineId> MachineAsync(TestServer server, HttpClient browser, string name, params (string Name, string? Value)[] other)
    {
        var answer = await browser.FillAsync("/machines/new", null, Machine(name, other));
        answer.Location.ShouldBe("/machines", Regex.Match(answer.Text, "class=\"error\"[^/]*").Value);
        return await server.WithAsync(db => db.Set<Machine>().Where(machine => machine.Name == name).Select(machine => machine.Id).SingleAsync(Ending));
    }

    private sealed class SameEverywhere : IReturns
    {
        public Task<IReadOnlyDictionary<EditionId, KnownReturns>> LatestAsync(IssueCard issue, IReadOnlyCollection<EditionCard> editions, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyDictionary<EditionId, KnownReturns>>(editions.ToDictionary(edition => edition.Id, _ => new KnownReturns(issue.Number - 1, 100, 20, 120, 120)));
    }
}
