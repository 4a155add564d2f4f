using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using Handbill.Desk.Boards;
using Handbill.Desk.Contracts;
using Handbill.Desk.Editorials;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Press.Contracts;
using Handbill.Server.Tests.Hosting;
using Handbill.Ui.Components;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Server.Tests.Issues;

public sealed class BoardTests
{
    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task The_board_lists_every_edition_and_is_sorted_filtered_and_grouped(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var issue = await IssueStage.TakeInAsync(server, IssueStage.Text(IssueStage.Read(IssueStage.Folder("samples/fortnight"))));
        var reader = await server.SignInAsync(Role.PressOperator, Scope.Organisation);
        var page = $"/issues/{issue}/board";
        var editions = await IssueStage.EditionsAsync(server, issue);

        var all = await reader.Browser.TextAsync(page);
        foreach (var edition in editions)
        {
            all.ShouldContain($"id=\"e-{edition.Id}\"");
        }

        all.ShouldContain("12 editions");
        var one = await reader.Browser.TextAsync($"{page}?q={Uri.EscapeDataString(editions[0].Slug)}");
        one.ShouldContain($"id=\"e-{editions[0].Id}\"");
        one.ShouldNotContain($"id=\"e-{editions[1].Id}\"");
        foreach (var query in new[] { "?sort=-name", "?sort=late", "?sort=fit", "?sort=nonsense", "?by=region", "?by=region&sort=-copy&q=" })
        {
            (await reader.Browser.TextAsync(page + query)).ShouldContain("12 editions");
        }

        var falling = await reader.Browser.TextAsync(page + "?sort=-name");
        var rising = await reader.Browser.TextAsync(page + "?sort=name");
        Order(falling).ShouldBe(Enumerable.Reverse(Order(rising)));
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task What_is_done_elsewhere_comes_as_a_fresh_row(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var issue = await IssueStage.TakeInAsync(server, IssueStage.Text(IssueStage.Small()));
        var reader = await server.SignInAsync(Role.EditorialBoard, Scope.Organisation);
        var edition = (await IssueStage.EditionsAsync(server, issue)).Single(one => one.Slug == "bus-depot");
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        ending.CancelAfter(TimeSpan.FromSeconds(60));
        await using var stream = await reader.Browser.GetStreamAsync($"/issues/{issue}/board/live", ending.Token);
        using var lines = new StreamReader(stream);
        await UntilAsync(lines, line => line.Contains($"e-{edition.Id}", StringComparison.Ordinal), ending.Token);

        await server.WithAsync(async db =>
        {
            var story = await db.Set<Story>().FirstAsync(one => one.EditionId == edition.Id, TestContext.Current.CancellationToken);
            story.State = StoryState.Draft;
            db.Record(new AuditAct(null, "story.change", "story", story.Id.Value));
            return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });

        var items = await server.WithAsync(db => db.Set<Story>().CountAsync(one => one.EditionId == edition.Id, TestContext.Current.CancellationToken));
        var row = await UntilAsync(lines, line => line.Contains($"{items - 1} of {items} ready", StringComparison.Ordinal), ending.Token);
        row.ShouldStartWith("data: <tr id=\"e-");
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Four_hundred_workplaces_are_a_small_page_and_few_questions(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var text = IssueStage.Text(IssueStage.Small());
        var depot = text.Editions.Single(edition => edition.Slug == "bus-depot");
        var issue = await IssueStage.TakeInAsync(
            server, text with { Editions = [.. Enumerable.Range(1, 400).Select(number => depot with { Slug = $"gate-{number:000}", Workplace = $"Gate number {number}", Items = [.. depot.Items.Take(number % 7)] })] });
        var reader = await server.SignInAsync(Role.PressOperator, Scope.Organisation);
        var page = $"/issues/{issue}/board";
        await reader.Browser.TextAsync(page);

        using var ask = new HttpRequestMessage(HttpMethod.Get, page);
        ask.Headers.AcceptEncoding.ParseAdd("gzip");
        var began = Stopwatch.GetTimestamp();
        using var answer = await reader.Browser.SendAsync(ask, TestContext.Current.CancellationToken);
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper?.WriteLine($"{bytes.Length} bytes in {Stopwatch.GetElapsedTime(began).TotalMilliseconds:0.0} ms");

        bytes.Length.ShouldBeLessThan(120_000);
        using var unpacked = new StreamReader(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress));
        (await unpacked.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldContain("Gate number 400");
    }

    [Fact]
    public void Late_is_what_was_due_and_is_not_there()
    {
        var now = new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);
        var (before, after) = (now.AddDays(1), now.AddDays(-1));

        Row(copyDue: before, lockDue: before, StoryState.Draft).Late.ShouldBeNull();
        Row(copyDue: after, lockDue: before, StoryState.Draft).Late.ShouldBe(new Lateness(LatePart.Copy, after));
        Row(copyDue: after, lockDue: before, StoryState.Ready).Late.ShouldBeNull();
        Row(copyDue: after, lockDue: after, StoryState.Ready).Late.ShouldBe(new Lateness(LatePart.Approval, after));
        Row(copyDue: after, lockDue: before, StoryState.Killed).Copy.ShouldBe(Progress.Waiting);

        BoardRow Row(DateTimeOffset copyDue, DateTimeOffset lockDue, StoryState state)
        {
            var edition = new EditionId(Guid.NewGuid());
            var card = new EditionCard
            {
                Id = edition, IssueId = default, WorkplaceId = new WorkplaceId(Guid.NewGuid()), WorkplaceName = "Depot", Slug = "depot", GroupId = default, Language = "en", Copies = 1, Submit = "", Fit = "",
                FitWords = 0, FitVersion = -1, CopyVersion = 0, Version = 0,
            };
            var issue = new IssueCard
            {
                Id = default, PublicationId = default, PublicationSlug = "p", PublicationName = "P", Motto = "", Imprint = "", Language = "en", Translations = [], Sheet = "A4", Style = "", Inks = [],
                Submit = "", TimeZone = "Etc/UTC", Number = 1, Date = default, OpenedAt = default, CopyDue = copyDue, LockDue = lockDue, PressDue = default, HandOutAt = default,
                OtherFiles = new Dictionary<string, string>(StringComparer.Ordinal), Version = 0,
            };
            var story = new ItemMark(edition, state);
            return BoardRows.Of(issue, [card], [story], [PrintedEditorials.Of(issue, [])], [], new Dictionary<WorkplaceId, WorkplaceCard>(), new Dictionary<GroupId, string>(), now).Single();
        }
    }

    private static string[] Order(string page) =>
        [.. System.Text.RegularExpressions.Regex.Matches(page, "<tr id=\"e-([0-9a-f]+)\"").Select(match => match.Groups[1].Value)];

    private static async Task<string> UntilAsync(StreamReader lines, Func<string, bool> wanted, CancellationToken ending)
    {
        while (await lines.ReadLineAsync(ending) is { } line)
        {
            if (wanted(line))
            {
                return line;
            }
        }

        throw new InvalidOperationException("The stream ended.");
    }
}
