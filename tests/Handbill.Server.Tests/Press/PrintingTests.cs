using System.Diagnostics;
using System.Net;
using Handbill.Desk.Contracts;
using Handbill.Distribution.Contracts;
using Handbill.Distribution.Orders.Ipp;
using Handbill.Distribution.Orders.Jobs;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Handbill.Programs;
using Handbill.Server.Tests.Hosting;
using Handbill.Server.Tests.Issues;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server.Tests.Press;

/// <summary>Print jobs at a real CUPS.</summary>
public sealed class PrintingTests
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_job_is_printed_once_however_many_send_it_and_what_goes_wrong_says_what_to_do()
    {
        await using var cups = await CupsServer.StartAsync();
        await using var server = await TestServer.StartAsync();
        var (issue, operators, edition) = await PrintStage.ReadyAsync(server);
        var other = await server.SignInAsync(Role.EditorialBoard, Scope.Organisation);
        var page = $"/issues/{issue}/orders";

        // Two press the button at once. The machine is told how often: three copies of a sheet of two sides.
        var machine = await OrderStage.MachineAsync(server, operators.Browser, "Riso", ("Input.Address", cups.Queue("pdf")));
        await PrintStage.GiveAsync(operators.Browser, page, machine, edition, 3);
        var answers = await Task.WhenAll(Send(operators.Browser, page, machine, 0), Send(other.Browser, page, machine, 0));
        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.Redirect);
        var job = (await PrintStage.EndedAsync(server, machine)).ShouldHaveSingleItem();
        job.State.ShouldBe(PrintJobState.Printed, $"{job.Trouble}\n{cups.Log}");
        var (_, cover) = cups.Printed()[0];
        var (title, path) = cups.Printed()[1];
        title.ShouldBe(job.Name);

        // The cover comes first, and once.
        var sides = await PrintStage.PagesAsync(await File.ReadAllBytesAsync(cover, Ending));
        sides.Select(side => side.Trim().Length > 0).ShouldBe([true, false]);
        (await OtherProcess.RunAsync("/usr/bin/qpdf", ["--show-npages", path])).Said.Trim().ShouldBe("6");
        (await operators.Browser.TextAsync(page)).ShouldContain("printed");

        // The printer knows our name for it, and so can be asked what became of it.
        var printer = server.Services.GetRequiredService<IppPrinter>();
        (await printer.FindAsync(new Uri(cups.Queue("pdf")), job.Name, Ending)).ShouldBe(job.PrinterJob);
        (await printer.FindAsync(new Uri(cups.Queue("pdf")), "another", Ending)).ShouldBeNull();

        // A correction now comes too late.
        await using (var scope = server.Services.CreateAsyncScope())
        {
            var effects = new List<CorrectionEffect>();
            foreach (var each in scope.ServiceProvider.GetServices<ICorrectionEffects>())
            {
                effects.AddRange(await each.OfAsync(issue, [edition.Id], Ending));
            }

            effects.ShouldContain(effect => effect.Link == page && effect.Text.Contains("Riso", StringComparison.Ordinal));
        }

        // A machine that gets every copy in its file, with a cover.
        var shop = await OrderStage.MachineAsync(server, operators.Browser, "Shop", ("Input.Address", cups.Queue("pdf")), ("Input.Repeats", "yes"));
        await PrintStage.GiveAsync(operators.Browser, page, shop, edition, 3);
        await Send(operators.Browser, page, shop, 0);
        (await PrintStage.EndedAsync(server, shop)).ShouldHaveSingleItem().State.ShouldBe(PrintJobState.Printed);
        (await OtherProcess.RunAsync("/usr/bin/qpdf", ["--show-npages", cups.Printed()[2].Path])).Said.Trim().ShouldBe("8");

        // Nobody there; then there is.
        var away = await OrderStage.MachineAsync(server, operators.Browser, "Away", ("Input.Address", "ipp://127.0.0.1:9/printers/pdf"));
        await PrintStage.GiveAsync(operators.Browser, page, away, edition, 1);
        await Send(operators.Browser, page, away, 0);
        var failed = (await PrintStage.EndedAsync(server, away)).ShouldHaveSingleItem();
        (failed.State, failed.Trouble).ShouldBe((PrintJobState.Failed, JobTrouble.Away));
        (await operators.Browser.TextAsync(page)).ShouldContain("The printer does not answer");
        await server.WithAsync(db => db.Set<Handbill.Distribution.Orders.Machines.Machine>().Where(one => one.Id == away).ExecuteUpdateAsync(set => set.SetProperty(one => one.Address, cups.Queue("pdf")), Ending));
        (await operators.Browser.FillAsync(page, "Job", ("job", failed.Id.ToString()), ("act", "again"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await PrintStage.EndedAsync(server, away)).ShouldHaveSingleItem().State.ShouldBe(PrintJobState.Printed);

        // One that reads no PDF, and a queue that is not there.
        var typewriter = await OrderStage.MachineAsync(server, operators.Browser, "Typewriter", ("Input.Address", cups.Queue("typewriter")));
        await PrintStage.GiveAsync(operators.Browser, page, typewriter, edition, 1);
        await Send(operators.Browser, page, typewriter, 0);
        (await PrintStage.EndedAsync(server, typewriter)).Select(one => (one.State, one.Trouble)).ShouldBe([(PrintJobState.Failed, JobTrouble.Format)]);
        var nowhere = await OrderStage.MachineAsync(server, operators.Browser, "Nowhere", ("Input.Address", cups.Queue("nowhere")));
        await PrintStage.GiveAsync(operators.Browser, page, nowhere, edition, 1);
        await Send(operators.Browser, page, nowhere, 0);
        (await PrintStage.EndedAsync(server, nowhere)).Select(one => (one.State, one.Trouble)).ShouldBe([(PrintJobState.Failed, JobTrouble.NoQueue)]);

        // One that takes its time is cancelled, there too.
        var slow = await OrderStage.MachineAsync(server, operators.Browser, "Slow", ("Input.Address", cups.Queue("slow")), ("Input.Repeats", "yes"));
        await PrintStage.GiveAsync(operators.Browser, page, slow, edition, 1);
        await Send(operators.Browser, page, slow, 0);
        var printing = await PrintStage.StateAsync(server, slow, PrintJobState.Printing);
        (await operators.Browser.FillAsync(page, "Job", ("job", printing.Id.ToString()), ("act", "cancel"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await PrintStage.EndedAsync(server, slow)).ShouldHaveSingleItem().State.ShouldBe(PrintJobState.Cancelled);
        (await printer.JobAsync(new Uri(cups.Queue("slow")), printing.PrinterJob!.Value, Ending)).State.ShouldBe(JobState.Canceled);

        // What failed is not tried again with a sheet that was corrected meanwhile.
        await server.WithAsync(db => db.Set<Handbill.Desk.Stories.Story>().Where(story => story.EditionId == edition.Id).ExecuteUpdateAsync(set => set.SetProperty(story => story.Headline, story => story.Headline + "!").SetProperty(story => story.Revision, story => story.Revision + 1), Ending));
        await operators.Browser.FillAsync(page, "Job", ("job", (await PrintStage.EndedAsync(server, nowhere))[0].Id.ToString()), ("act", "again"));
        (await PrintStage.EndedAsync(server, nowhere)).Select(one => (one.State, one.Trouble)).ShouldBe([(PrintJobState.Failed, JobTrouble.Old)]);

        // All in all, what was to be printed was, and nothing twice.
        cups.Printed().Count.ShouldBe(4);

        static Task<Answer> Send(HttpClient browser, string page, MachineId machine, int turn) => browser.FillAsync(page, "Send", ("machine", machine.ToString()), ("turn", $"{turn}"));
    }

    [Fact]
    public async Task A_printer_that_takes_job_and_document_in_one_says_that_its_paper_is_out_and_the_page_shows_it_live()
    {
        await using var printer = await PlainPrinter.StartAsync();
        await using var secret = await PlainPrinter.StartAsync(isSecret: true);
        await using var server = await TestServer.StartAsync();
        var (issue, operators, edition) = await PrintStage.ReadyAsync(server);
        var page = $"/issues/{issue}/orders";
        printer.Reason = "media-empty-error";
        var machine = await OrderStage.MachineAsync(server, operators.Browser, "Plain", ("Input.Address", printer.Address), ("Input.Imposition", "TwoUp"), ("Input.Repeats", "yes"));
        await PrintStage.GiveAsync(operators.Browser, page, machine, edition, 3);
        (await operators.Browser.FillAsync(page, "Send", ("machine", machine.ToString()), ("turn", "0"))).Status.ShouldBe(HttpStatusCode.Redirect);

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Ending);
        ending.CancelAfter(TimeSpan.FromSeconds(60));
        using var live = new StreamReader(await operators.Browser.GetStreamAsync($"{page}/live", ending.Token));
        await LineAsync("The printer is out of paper. Fill the tray: it goes on by itself.");
        (printer.Reason, printer.State) = ("none", JobState.Completed);
        await LineAsync("<span>printed</span>");
        printer.Documents.ShouldHaveSingleItem().ShouldBeGreaterThan(1000);

        // Three copies of a sheet that is cut in two take two sheets of larger paper, and the file says so: a cover, and two times two sides of A3.
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.pdf");
        await File.WriteAllBytesAsync(path, await operators.Browser.GetByteArrayAsync($"{page}/{machine}.pdf", Ending), Ending);
        try
        {
            (await OtherProcess.RunAsync(Needed.Program("qpdf"), ["--check", path])).Code.ShouldBe(0);
            (await OtherProcess.RunAsync(Needed.Program("qpdf"), ["--show-npages", path])).Said.Trim().ShouldBe("6");
            (await OtherProcess.RunAsync(Needed.Program("pdfinfo"), ["-l", "9", path])).Said.ShouldContain("1190.55 x 841.89");
        }
        finally
        {
            File.Delete(path);
        }

        // What speaks in secret and is not known is told nothing.
        var unknown = await OrderStage.MachineAsync(server, operators.Browser, "Secret", ("Input.Address", secret.Address));
        await PrintStage.GiveAsync(operators.Browser, page, unknown, edition, 1);
        await operators.Browser.FillAsync(page, "Send", ("machine", unknown.ToString()), ("turn", "0"));
        (await PrintStage.EndedAsync(server, unknown)).Select(one => (one.State, one.Trouble)).ShouldBe([(PrintJobState.Failed, JobTrouble.Certificate)]);
        secret.Documents.ShouldBeEmpty();

        async Task LineAsync(string awaited)
        {
            while (await live.ReadLineAsync(ending.Token) is { } line)
            {
                if (line.Contains(awaited, StringComparison.Ordinal))
                {
                    return;
                }
            }

            Assert.Fail($"The stream ended before: {awaited}");
        }
    }

    [Fact]
    public async Task Whoever_was_killed_between_sending_and_noting_leaves_a_job_that_is_printed_once()
    {
        await using var cups = await CupsServer.StartAsync();
        await using var server = await TestServer.StartAsync();
        server.Services.GetRequiredService<JobWatch>().Silent = TimeSpan.FromSeconds(3);
        var (issue, operators, edition) = await PrintStage.ReadyAsync(server);
        var page = $"/issues/{issue}/orders";
        var queue = new Uri(cups.Queue("pdf"));
        var printer = server.Services.GetRequiredService<IppPrinter>();

        // Killed after its job was made and before the printer's number was noted; after the number, before the document; after the document; and with a printer that is gone.
        var made = await HeldAsync("Made", queue, async job => _ = await printer.CreateAsync(queue, TicketOf(job), Ending));
        var numbered = await HeldAsync("Numbered", queue, async job => job.PrinterJob = await printer.CreateAsync(queue, TicketOf(job), Ending));
        var sent = await HeldAsync("Sent", queue, async job =>
        {
            job.PrinterJob = await printer.CreateAsync(queue, TicketOf(job), Ending);
            await printer.SendAsync(queue, job.PrinterJob.Value, WriteAsync, Ending);
        });
        var gone = await HeldAsync("Gone", new Uri("ipp://127.0.0.1:9/printers/pdf"), _ => Task.CompletedTask);

        foreach (var machine in new[] { made, numbered, sent })
        {
            (await PrintStage.EndedAsync(server, machine)).ShouldHaveSingleItem().State.ShouldBe(PrintJobState.Printed);
        }

        cups.Printed().Count.ShouldBe(3);
        var unsure = await PrintStage.StateAsync(server, gone, PrintJobState.Unsure);
        (await operators.Browser.TextAsync(page)).ShouldContain("may have been sent: look at the printer");
        (await operators.Browser.FillAsync(page, "Job", ("job", unsure.Id.ToString()), ("act", "printed"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await PrintStage.StateAsync(server, gone, PrintJobState.Printed)).EndedAt.ShouldNotBeNull();

        // A job as whoever was killed left it.
        async Task<MachineId> HeldAsync(string name, Uri address, Func<PrintJob, Task> sends)
        {
            var machine = await OrderStage.MachineAsync(server, operators.Browser, name, ("Input.Address", address.OriginalString));
            await PrintStage.GiveAsync(operators.Browser, page, machine, edition, 1);
            var hash = await HashAsync();
            var job = new PrintJob
            {
                Id = new PrintJobId(Guid.CreateVersion7()), IssueId = issue, MachineId = machine, Turn = 1, Ink = "", Part = "", Copies = 1, Paper = "", OrderedInk = "", AskedAt = DateTimeOffset.UtcNow,
                AskedBy = operators.Account, State = PrintJobState.Sending, HeldBy = Guid.NewGuid(),
            };
            await sends(job);
            await server.WithAsync(db =>
            {
                db.Add(job);
                db.Add(new PrintJobEdition { JobId = job.Id, EditionId = edition.Id, Number = 0, WorkplaceName = edition.WorkplaceName, Language = edition.Language, Copies = 1, Hash = hash });
                return db.SaveChangesAsync(Ending);
            });
            return machine;
        }

        async Task<string> HashAsync()
        {
            await using var scope = server.Services.CreateAsyncScope();
            return (await scope.ServiceProvider.GetRequiredService<IPressedSheets>().OfAsync(issue, Ending)).Single(sheet => sheet.Edition.Id == edition.Id).Files[0].Hash;
        }

        async Task WriteAsync(Stream stream, CancellationToken ending)
        {
            await using var scope = server.Services.CreateAsyncScope();
            var bytes = await scope.ServiceProvider.GetRequiredService<IPressedSheets>().ReadAsync(await HashAsync(), ending);
            await stream.WriteAsync(bytes!.Value, ending);
        }

        static JobTicket TicketOf(PrintJob job) => new(job.Name, 1, "two-sided-long-edge", "iso_a4_210x297mm");
    }
}

/// <summary>Issues that can be printed, and jobs that are waited for.</summary>
internal static class PrintStage
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <summary>A locked issue whose sheets are made, somebody who prints it, and an edition that has a sheet.</summary>
    public static async Task<(IssueId Issue, SignedIn Operators, EditionCard Edition)> ReadyAsync(TestServer server)
    {
        var issue = await RunStage.LockedAsync(server, OrderStage.Few());
        var operators = await server.SignInAsync(Role.PressOperator, Scope.Organisation);
        var run = await RunStage.MakeAsync(server, operators, issue);
        var made = run.Sheets.First(sheet => sheet.Prints.Length > 0);
        return (issue, operators, (await IssueStage.EditionsAsync(server, issue)).Single(edition => edition.Id == made.EditionId));
    }

    /// <summary>Gives one edition to a machine, in so many copies.</summary>
    public static async Task GiveAsync(HttpClient browser, string page, MachineId machine, EditionCard edition, int copies)
    {
        (await browser.FillAsync(page, null, ("Input.Version", await VersionAsync()), (Handbill.Distribution.Orders.OrderForm.FieldOf(edition.Id), $"{copies}"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await browser.FillAsync(page, "Assign", ("Input.Version", await VersionAsync()), ("machine", machine.ToString()), ("having", edition.Slug))).Status.ShouldBe(HttpStatusCode.Redirect);

        async Task<string?> VersionAsync() => (await browser.OpenAsync(page)).Field("Input.Version");
    }

    /// <summary>The words on each page of a file.</summary>
    public static async Task<string[]> PagesAsync(byte[] file)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.pdf");
        await File.WriteAllBytesAsync(path, file, Ending);
        try
        {
            // Each page ends with a form feed.
            return (await OtherProcess.RunAsync(Needed.Program("pdftotext"), ["-layout", path, "-"])).Said.Split('\f')[..^1];
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>The jobs of a machine without their covers, once all are over.</summary>
    public static async Task<IReadOnlyList<PrintJob>> EndedAsync(TestServer server, MachineId machine)
    {
        var began = Stopwatch.StartNew();
        while (true)
        {
            var jobs = await JobsAsync(server, machine);
            if (jobs.Count > 0 && jobs.All(job => job.EndedAt is not null))
            {
                return [.. jobs.Where(job => !job.IsCover)];
            }

            began.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60), string.Join(", ", jobs.Select(job => $"{job.State} {job.Trouble}")));
            await Task.Delay(50, Ending);
        }
    }

    /// <summary>The one job of a machine, once it is in a state.</summary>
    public static async Task<PrintJob> StateAsync(TestServer server, MachineId machine, PrintJobState state)
    {
        var began = Stopwatch.StartNew();
        while (true)
        {
            if ((await JobsAsync(server, machine)).SingleOrDefault() is { } job && job.State == state)
            {
                return job;
            }

            began.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60));
            await Task.Delay(50, Ending);
        }
    }

    private static Task<List<PrintJob>> JobsAsync(TestServer server, MachineId machine) =>
        server.WithAsync(db => db.Set<PrintJob>().AsNoTracking().Where(job => job.MachineId == machine).ToListAsync(Ending));
}
