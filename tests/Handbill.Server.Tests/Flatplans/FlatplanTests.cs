using System.Net;
using Handbill.Desk.Contracts;
using Handbill.Desk.Flatplans;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Handbill.Server.Tests.Hosting;
using Handbill.Server.Tests.Issues;
using Handbill.Server.Tests.Press;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Server.Tests.Flatplans;

/// <summary>The flatplan of a newspaper at the desk, as it was taken in: changed, taken back, locked and printed.</summary>
public sealed class FlatplanTests
{
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

    private static (string, string)[] Box(int page, int column, int row, int columns, int rows) =>
        [("page", $"{page}"), ("column", $"{column}"), ("row", $"{row}"), ("columns", $"{columns}"), ("rows", $"{rows}")];

    private static async Task<FlatplanText> PlanAsync(TestServer server, IssueId issue) =>
        (await server.WithAsync(db => FlatplanShelf.ReadAsync(db, issue, Ending))).ShouldNotBeNull();
}
