using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Handbill.Desk.Contracts;
using Handbill.Desk.Flatplans;
using Handbill.Desk.Stories;
using Handbill.Distribution.Orders;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Handbill.Press.IssueRuns;
using Handbill.Programs;
using Handbill.Server.Tests.Hosting;
using Handbill.Server.Tests.Issues;
using Handbill.Server.Tests.Press;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Server.Tests.Flatplans;

/// <summary>The flatplan of a newspaper at the desk, as it was taken in: changed, taken back, locked and printed.</summary>
public sealed class FlatplanTests
{
    private const string More =
        "\nWhat follows was said on the steps of the hall, by people who had come to see whether the hands would really move. A baker thought that nothing good would come of it. A porter set his own watch twice, "
        + "and was wrong both times. The woman who sells eggs said that she would go by the sun, as her mother had done. Two apprentices had a bet on it, and neither would say afterwards who had won. The school sent a "
        + "class, which counted aloud to sixty and then cheered. Nobody could say whose idea the bunting was. By noon it had been taken down again, folded, and put back into the cupboard where it had been found, behind "
        + "the spare wheels.\n";

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_paper_is_changed_taken_back_locked_and_comes_out_as_the_command_line_makes_it(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var issue = await IssueStage.TakeInAsync(server, IssueStage.Text(IssueStage.Read(IssueStage.Folder("samples/paper"))));
        var (board, editor) = (await server.SignInAsync(Role.EditorialBoard, Scope.Organisation), await server.SignInAsync(Role.DeskEditor, Scope.Organisation));
        var page = $"/issues/{issue}/flatplan";
        var began = await PlanAsync(server, issue);
        began.Faults().ShouldBeEmpty();
        (await board.Browser.TextAsync(page)).ShouldContain("Every page is exactly full.");

        // What cannot be is refused with a sentence, and nothing is changed.
        await RefusedAsync(HttpStatusCode.BadRequest, "would lie over another", "Put", [("version", "0"), ("frame", "0"), .. Box(1, 2, 1, 3, 12)]);
        await RefusedAsync(HttpStatusCode.BadRequest, "beyond its page", "Put", [("version", "0"), ("frame", "0"), .. Box(1, 3, 1, 3, 12)]);
        await RefusedAsync(HttpStatusCode.BadRequest, "beyond its page", "Add", ("version", "0"), ("page", "x"));
        await RefusedAsync(HttpStatusCode.BadRequest, "not there any more", "Remove", ("version", "0"), ("frame", "99"));
        await RefusedAsync(HttpStatusCode.BadRequest, "stand twice on one page", "Place", ("version", "0"), ("frame", "0"), ("story", began.Frames[1].Story));
        await RefusedAsync(HttpStatusCode.BadRequest, "not there any more", "Place", ("version", "0"), ("frame", "0"), ("story", "nobody"));
        await RefusedAsync(HttpStatusCode.BadRequest, "4, 8, 12 or 16", "Pages", ("version", "0"), ("pages", "7"));

        // An act, and the other editor who had the plan as it was before: told so, and nothing of the first is overwritten.
        await DoneAsync(board, "Remove", ("version", "0"), ("frame", "0"));
        (await PlanAsync(server, issue)).Frames.Length.ShouldBe(began.Frames.Length - 1);
        await RefusedAsync(HttpStatusCode.Conflict, "Somebody else changed the flatplan", "Remove", ("version", "0"), ("frame", "1"));
        (await board.Browser.TextAsync($"/issues/{issue}/lock")).ShouldContain("stands in no frame");
        for (var step = 1; step <= 50; step++)
        {
            await DoneAsync(board, step % 2 == 1 ? "AddFree&page=1" : "Remove", ("version", $"{step}"), ("frame", $"{began.Frames.Length - 1}"));
        }

        for (var step = 51; step <= 101; step++)
        {
            await DoneAsync(editor, "Undo", ("version", $"{step}"));
        }

        (await PlanAsync(server, issue)).Write().ShouldBe(began.Write());
        await RefusedAsync(HttpStatusCode.BadRequest, "not there any more", "Undo", ("version", "102"));

        // The articles are not approved yet; then they are, and the paper is locked and printed.
        var missing = await board.Browser.SendAsync($"/issues/{issue}/lock", $"/issues/{issue}/lock");
        missing.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await missing.TextAsync()).ShouldContain("is not approved");
        await server.WithAsync(db => db.Set<Story>().Where(one => one.IssueId == issue).ExecuteUpdateAsync(set => set.SetProperty(one => one.State, StoryState.Approved), Ending));
        (await board.Browser.SendAsync($"/issues/{issue}/lock", $"/issues/{issue}/lock")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await RefusedAsync(HttpStatusCode.Conflict, "change no more", "Remove", ("version", "102"), ("frame", "0"));

        using var folder = new WorkFolder();
        (await IssueStage.TakeOutAsync(server, issue)).WriteFolder(folder.Path("issue"));
        new IssuePress().Press(new PressOptions { Folder = folder.Path("issue"), Out = folder.Path("out") }, observer: null, Ending).Editions.ShouldHaveSingleItem().IsFitted.ShouldBeTrue();
        var run = await RunStage.MakeAsync(server, board, issue);
        (await board.Browser.GetByteArrayAsync($"/runs/{run.Id}/paper.pdf", Ending)).ShouldBe(await File.ReadAllBytesAsync(Path.Combine(folder.Path("out"), "paper.pdf"), Ending));
        (await board.Browser.GetByteArrayAsync($"/runs/{run.Id}/print/paper.pdf", Ending)).ShouldBe(await File.ReadAllBytesAsync(Path.Combine(folder.Path("out"), "print", "paper.pdf"), Ending));

        async Task RefusedAsync(HttpStatusCode status, string sentence, string act, params (string, string)[] fields)
        {
            var answer = await board.Browser.SendAsync(page, $"{page}?handler={act}", fields);
            var text = await answer.TextAsync();
            answer.StatusCode.ShouldBe(status, text);
            text.ShouldContain(sentence);
        }

        async Task DoneAsync(SignedIn by, string act, params (string, string)[] fields)
        {
            var answer = await by.Browser.SendAsync(page, $"{page}?handler={act}", fields);
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.TextAsync());
        }
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_paper_of_two_sheets_is_locked_made_and_ordered(StoreKind kind)
    {
        const int pages = 8;
        await using var server = await TestServer.StartAsync(kind);
        var issue = await IssueStage.TakeInAsync(server, IssueStage.Text(Paper(pages)));
        (await PlanAsync(server, issue)).Faults().ShouldBeEmpty();
        await server.WithAsync(db => db.Set<Story>().Where(one => one.IssueId == issue).ExecuteUpdateAsync(set => set.SetProperty(one => one.State, StoryState.Approved), Ending));
        var (board, operators) = (await server.SignInAsync(Role.EditorialBoard, Scope.Organisation), await server.SignInAsync(Role.PressOperator, Scope.Organisation));
        (await board.Browser.SendAsync($"/issues/{issue}/lock", $"/issues/{issue}/lock")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var folder = new WorkFolder();
        (await IssueStage.TakeOutAsync(server, issue)).WriteFolder(folder.Path("issue"));
        var pressed = new IssuePress().Press(new PressOptions { Folder = folder.Path("issue"), Out = folder.Path("out") }, observer: null, Ending).Editions.ShouldHaveSingleItem();
        (pressed.IsFitted, pressed.Pages).ShouldBe((true, pages));

        var run = await RunStage.MakeAsync(server, operators, issue);

        run.Sheets.ShouldHaveSingleItem().Outcome.ShouldBe(SheetOutcome.Made);
        var reading = await operators.Browser.GetByteArrayAsync($"/runs/{run.Id}/paper.pdf", Ending);
        reading.ShouldBe(await File.ReadAllBytesAsync(Path.Combine(folder.Path("out"), "paper.pdf"), Ending));
        (await PagesAsync(folder, reading)).ShouldBe(pages);

        // Two pages on each side of a sheet that is folded.
        (await PagesAsync(folder, await operators.Browser.GetByteArrayAsync($"/runs/{run.Id}/print/paper.pdf", Ending))).ShouldBe(pages / 2);

        var order = $"/issues/{issue}/orders";
        var machine = await OrderStage.MachineAsync(server, operators.Browser, "Offset", ("Input.Sheets", "A3-folded"), ("Input.Repeats", "yes"));
        var edition = (await IssueStage.EditionsAsync(server, issue)).ShouldHaveSingleItem();
        (await operators.Browser.FillAsync(order, null, ("Input.Version", "0"), (OrderForm.FieldOf(edition.Id), "3"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await operators.Browser.FillAsync(order, "Assign", ("Input.Version", "1"), ("machine", machine.ToString()))).Status.ShouldBe(HttpStatusCode.Redirect);
        Regex.Match(await operators.Browser.TextAsync(order), @"\d+ sheets? of paper").Value.ShouldBe($"{3 * pages / 4} sheets of paper");
        (await operators.Browser.GetAsync($"{order}/{machine}.pdf", Ending)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    // The four pages of the sample again and again, each article under another name.
    private static IssueFiles Paper(int pages)
    {
        var (files, plan) = (IssueStage.Read(IssueStage.Folder("samples/paper")), new StringBuilder());
        var frames = files.FindText("flatplan.yaml")!.Split('\n').Where(line => line.StartsWith("  - {page: ", StringComparison.Ordinal)).ToList();
        plan.Append(CultureInfo.InvariantCulture, $"pages: {pages}\ncolumns: 4\nrows: 12\nframes:\n");
        foreach (var time in Enumerable.Range(0, pages / 4))
        {
            foreach (var frame in frames)
            {
                plan.Append(Regex.Replace(Regex.Replace(frame, @"page: (\d)", found => $"page: {int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) + (4 * time)}"), @"story: (.+)\.md", time == 0 ? "$0" : $"story: $1-{time}.md")).Append('\n');
            }

            // Only the first page has the paper's name over it: what would stand there on the others is more text.
            foreach (var path in files.Paths.Where(path => time > 0 && Regex.IsMatch(path, @"^articles/\d\d-[a-z-]+\.md$")).ToList())
            {
                files.Set(path.Replace(".md", $"-{time}.md", StringComparison.Ordinal), Regex.Replace(files.FindText(path)!, @"\npage: (\d)", found => $"\npage: {int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) + (4 * time)}") + (path.StartsWith("articles/01-", StringComparison.Ordinal) ? More : ""));
            }
        }

        return files.Set("flatplan.yaml", plan.ToString());
    }

    private static async Task<int> PagesAsync(WorkFolder folder, byte[] file)
    {
        await File.WriteAllBytesAsync(folder.Path("counted.pdf"), file, Ending);
        return int.Parse((await OtherProcess.RunAsync(Needed.Program("qpdf"), ["--show-npages", folder.Path("counted.pdf")])).Said.Trim(), CultureInfo.InvariantCulture);
    }

    private static (string, string)[] Box(int page, int column, int row, int columns, int rows) =>
        [("page", $"{page}"), ("column", $"{column}"), ("row", $"{row}"), ("columns", $"{columns}"), ("rows", $"{rows}")];

    private static async Task<FlatplanText> PlanAsync(TestServer server, IssueId issue) =>
        (await server.WithAsync(db => FlatplanShelf.ReadAsync(db, issue, Ending))).ShouldNotBeNull();
}
